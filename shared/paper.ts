import * as z from 'zod'
import { FilingEntry } from '#shared/filing/filing.ts'
import { Category } from '#shared/policy/policy.ts'

/** The printed forms of a filing: 规程附件1, 2, 11, 12 and the office's own. */
export const FormId = z.enum([
  'filing-form',
  'promise-letter',
  'later-notice',
  'acceptance-slip',
  'injury-statement',
  'outside-order',
  'termination-form',
  'claim-slip',
])
export type FormId = z.infer<typeof FormId>

/** The notices that need no filing: 告知书, 一次性告知书 and 补正通知书. */
export const NoticeId = z.enum(['notice', 'one-time-notice', 'correction-notice'])
export type NoticeId = z.infer<typeof NoticeId>

/** Papers of what the vault keeps besides filings: 附件13. */
export const RecordPaperId = z.enum(['settlement-statement'])
export type RecordPaperId = z.infer<typeof RecordPaperId>

/** Everything the desk prints about people. */
export const PaperId = z.enum([...FormId.options, ...NoticeId.options, ...RecordPaperId.options])
export type PaperId = z.infer<typeof PaperId>

/** How often a form is printed at once. */
export const Copies = z.int().min(1).max(20)

/** Six digits of the table of divisions. */
const DivisionCode = z.string().regex(/^\d{6}$/)

/** A paper by what it is made of: a filing; a region, and a category; an entry under way; a record. */
export const paperWith = <E extends z.ZodRawShape>(more: E) =>
  z.discriminatedUnion('form', [
    z.strictObject({ form: FormId, filingId: z.uuid(), ...more }),
    z.strictObject({
      form: z.literal('notice'),
      insuredDivision: DivisionCode,
      category: Category,
      ...more,
    }),
    z.strictObject({
      form: z.literal('one-time-notice'),
      insuredDivision: DivisionCode,
      ...more,
    }),
    z.strictObject({
      form: z.literal('correction-notice'),
      draftId: z.uuid(),
      entry: FilingEntry,
      ...more,
    }),
    z.strictObject({ form: RecordPaperId, recordId: z.string().max(100), ...more }),
  ])

/** A paper as it is asked for. */
export const WantedPaper = paperWith({})
export type WantedPaper = z.infer<typeof WantedPaper>
