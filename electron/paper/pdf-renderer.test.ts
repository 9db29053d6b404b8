import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { FilingEnd, FilingEntry } from '#shared/filing/filing.ts'
import { EMPTY_REFERRAL } from '#shared/filing/referral.ts'
import { FORMS_ON_DEMAND, formLayout, requiredForms } from '#shared/forms/form-layout.ts'
import type { Layout } from '#shared/forms/layout.ts'
import type { FormId } from '#shared/paper.ts'
import { resolvePolicy } from '#shared/policy/resolve.ts'
import { TABLES } from '#tests/builders.ts'
import { SAMPLE_ENTRIES, sampleInput } from './form-samples.test-helper.ts'
import { startPdfRenderer } from './pdf-renderer.ts'
import { poppler, textOf, whenPoppler } from './read-pdf.test-helper.ts'

const FONTS = path.join(import.meta.dirname, '..', '..', 'assets', 'fonts')
const WORKER = new URL('./pdf-worker.ts', import.meta.url)
const renderer = startPdfRenderer({ workerUrl: WORKER, fontsDirectory: FONTS })
afterAll(() => renderer.stop())

/** What every category is handed at the window: the forms it needs and those it may ask for. */
const GOLDEN = Object.entries(SAMPLE_ENTRIES).flatMap(([who, entry]) =>
  [...requiredForms(entry, sampleInput(entry).policy), ...FORMS_ON_DEMAND].map(
    (form) => [`${who}-${form}`, entry, form] as const,
  ),
)

function layoutOf(entry: FilingEntry, form: FormId = 'filing-form'): Layout {
  const layout = formLayout(form, sampleInput(entry))
  if (!layout.ok) throw new Error(layout.error.message)
  return layout.value
}

async function pdfOf(layout: Layout): Promise<Uint8Array> {
  const rendered = await renderer.render(layout)
  if (!rendered.ok) throw new Error(rendered.error.message)
  return rendered.value.pdf
}

whenPoppler('Read back from the PDF', () => {
  test.each(GOLDEN)('%s says what it said before', async (name, entry, form) => {
    const pdf = await pdfOf(layoutOf(entry, form))
    await expect(textOf(pdf)).toMatchFileSnapshot(`golden/${name}.txt`)
  })

  test('names with rare characters and with a middle dot come out as they were entered', async () => {
    expect(textOf(await pdfOf(layoutOf(SAMPLE_ENTRIES.temporary)))).toContain('䶮㛃𬀩𠅤')
    expect(textOf(await pdfOf(layoutOf(SAMPLE_ENTRIES.referred)))).toContain('买买提·吐尔逊')
  })

  test('a name of Extension A is drawn by the extension font', async () => {
    const pdf = await pdfOf(layoutOf({ ...SAMPLE_ENTRIES.retiree, name: '沈㐁' }))
    expect(textOf(pdf)).toContain('沈㐁')
    expect(poppler('pdffonts', pdf).match(/NotoSansSC-Regular/g)).toHaveLength(2)
  })

  test('check boxes are no characters', async () => {
    const text = textOf(await pdfOf(layoutOf(SAMPLE_ENTRIES.retiree)))
    expect(text).not.toMatch(/[☐☑☒□■√]/)
  })

  test('every font is embedded as a subset with its Unicode map', async () => {
    const [, , ...fonts] = poppler('pdffonts', await pdfOf(layoutOf(SAMPLE_ENTRIES.temporary)))
      .trim()
      .split('\n')
    expect(fonts.length).toBeGreaterThan(1)
    for (const font of fonts) expect(font).toMatch(/CID TrueType\s+Identity-H\s+yes yes yes/)
  })

  test('the document information names the form and the acceptance number, not the person', async () => {
    const { name, documentNumber, phone, address } = SAMPLE_ENTRIES.retiree
    const info = poppler('pdfinfo', await pdfOf(layoutOf(SAMPLE_ENTRIES.retiree)))
    expect(info).toContain('跨省异地就医登记备案表 371000-20261122-0007')
    for (const personal of [name, documentNumber, phone, address])
      expect(info).not.toContain(personal)
  })

  test('the training watermark lies across a page that is otherwise the same', async () => {
    const layout = layoutOf(SAMPLE_ENTRIES.retiree)
    const text = textOf(await pdfOf({ ...layout, watermark: '训练' }))
    expect(text.trim().replace(/\n训\n练$/, '')).toBe(textOf(await pdfOf(layout)).trim())
  })
})

/** As long as the words of a slip get: the longest names of divisions, a long office, two printed lines of material. */
const LONGEST: FilingEntry = {
  ...SAMPLE_ENTRIES.retiree,
  name: '阿卜杜热合曼·阿卜杜克热木江',
  category: 'stationed-worker',
  destination: '652800',
  documentType: '08',
  documentNumber: 'P000000000000001',
  materials: { voucher: 'e-voucher', 'work-proof': 'promise' },
}

