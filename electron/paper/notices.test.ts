import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import type { Filing, FilingEntry } from '#shared/filing/filing.ts'
import type { Obligation } from '#shared/filing/obligation.ts'
import { formLayout, requiredForms } from '#shared/forms/form-layout.ts'
import type { Layout } from '#shared/forms/layout.ts'
import { GRID_WIDTH } from '#shared/forms/layout.ts'
import { noticeLayout } from '#shared/forms/notice.ts'
import { Category } from '#shared/policy/policy.ts'
import type { Result } from '#shared/result.ts'
import { SAMPLE_ENTRIES, sampleInput } from './form-samples.test-helper.ts'
import {
  aCorrectionNotice,
  aNotice,
  aOneTimeNotice,
  LATER_ENTRY,
  laterInput,
  NOTICES,
  noticeInput,
} from './notice-samples.test-helper.ts'
import { startPdfRenderer } from './pdf-renderer.ts'
import { poppler, textOf, whenPoppler } from './read-pdf.test-helper.ts'

const FONTS = path.join(import.meta.dirname, '..', '..', 'assets', 'fonts')
const WORKER = new URL('./pdf-worker.ts', import.meta.url)
const renderer = startPdfRenderer({ workerUrl: WORKER, fontsDirectory: FONTS })
afterAll(() => renderer.stop())

const REGIONS = ['371002', '210102', '120101', '320102']

async function rendered(layout: Result<Layout>) {
  if (!layout.ok) throw new Error(layout.error.message)
  const made = await renderer.render(layout.value)
  if (!made.ok) throw new Error(made.error.message)
  return made.value
}

/** The words of the page without white space, as they stand one after the other. */
async function wordsOf(layout: Result<Layout>): Promise<string> {
  const { pdf } = await rendered(layout)
  return textOf(pdf).replaceAll(/\s/gu, '')
}

