import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { formLayout } from '#shared/forms/form-layout.ts'
import type { Layout } from '#shared/forms/layout.ts'
import { settlementStatementLayout } from '#shared/forms/settlement-statement.ts'
import type { Result } from '#shared/result.ts'
import { SAMPLE_ENTRIES, SAMPLE_INJURY, sampleInput } from './form-samples.test-helper.ts'
import { startPdfRenderer } from './pdf-renderer.ts'
import { poppler, textOf, whenPoppler } from './read-pdf.test-helper.ts'
import { SAMPLE_SETTLEMENT, statementInput } from './settlement-samples.test-helper.ts'

const FONTS = path.join(import.meta.dirname, '..', '..', 'assets', 'fonts')
const WORKER = new URL('./pdf-worker.ts', import.meta.url)
const renderer = startPdfRenderer({ workerUrl: WORKER, fontsDirectory: FONTS })
afterAll(() => renderer.stop())

const INJURED = sampleInput({ ...SAMPLE_ENTRIES.retiree, injury: SAMPLE_INJURY })
const CHANGED = {
  ...sampleInput(SAMPLE_ENTRIES.retiree),
  change: {
    changes: [{ field: '就医地', from: '北京市', to: '广东省 广州市' }],
    by: '顾长安',
    at: '2026-11-23T01:30:00Z',
  },
}

/** As long as a hospital, a diagnosis and a name get. */
const LONGEST = {
  ...SAMPLE_SETTLEMENT,
  person: { ...SAMPLE_SETTLEMENT.person, name: '阿卜杜热合曼·阿卜杜克热木江·买买提艾力·吐尔逊' },
  hospital: {
    ...SAMPLE_SETTLEMENT.hospital,
    name: '新疆生产建设兵团第十师北屯市中心医院附属康复与老年病治疗中心东院区住院部',
  },
}

const PAPERS: readonly (readonly [string, () => Result<Layout>, number])[] = [
  ['guangdong-statement', () => settlementStatementLayout(at('440106')), 2],
  ['hunan-statement', () => settlementStatementLayout(at('430302')), 2],
  ['borrowed-statement', () => settlementStatementLayout(at('371002')), 2],
  ['longest-statement', () => settlementStatementLayout(statementInput(LONGEST)), 2],
  ['injury-statement', () => formLayout('injury-statement', INJURED), 1],
  ['outside-order', () => formLayout('outside-order', INJURED), 1],
  ['termination-form', () => formLayout('termination-form', INJURED), 1],
  ['changed-filing-form', () => formLayout('filing-form', CHANGED), 1],
]

function at(division: string) {
  return statementInput(SAMPLE_SETTLEMENT, { division })
}

async function drawn(layout: Result<Layout>) {
  if (!layout.ok) throw new Error(layout.error.message)
  const rendered = await renderer.render(layout.value)
  if (!rendered.ok) throw new Error(rendered.error.message)
  return rendered.value
}

whenPoppler('Read back from the PDF', () => {
  test.each(PAPERS)('%s says what it said before, inside the page', async (name, make, pages) => {
    const rendered = await drawn(make())
    expect(rendered.pages).toBe(pages)
    await expect(textOf(rendered.pdf)).toMatchFileSnapshot(`golden/${name}.txt`)
    const words = poppler('pdftotext', rendered.pdf, '-bbox')
    const right = [...words.matchAll(/xMax="([\d.]+)"/g)].map(([, x]) => Number(x))
    const left = [...words.matchAll(/xMin="([\d.]+)"/g)].map(([, x]) => Number(x))
    // The grid's edges: 18 mm from either side of the paper.
    expect(Math.max(...right)).toBeLessThan((192.5 / 25.4) * 72)
    expect(Math.min(...left)).toBeGreaterThan((17.5 / 25.4) * 72)
  })
})

test('only a layout that is used outside its province is marked as ours', () => {
  const markOf = (division: string) => {
    const layout = settlementStatementLayout(at(division))
    return layout.ok && layout.value.corner.left
  }
  expect([markOf('440106'), markOf('430302'), markOf('371002')]).toEqual(['', '', '参考样式'])
})

test('附件11 is refused without an injury and where a third party is liable (规程第三十五条)', () => {
  const refusal = (thirdParty: '0' | '1' | undefined) => {
    const injury = thirdParty === undefined ? null : { ...SAMPLE_INJURY, thirdParty }
    const layout = formLayout(
      'injury-statement',
      sampleInput({ ...SAMPLE_ENTRIES.retiree, injury }),
    )
    return layout.ok ? '' : layout.error.message
  }
  expect(refusal('0')).toBe('')
  expect(refusal('1')).toContain('涉及第三方')
  expect(refusal(undefined)).toContain('没有登记外伤')
})

test('an outpatient settlement has no 住院结算单', () => {
  const visit = { ...SAMPLE_SETTLEMENT.visit, type: '11' }
  expect(settlementStatementLayout(statementInput({ ...SAMPLE_SETTLEMENT, visit }))).toMatchObject({
    error: { code: 'form-not-needed' },
  })
})
