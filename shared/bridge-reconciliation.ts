import * as z from 'zod'
import { Difference, DifferenceAct } from '#shared/sync/difference.ts'
import { Reconciliation } from '#shared/sync/reconciliation.ts'

/** One line of the comparison: what the vault says, what was acknowledged, what the subsystem says. */
export const ComparedLine = z.strictObject({
  label: z.string(),
  local: z.string(),
  acknowledged: z.string(),
  held: z.string(),
  isUnlike: z.boolean(),
})
export type ComparedLine = z.infer<typeof ComparedLine>

/** A difference with as much of its filing as a clerk needs to decide. */
export const DifferenceRow = z.strictObject({
  difference: Difference,
  /** '' where there is no filing here. */
  acceptanceNumber: z.string(),
  name: z.string(),
  /** With its middle masked. */
  documentNumber: z.string(),
  lines: z.array(ComparedLine),
  /** What may be done now, the likeliest first. */
  acts: z.array(DifferenceAct),
})
export type DifferenceRow = z.infer<typeof DifferenceRow>

/** Which findings are shown. */
export const DifferenceFilter = Difference.shape.state
export type DifferenceFilter = z.infer<typeof DifferenceFilter>

/** Where the comparison with the subsystem stands. */
export const ReconciliationView = z.strictObject({
  isRunning: z.boolean(),
  /** Why the last comparison was not finished; '' where it was. */
  problem: z.string(),
  /** The comparisons that were made, newest first. */
  history: z.array(Reconciliation),
  counts: z.record(DifferenceFilter, z.int()),
  rows: z.array(DifferenceRow),
})
export type ReconciliationView = z.infer<typeof ReconciliationView>

/** Findings asked for at once. */
export const MOST_DIFFERENCES = 500

/** 日对账: the vault held against the subsystem. */
export const RECONCILIATION_METHODS = {
  'reconcile.view': {
    input: z.strictObject({ filter: DifferenceFilter }),
    output: ReconciliationView,
  },
  /** Answers when the comparison is done; `fromStart` asks for everything anew. */
  'reconcile.run': { input: z.strictObject({ fromStart: z.boolean() }), output: Reconciliation },
  'reconcile.act': {
    input: z.strictObject({
      differenceId: z.uuid(),
      act: DifferenceAct,
      note: z.string().trim().max(200),
    }),
    output: z.strictObject({}),
  },
} as const