/** A certificate of a hospital with a name as long as any. */
const LONGEST_REFERRAL: FilingEntry = {
  ...SAMPLE_ENTRIES.referred,
  name: LONGEST.name,
  destination: LONGEST.destination,
  referral: {
    ...EMPTY_REFERRAL,
    issuerLevel: '3',
    date: '2026-11-20',
    issuer: '新疆生产建设兵团第十师北屯市中心医院',
  },
}

/** The end of a filing makes its days the longest. */
const ENDED: FilingEnd = {
  ...{ kind: 'terminated', on: '2026-12-22', reason: '回原籍', at: '2026-12-22T02:00:00Z' },
  by: { number: '0013', name: '顾长安' },
  secondPerson: null,
}

whenPoppler('The 受理单', () => {
  const longest = [
    ['the longest words', LONGEST],
    ['the longest referral', LONGEST_REFERRAL],
  ] as const
  const regions = Object.entries({
    国家: '320102',
    辽宁: '210102',
    山东: '371002',
    天津: '120101',
  })
  test.each(
    longest.flatMap(([what, entry]) => regions.map((region) => [what, ...region, entry] as const)),
  )(
    'stays on the upper half with %s by the rules of %s, its foot below its grid',
    async (_, __, division, entry) => {
      const policy = resolvePolicy(TABLES.policies, division, '2026-11-22')
      const input = { ...sampleInput(entry, { status: 'terminated', ended: ENDED }), policy }
      const office = { ...input.office, name: '新疆生产建设兵团第十师北屯市医疗保障服务中心' }
      const layout = formLayout('acceptance-slip', { ...input, office })
      if (!layout.ok) throw new Error(layout.error.message)
      const words = poppler('pdftotext', await pdfOf(layout.value), '-bbox')
      const lowest = (text: string) =>
        Math.max(
          ...[...words.matchAll(/yMax="([\d.]+)">([^<]*)</g)].flatMap(([, y, word]) =>
            word?.includes(text) ? Number(y) : [],
          ),
        )
      const foot = lowest('打印')
      expect(lowest('申领人')).toBeLessThan(foot - 25)
      expect(foot).toBeLessThan((297 / 2 / 25.4) * 72)
    },
  )
})

test.each(GOLDEN)('%s is one page of at most 60 KB', async (_, entry, form) => {
  const rendered = await renderer.render(layoutOf(entry, form))
  expect(rendered).toMatchObject({ ok: true, value: { pages: 1 } })
  expect(rendered.ok && rendered.value.pdf.byteLength).toBeLessThanOrEqual(60 * 1024)
})

test('the same form of the same day is the same bytes', async () => {
  const layout = layoutOf(SAMPLE_ENTRIES.retiree)
  expect(await pdfOf(layout)).toEqual(await pdfOf(layout))
})

test('a character no font draws is refused, named with its field', async () => {
  const rendered = await renderer.render(layoutOf({ ...SAMPLE_ENTRIES.retiree, name: '沈𪛗' }))
  expect(rendered).toMatchObject({ ok: false, error: { code: 'glyph-missing' } })
  expect(!rendered.ok && rendered.error.message).toMatch(/^姓名中的“𪛗”（U\+2A6D7）/)
})

test('answers find the request they belong to', async () => {
  const [refused, rendered] = await Promise.all([
    renderer.render(layoutOf({ ...SAMPLE_ENTRIES.retiree, name: '沈𪛗' })),
    renderer.render(layoutOf(SAMPLE_ENTRIES.retiree)),
  ])
  expect([refused.ok, rendered.ok]).toEqual([false, true])
})

test('after a failure the waiting form is refused and the next one is made by a new worker', async () => {
  const layout = layoutOf(SAMPLE_ENTRIES.retiree)
  // Not a layout: what a fault in our own code would send.
  const broken = { ...layout, blocks: null } as unknown as Layout
  expect(await renderer.render(broken)).toMatchObject({ error: { code: 'pdf-worker-failed' } })
  expect(await renderer.render(layout)).toMatchObject({ ok: true })
})

test('a stopped renderer refuses', async () => {
  const stopped = startPdfRenderer({ workerUrl: WORKER, fontsDirectory: FONTS })
  const waiting = stopped.render(layoutOf(SAMPLE_ENTRIES.retiree))
  await stopped.stop()
  expect(await waiting).toMatchObject({ error: { code: 'pdf-stopped' } })
  expect(await stopped.render(layoutOf(SAMPLE_ENTRIES.retiree))).toMatchObject({
    error: { code: 'pdf-stopped' },
  })
})
