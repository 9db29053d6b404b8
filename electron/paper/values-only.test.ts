import { afterAll, expect, test } from 'vitest'
import { formLayout } from '#shared/forms/form-layout.ts'
import type { Layout } from '#shared/forms/layout.ts'
import type { FormId } from '#shared/paper.ts'
import { TRUE_PLACEMENT } from '#shared/printing/printer-profile.ts'
import type { Result } from '#shared/result.ts'
import { SAMPLE_ENTRIES, sampleInput } from './form-samples.test-helper.ts'
import { aCorrectionNotice, LATER_ENTRY, laterInput } from './notice-samples.test-helper.ts'
import { PLAIN, type PrintSetting } from './pdf-messages.ts'
import { startPdfRenderer } from './pdf-renderer.ts'
import { poppler, textOf, whenPoppler, wordsOf } from './read-pdf.test-helper.ts'

const renderer = startPdfRenderer({
  workerUrl: new URL('./pdf-worker.ts', import.meta.url),
  fontsDirectory: new URL('../../assets/fonts', import.meta.url).pathname,
})
afterAll(() => renderer.stop())

const VALUES: PrintSetting = { ...PLAIN, content: 'values' }

async function draw(
  form: FormId,
  setting: PrintSetting,
  input = sampleInput(SAMPLE_ENTRIES.retiree),
): Promise<Uint8Array> {
  return drawLayout(formLayout(form, input), setting)
}

async function drawLayout(layout: Result<Layout>, setting: PrintSetting): Promise<Uint8Array> {
  if (!layout.ok) throw new Error(layout.error.message)
  const made = await renderer.render(layout.value, setting)
  if (!made.ok) throw new Error(made.error.message)
  return made.value.pdf
}

/** How many lines and boxes a page strokes or fills. */
function countDrawings(pdf: Uint8Array): number {
  const [, , svg = ''] = poppler('pdftocairo', pdf, '-svg').split(/(<\/defs>)/)
  return svg.match(/<path/g)?.length ?? 0
}

whenPoppler('For pre-printed paper', () => {
  test('only what was entered is printed, and nothing of the form', async () => {
    const values = textOf(await draw('filing-form', VALUES))
    for (const entered of ['沈静秋', '169900195803110022', '371000-20261122-0007', '13800000001'])
      expect(values).toContain(entered)
    expect(values).not.toMatch(/姓名|证件号码|登记备案表|填表|参考样式|第 1 页/)
  })

  test('what was entered in sentences is printed: changes, papers owed, faults', async () => {
    const { retiree } = SAMPLE_ENTRIES
    const change = {
      changes: [{ field: '就医地', from: '北京市', to: '广东省 广州市' }],
      ...{ by: '顾长安', at: '2026-11-23T01:30:00Z' },
    }
    const changed = await draw('filing-form', VALUES, { ...sampleInput(retiree), change })
    expect(textOf(changed)).toMatch(/北京市.*广州市/)
    const owed = textOf(await draw('later-notice', VALUES, laterInput(LATER_ENTRY)))
    expect(owed).toContain('参保地工作单位派出证明')
    expect(owed).not.toContain('容缺受理通知书')
    const wrong = aCorrectionNotice({ ...retiree, documentNumber: '169900195803110020' })
    const faults = textOf(await drawLayout(wrong, VALUES))
    expect(faults).toContain('身份证号码校验位不符')
    expect(faults).not.toContain('补正通知书')
  })

  test('every value stands where it stands on the form', async () => {
    const onForm = wordsOf(await draw('filing-form', PLAIN))
    const alone = wordsOf(await draw('filing-form', VALUES))
    expect(alone.length).toBeGreaterThan(8)
    // In the corner a value follows the form's own word, and both are read as one.
    for (const { text, y } of alone) {
      const found = onForm.filter((word) => word.text.includes(text) && word.y === y)
      expect(found, text).toHaveLength(1)
    }
    for (const { text, x } of alone.filter(({ y }) => y > 30))
      expect(onForm.find((word) => word.text === text)?.x, text).toBe(x)
  })

  test('of the drawings the ticks are left', async () => {
    // 险种, 人员类别, 登记类别.
    expect(countDrawings(await draw('filing-form', VALUES))).toBe(3)
    expect(countDrawings(await draw('filing-form', PLAIN))).toBeGreaterThan(30)
  })

  test('a form printed as a whole afterwards is whole', async () => {
    await draw('promise-letter', VALUES)
    expect(textOf(await draw('promise-letter', PLAIN))).toContain('承诺')
  })
})

whenPoppler('Placed for a printer', () => {
  test('every word is moved and stretched from the edge of the paper', async () => {
    const placement = { offsetX: 3, offsetY: -2, scaleX: 1.01, scaleY: 0.99, drift: 0 }
    const moved = wordsOf(await draw('filing-form', { ...PLAIN, placement }))
    const plain = wordsOf(await draw('filing-form', PLAIN))
    expect(moved).toHaveLength(plain.length)
    for (const [index, word] of plain.entries()) {
      expect(moved[index]?.x).toBeCloseTo(word.x * 1.01 + 3, 1)
      expect(moved[index]?.y).toBeCloseTo(word.y * 0.99 - 2, 1)
    }
  })

  test('the drift goes on with the sheets of a job', async () => {
    const placement = { ...TRUE_PLACEMENT, drift: 0.5 }
    const third = wordsOf(await draw('filing-form', { ...PLAIN, placement, sheetsBefore: 2 }))
    const plain = wordsOf(await draw('filing-form', PLAIN))
    for (const [index, word] of plain.entries()) expect(third[index]?.y).toBeCloseTo(word.y + 1, 1)
  })

  test('papers of one document begin on pages of their own and count their own', async () => {
    const layouts = (['filing-form', 'acceptance-slip', 'promise-letter'] as const).map((form) => {
      const layout = formLayout(form, sampleInput(SAMPLE_ENTRIES.retiree))
      if (!layout.ok) throw new Error(layout.error.message)
      return layout.value
    })
    const [first, ...others] = layouts
    if (first === undefined) throw new Error('no layouts')
    const made = await renderer.renderTogether([first, ...others], PLAIN)
    if (!made.ok) throw new Error(made.error.message)
    expect(made.value.pages).toBe(3)
    const alone = await Promise.all(layouts.map(({ form }) => draw(form as FormId, PLAIN)))
    expect(textOf(made.value.pdf)).toBe(alone.map(textOf).join(''))
  })
})
