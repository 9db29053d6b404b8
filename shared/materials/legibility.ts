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

/** Whether a page may not be accepted yet: poor, and nobody has said why it is taken all the same. */
export function awaitsOverride(page: {
  readonly report: LegibilityReport
  readonly override: string
}): boolean {
  return page.override.trim() === '' && page.report.some(({ isPoor }) => isPoor)
}
