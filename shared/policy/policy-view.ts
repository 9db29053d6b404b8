import * as z from 'zod'
import { AnswerChange } from './answer-changes.ts'
import { PackChanges } from './pack-changes.ts'
import { ListedPack } from './pack-list.ts'

/** The policy packs as the desk holds them. */
export const PolicyView = z.strictObject({
  packs: z.array(
    ListedPack.extend({
      /** When and by whose number it was imported; null for one the program brings. */
      taken: z.strictObject({ at: z.iso.datetime(), by: z.string() }).nullable(),
    }),
  ),
  /** Imported packs that rule no more since the program or its packs changed, and why not. */
  leftOut: z.array(
    z.strictObject({
      /** `id@version`. */
      name: z.string(),
      takenAt: z.iso.datetime(),
      problems: z.array(z.string()),
    }),
  ),
})
export type PolicyView = z.infer<typeof PolicyView>

/** What taking a policy pack would do; nothing is changed yet. */
export const PolicyPreview = z.strictObject({
  pack: ListedPack,
  /** The version it follows, or null where its id is new. */
  before: z.string().nullable(),
  /** The day its answers are compared on: its first, or today where it is in force already. */
  comparedOn: z.iso.date(),
  answers: z.array(AnswerChange),
  changes: PackChanges,
  /** What to look at first, in the clerk's words. */
  notices: z.array(z.string()),
})
export type PolicyPreview = z.infer<typeof PolicyPreview>
