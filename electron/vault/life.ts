import { randomUUID } from 'node:crypto'
import type { Operator } from '#shared/bridge.ts'
import type { Filing, FilingEvent } from '#shared/filing/filing.ts'
import type { OutboxPlan } from '#shared/sync/outbox-plan.ts'
import { commit, type Transaction } from './commit.ts'
import { writeEvent, writeFiling } from './filing-rows.ts'
import {
  getEntry,
  getPayload,
  insertEntry,
  queuedEntry,
  refillEntry,
  updateEntry,
} from './outbox-rows.ts'
import { oweComparison } from './person-comparisons.ts'
import { findBefore, keepDecided, withdrawEntry } from './settle-entry.ts'
import type { Vault } from './vault.ts'

type Told = Omit<FilingEvent, 'at' | 'by'>

/** A decision of the office about a filing it had accepted, complete and allowed. */
export interface Decision {
  /** The filing as it was read; its revision rises with the commit. */
  readonly from: Filing
  /** What the decision makes of it. */
  readonly to: Partial<
    Pick<Filing, 'entry' | 'status' | 'receipt' | 'found' | 'ended' | 'obligations'>
  >
  /** What the timeline says of it, at least one thing; the first names the decision in the audit. */
  readonly events: readonly [Told, ...Told[]]
  readonly plan: OutboxPlan
  /** Why, as the subsystem is told. */
  readonly reason: string
  readonly by: Operator
  /** What else the commit writes, that is of no filing. */
  readonly beside?: (tx: Transaction) => void
  /** The key of what it queues; a new one where it is left out. */
  readonly entryId?: string
}

/** Writes a decision: filing, timeline and outbox in one commit with one audit row. */
export function commitDecision(vault: Vault, decision: Decision, now: Date): Filing {
  const { from, to, events, by } = decision
  const filing: Filing = { ...from, ...to, revision: from.revision + 1 }
  const note = { action: `filing.${events[0].kind}`, object: from.id, by: by.number, at: now }
  return commit(vault, { ...note, fields: Object.keys(to) }, (tx) => {
    writeFiling(tx, filing)
    for (const event of events) writeEvent(tx, from.id, { ...event, at: tx.at, by: by.name })
    if (to.receipt) oweComparison(tx, from.id)
    carryOut(vault, tx, { ...decision, to: filing })
    decision.beside?.(tx)
    return filing
  })
}

interface Carried extends Decision {
  readonly to: Filing
}

function carryOut(
  vault: Vault,
  tx: Transaction,
  { from, to, plan, reason, entryId }: Carried,
): void {
  const { office } = vault
  const held = findBefore(tx.db, plan.withdrawn)
  const undone = plan.queued === 'cancel' ? findUndone(tx, from, plan.withdrawn) : undefined
  for (const entry of plan.withdrawn) withdrawEntry(tx, entry)
  if (plan.refilled !== null) {
    const { id } = plan.refilled
    updateEntry(tx, plan.refilled)
    refillEntry(tx, id, { ...getPayload(tx.db, id), filing: to, office, reason })
  }
  if (plan.queued !== null) {
    const isChange = plan.queued === 'change'
    insertEntry(tx, queuedEntry(to, { id: entryId ?? randomUUID(), operation: plan.queued }, tx), {
      filing: to,
      office,
      before: null,
      ...(isChange && (held ?? { before: from.entry })),
      ...(undone && { undone }),
      reason,
    })
  }
  if (isSentByNothing(plan)) keepDecided(tx, from.id, { from: from.entry, to: to.entry })
}

/** The change an end takes out of the queue. */
function findUndone({ db }: Transaction, { entry }: Filing, withdrawn: OutboxPlan['withdrawn']) {
  const change = withdrawn.findLast(({ operation }) => operation === 'change')
  if (change === undefined) return undefined
  const wasDue = change.firstSentAt === null && getEntry(db, change.id).state === 'queued'
  return { entry, reason: getPayload(db, change.id).reason, wasDue }
}

function isSentByNothing({ withdrawn, refilled, queued }: OutboxPlan): boolean {
  return withdrawn.length === 0 && refilled === null && queued === null
}
