import * as z from 'zod'

/** How an obligation was met or broken. */
export const ObligationOutcome = z.strictObject({
  /** `supplied`: the paper is there; else what the verification of a promise (承诺核验) found. */
  result: z.enum(['supplied', 'true', 'false', 'lacking']),
  on: z.iso.date(),
  by: z.string(),
  note: z.string(),
})
export type ObligationOutcome = z.infer<typeof ObligationOutcome>

/** What a person still owes the office after acceptance: a paper (容缺), or the truth of a promise (告知承诺). */
export const Obligation = z.strictObject({
  /** Unique within the filing. */
  id: z.string().min(1),
  kind: z.enum(['later-material', 'promise']),
  /** Id and label of the material requirement. */
  requirement: z.string(),
  label: z.string(),
  /** Id of the evidence that stood in at acceptance. */
  evidence: z.string(),
  /** The office's day from which it is owed. */
  start: z.iso.date(),
  /** What the rule gives; null where no rule says. */
  workingDays: z.int().min(1).nullable(),
  /** The last day; null where neither a rule nor the clerk has said one. */
  dueDay: z.iso.date().nullable(),
  state: z.enum(['open', 'done', 'failed']),
  /** Null while it is open, and where a change made it void. */
  outcome: ObligationOutcome.nullable(),
})
export type Obligation = z.infer<typeof Obligation>
