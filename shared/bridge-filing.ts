import * as z from 'zod'
import { Draft, Filing, FilingEntry, FilingEvent, LifeFacts } from '#shared/filing/filing.ts'
import { Injury } from '#shared/filing/injury.ts'
import { OutboxEntry } from '#shared/sync/outbox-entry.ts'

/** A filing with everything that belongs to it. */
export const FilingFile = z.strictObject({
  filing: Filing,
  events: z.array(FilingEvent),
  outbox: z.array(OutboxEntry),
})
export type FilingFile = z.infer<typeof FilingFile>

/** Why the clerk does something to a filing; the desk says itself that there is none. */
const Reason = z.string().trim().max(500)
const ObligationOf = z.strictObject({ filingId: z.uuid(), obligationId: z.string() })

const FilingId = z.strictObject({ filingId: z.uuid() })

/** Accepting a filing, looking one up, and everything that may happen to it after acceptance. */
export const FILING_METHODS = {
  'filing.findByPerson': {
    input: z.strictObject({ documentType: z.string(), documentNumber: z.string() }),
    output: z.array(Filing),
  },
  'filing.submit': {
    input: z.strictObject({ id: z.uuid(), entry: FilingEntry }),
    output: Filing,
  },
  /** 变更 from the revision the clerk saw; who the person is cannot change by it. */
  'filing.change': {
    input: z.strictObject({
      filingId: z.uuid(),
      revision: z.int(),
      entry: FilingEntry,
      reason: Reason,
      facts: LifeFacts,
    }),
    output: Filing,
  },
  /** 终止（注销）; `on` is the first day on which it holds no more. */
  'filing.terminate': {
    input: z.strictObject({
      filingId: z.uuid(),
      on: z.iso.date(),
      reason: Reason,
      facts: LifeFacts,
    }),
    output: Filing,
  },
  /** 作废（撤销）; `second` is any other operator of this office, proven by password. */
  'filing.void': {
    input: z.strictObject({
      filingId: z.uuid(),
      reason: Reason,
      second: z.strictObject({ operatorNumber: z.string(), password: z.string().max(200) }),
    }),
    output: Filing,
  },
  /** 补材料: a paper (`evidence` of the requirement) takes the place of a promise or of "later". */
  'filing.supply': {
    input: ObligationOf.extend({ evidence: z.string(), note: Reason }),
    output: Filing,
  },
  /** 承诺核验; `false` ends the filing as well. */
  'filing.verifyPromise': {
    input: ObligationOf.extend({
      result: z.enum(['true', 'false', 'lacking']),
      note: Reason,
      facts: LifeFacts,
    }),
    output: Filing,
  },
  /** The last day of an obligation, where no rule says one; null takes it away. */
  'filing.setDueDay': {
    input: ObligationOf.extend({ dueDay: z.iso.date().nullable() }),
    output: Filing,
  },
  /** 续办: makes a draft under `draftId`, to be finished and submitted like any other. */
  'filing.renew': {
    input: z.strictObject({ filingId: z.uuid(), draftId: z.uuid() }),
    output: Draft,
  },
  /** 撤回 of the newest change or end that the subsystem surely does not have. */
  'filing.takeBack': {
    input: z.strictObject({ filingId: z.uuid(), reason: Reason }),
    output: Filing,
  },
  /** 外伤登记 (规程第三十五条): kept in the filing, its flags travel with X2511 or X2512. */
  'filing.recordInjury': {
    input: z.strictObject({ filingId: z.uuid(), revision: z.int(), injury: Injury }),
    output: Filing,
  },
  'filing.get': { input: FilingId, output: FilingFile },
} as const
