import * as z from 'zod'
import { Settlement } from './settlement.ts'

/** Whose settlements, and between which days of settlement; both days count. */
export const SettlementQuestion = z
  .strictObject({
    documentType: z.string().min(1).max(6),
    documentNumber: z.string().trim().min(1).max(50),
    name: z.string().trim().max(50),
    from: z.iso.date(),
    to: z.iso.date(),
  })
  .refine(({ from, to }) => from <= to, { path: ['to'] })
export type SettlementQuestion = z.infer<typeof SettlementQuestion>

/** How the question ended at the subsystem; `words` say why there is no answer, for the clerk. */
export const SettlementAnswer = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('found'), count: z.int(), words: z.string() }),
  z.strictObject({ kind: z.literal('offline'), words: z.string() }),
  z.strictObject({ kind: z.literal('refused'), words: z.string() }),
])
export type SettlementAnswer = z.infer<typeof SettlementAnswer>

/** The answer, and what the vault keeps of the person for those days since then, newest first. */
export const SettlementLookUp = z.strictObject({
  answer: SettlementAnswer,
  settlements: z.array(Settlement),
})
export type SettlementLookUp = z.infer<typeof SettlementLookUp>
