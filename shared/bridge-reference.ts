import * as z from 'zod'
import { CalendarChanges } from '#shared/calendar/calendar-changes.ts'
import { CalendarYear } from '#shared/calendar/calendar-year.ts'
import { PolicyPack } from '#shared/policy/pack.ts'
import { LONGEST_PACK_FILE } from '#shared/policy/pack-file.ts'
import { PolicyPreview, PolicyView } from '#shared/policy/policy-view.ts'
import { ReferenceData } from '#shared/reference-data.ts'

/** The working calendar as the desk holds it; from the imports the window composes the very same one. */
export const CalendarView = z.strictObject({
  builtInYears: z.array(z.int()),
  imports: z.array(
    z.strictObject({
      calendar: CalendarYear,
      takenAt: z.iso.datetime(),
      /** The operator's number. */
      takenBy: z.string(),
    }),
  ),
  publishedUntil: z.iso.date(),
})
export type CalendarView = z.infer<typeof CalendarView>

/** What taking a holiday file would do; nothing is changed yet. */
export const CalendarPreview = z.strictObject({
  calendar: CalendarYear,
  /** Whose edition of the year it would replace. */
  held: z.enum(['none', 'built-in', 'imported']),
  changes: CalendarChanges,
  /** What to look at first, in the clerk's words. */
  notices: z.array(z.string()),
})
export type CalendarPreview = z.infer<typeof CalendarPreview>

const Nothing = z.strictObject({})
/** The text of a holiday file; a year has about 6,000 characters. */
const CalendarFile = z.strictObject({ text: z.string().max(200_000) })
const PackFile = z.strictObject({ text: z.string().max(LONGEST_PACK_FILE) })

/** The tables, the working calendar and the policy packs, and how new ones come in. */
export const REFERENCE_METHODS = {
  'reference.get': { input: Nothing, output: ReferenceData },
  'calendar.get': { input: Nothing, output: CalendarView },
  /** Reads a holiday file and says what it would change. */
  'calendar.preview': { input: CalendarFile, output: CalendarPreview },
  /** Takes the year of the file; an earlier edition of it is replaced. */
  'calendar.take': { input: CalendarFile, output: z.strictObject({ year: z.int() }) },
  'policy.get': { input: Nothing, output: PolicyView },
  /** Every pack the rules go by while the desk is open, the imported ones with them. */
  'policy.packs': { input: Nothing, output: z.array(PolicyPack) },
  /** Reads a policy pack and says what it would change. */
  'policy.preview': { input: PackFile, output: PolicyPreview },
  /** Takes the pack of the file; it never replaces a version that is held. */
  'policy.take': {
    input: PackFile,
    output: z.strictObject({ id: z.string(), version: z.string() }),
  },
} as const