whenPoppler('A notice read back from the PDF', () => {
  test.each(Object.entries(NOTICES))('%s says what it said before', async (name, layout) => {
    const { pdf } = await rendered(layout)
    await expect(textOf(pdf)).toMatchFileSnapshot(`golden/${name}.txt`)
  })

  test.each(Object.entries(NOTICES))('%s stays inside its margins', async (_, layout) => {
    const { pdf } = await rendered(layout)
    const words = poppler('pdftotext', pdf, '-bbox')
    const edges = [...words.matchAll(/<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)"/g)]
    expect(edges.length).toBeGreaterThan(20)
    for (const [, left, , right] of edges) {
      expect(Number(left)).toBeGreaterThan(50)
      expect(Number(right)).toBeLessThan(546)
    }
  })

  test('says of two pages which one it is, and of one nothing', async () => {
    const two = await rendered(aNotice('120101', 'referred'))
    expect(two.pages).toBe(2)
    expect(textOf(two.pdf)).toMatch(/第 1 页，共 2 页[\s\S]*第 2 页，共 2 页/)
    expect(await wordsOf(aNotice('320102', 'emergency'))).not.toContain('共1页')
  })

  test('keeps the signatures together on one page', async () => {
    const { pdf } = await rendered(aNotice('120101', 'referred'))
    const pages = poppler('pdftotext', pdf, '-raw').split('\f')
    expect(pages.filter((page) => page.includes('被告知人'))).toHaveLength(1)
    expect(pages.at(-1)?.trim() === '' ? pages.at(-2) : pages.at(-1)).toMatch(
      /被告知人[\s\S]*日期\s+日期/,
    )
  })

  test('tells an office with long names all of them', async () => {
    const input = noticeInput('659002')
    const name = '新疆生产建设兵团第一师阿拉尔市医疗保障服务中心跨省异地就医备案经办窗口'
    const layout = noticeLayout({ ...input, office: { ...input.office, name } }, 'temporary')
    expect(await wordsOf(layout)).toContain(name)
  })
})

describe('告知书', () => {
  test('can be drawn for every region and category, in at most two pages', async () => {
    for (const region of REGIONS) {
      for (const category of Category.options) {
        const { pages } = await rendered(aNotice(region, category))
        expect(pages, `${region} ${category}`).toBeLessThanOrEqual(2)
      }
      expect((await rendered(aOneTimeNotice(region))).pages).toBeLessThanOrEqual(2)
    }
  })

  test.each(['371002', '210102', '120101', '320102'])(
    'of %s has its nine items in order for whoever has to be filed',
    (region) => {
      const marks = Category.options
        .filter((category) => category !== 'emergency')
        .map((category) => {
          const layout = aNotice(region, category)
          return layout.ok ? JSON.stringify(layout.value).match(/[①-⑩]/g)?.join('') : undefined
        })
      expect(new Set(marks)).toEqual(new Set(['①②③④⑤⑥⑦⑧⑨']))
    },
  )

  test('leaves out of an emergency what is about filing', () => {
    const text = JSON.stringify(aNotice('371002', 'emergency'))
    expect(text).toContain('视同已备案，无需办理。')
    for (const item of ['容缺', '有效期：', '补办', '标△']) expect(text).not.toContain(item)
  })

  test('gives the telephone of the office for its own pool, and says so for another one', () => {
    const own = JSON.stringify(aNotice('371002', 'referred'))
    expect(own).toContain('请向参保地经办机构核实（电话 0631-5000000）')
    const other = JSON.stringify(aNotice('210102', 'referred'))
    expect(other).toContain('请向参保地经办机构核实（本窗口咨询电话 0631-5000000）')
  })

  test('explains the short names of what it cites, and nothing else', () => {
    const text = JSON.stringify(aNotice('371002', 'relocated-retiree'))
    expect(text).toContain('规程：基本医疗保险跨省异地就医直接结算经办规程')
    expect(text).not.toContain('威海转发通知：')
  })

  test('is refused for a place that is none', () => {
    expect(aNotice('999999', 'referred')).toMatchObject({ error: { code: 'no-such-division' } })
    expect(aOneTimeNotice('999999')).toMatchObject({ error: { code: 'no-such-division' } })
  })
})

describe('容缺受理通知书', () => {
  const layoutOf = (entry: FilingEntry) => formLayout('later-notice', laterInput(entry))
  const AGREED: Obligation = {
    id: 'work-proof',
    kind: 'later-material',
    requirement: 'work-proof',
    label: '异地工作证明材料',
    evidence: 'later',
    start: '2026-11-22',
    workingDays: null,
    dueDay: '2026-12-31',
    state: 'open',
    outcome: null,
  }
  const printed = (changes: Partial<Filing>): string => {
    const input = laterInput(LATER_ENTRY)
    const layout = formLayout('later-notice', {
      ...input,
      filing: { ...input.filing, ...changes },
    })
    return JSON.stringify(layout)
  }

  test('belongs to a filing whose papers come later, and to no other', () => {
    expect(requiredForms(LATER_ENTRY, laterInput(LATER_ENTRY).policy)).toEqual([
      'filing-form',
      'later-notice',
      'acceptance-slip',
    ])
    expect(layoutOf(SAMPLE_ENTRIES.retiree)).toMatchObject({ error: { code: 'form-not-needed' } })
  })

  test('names papers, day and what follows, and masks the number', () => {
    const text = JSON.stringify(layoutOf(LATER_ENTRY))
    expect(text).toContain('异地工作证明材料：参保地工作单位派出证明；或异地工作单位证明')
    expect(text).toContain('2026年12月31日前（含当日）')
    expect(text).toContain('逾期未补交的处理办法，现有文件没有规定')
    expect(text).toContain('即时取消备案资格')
    expect(text).not.toContain(LATER_ENTRY.documentNumber)
  })

  test.each([
    [15, '自受理次日起 15 个工作日，即2026年12月11日前（含当日）'],
    [40, '自受理次日起 40 个工作日，预计2027年1月15日前（含当日），以公布的放假安排为准'],
  ])('prints a term of %i working days as a day', (workingDays, words) => {
    const obligation = { ...AGREED, workingDays, dueDay: null }
    expect(printed({ obligations: [obligation] })).toContain(words)
  })

  test('prints the day that was agreed last', () => {
    const obligation = { ...AGREED, dueDay: '2027-01-29' }
    expect(printed({ obligations: [obligation] })).toContain('2027年1月29日前（含当日）')
  })

  test('is refused without a name', () => {
    expect(layoutOf({ ...LATER_ENTRY, name: '' })).toMatchObject({
      error: { code: 'form-value-missing' },
    })
  })
})

describe('补正通知书', () => {
  test('lists what is wrong, what would be right and the article, by the names of the fields', () => {
    const held = { ...SAMPLE_ENTRIES.retiree, materials: { voucher: 'e-voucher' }, agent: null }
    const text = JSON.stringify(aCorrectionNotice(held))
    expect(text).toContain('有 1 项需要补正')
    expect(text).toContain('异地安置认定材料')
    expect(text).toContain('“户口簿首页”和本人“常住人口登记卡”，或个人承诺书')
    expect(text).toContain('规程第八条（一）3')
    expect(text).toContain('补正期限现有文件没有规定')
  })

  test('is refused where nothing has to be corrected', () => {
    const sound = { ...SAMPLE_ENTRIES.retiree, startDate: '2026-11-23', agent: null }
    expect(aCorrectionNotice(sound)).toMatchObject({ error: { code: 'form-not-needed' } })
  })

  test('tells nobody’s name or number in the name of its file', () => {
    const layout = aCorrectionNotice({ ...SAMPLE_ENTRIES.retiree, materials: {} })
    expect(layout.ok && layout.value.documentTitle).toBe('补正通知书 2026-11-23')
  })
})

test('every grid of every notice is as wide as the page', () => {
  const layouts = [
    ...Object.values(NOTICES),
    formLayout('filing-form', sampleInput(SAMPLE_ENTRIES.retiree)),
  ]
  for (const layout of layouts) {
    for (const block of layout.ok ? layout.value.blocks : []) {
      if (block.kind !== 'grid') continue
      expect(block.columns.reduce((sum, width) => sum + width)).toBe(GRID_WIDTH)
      for (const { cells } of block.rows)
        expect(cells.reduce((sum, { span }) => sum + span, 0)).toBe(block.columns.length)
    }
  }
})
