import * as z from 'zod'

/** What may keep a page from being read. */
export const LegibilityKind = z.enum([
  'blur',
  'glare',
  'dark',
  'cut',
  'small-text',
  'empty',
  'repeated',
])
export type LegibilityKind = z.infer<typeof LegibilityKind>

/** One measure of a page beside the threshold that applied when it was taken. */
export const LegibilityFinding = z.strictObject({
  kind: LegibilityKind,
  measured: z.number(),
  threshold: z.number(),
  isPoor: z.boolean(),
})
export type LegibilityFinding = z.infer<typeof LegibilityFinding>

/** Every measure of a page, in the order in which the clerk is told. */
export const LegibilityReport = z.array(LegibilityFinding)
export type LegibilityReport = z.infer<typeof LegibilityReport>

interface Threshold {
  readonly value: number
  /** On which side of it a page is poor. */
  readonly poor: 'below' | 'above'
}

/**
 * Set by hand between the good and the spoilt of 432 generated pictures and 40 pairs; `npm run bench`
 * fits and measures on others, which nobody looked at for it.
 * Units: steepest step as a share of the contrast (blur), share of the page (glare, cut as the
 * narrowest margin, empty as what is written on), shade 0–255 of the paper (dark), pixels (small
 * text), likeness 0–1 (repeated).
 */
export const THRESHOLDS: Readonly<Record<LegibilityKind, Threshold>> = {
  empty: { value: 0.015, poor: 'below' },
  dark: { value: 110, poor: 'below' },
  blur: { value: 0.26, poor: 'below' },
  glare: { value: 0.004, poor: 'above' },
  cut: { value: 0.027, poor: 'below' },
  'small-text': { value: 14, poor: 'below' },
  repeated: { value: 0.66, poor: 'above' },
}

/** A measure judged by the threshold of its kind. */
export function judge(kind: LegibilityKind, measured: number): LegibilityFinding {
  const { value, poor } = THRESHOLDS[kind]
  return {
    kind,
    measured,
    threshold: value,
    isPoor: poor === 'below' ? measured < value : measured > value,
  }
}

/** What is wrong and what would be right, as the clerk reads it beside the picture. */
const WORDS: Readonly<
  Record<LegibilityKind, { readonly problem: string; readonly remedy: string }>
> = {
  empty: { problem: '页面是空白的', remedy: '请确认没有放反，或移除此页' },
  dark: { problem: '画面太暗', remedy: '请开灯或调亮高拍仪后重拍' },
  blur: { problem: '字迹模糊', remedy: '请放平纸张、等画面对焦后重拍' },
  glare: { problem: '有反光，字被遮住', remedy: '请移开灯光或换个角度后重拍' },
  cut: { problem: '页边缺失，文字贴到边缘', remedy: '请把整页放进画面，或调整四角' },
  'small-text': { problem: '文字太小，难以辨认', remedy: '请靠近些重拍，或分成几页拍' },
  repeated: { problem: '与本材料的另一页相同', remedy: '请核对是否重复拍摄，重复的请移除' },
}

/** What is wrong and what would be right, in the clerk's words. */
export function legibilityWords(kind: LegibilityKind): {
  readonly problem: string
  readonly remedy: string
} {
  return WORDS[kind]
}

/** What of a report keeps the page from being read. */
export function poorFindings(report: LegibilityReport): readonly LegibilityFinding[] {
  return report.filter(({ isPoor }) => isPoor)
}

/** Whether a page may not be accepted yet: poor, and nobody has said why it is taken all the same. */
export function awaitsOverride(page: {
  readonly report: LegibilityReport
  readonly override: string
}): boolean {
  return page.override.trim() === '' && poorFindings(page.report).length > 0
}
