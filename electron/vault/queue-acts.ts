import { randomUUID } from 'node:crypto'
import type { Operator } from '#shared/bridge.ts'
import { ok, type Result, refuse } from '#shared/result.ts'
import { hurried, setAside, waitsForNewKey } from '#shared/sync/entry-steps.ts'
import type { OutboxEntry } from '#shared/sync/outbox-entry.ts'
import { isOpen } from '#shared/sync/outbox-plan.ts'
import { handOverRefusal } from '#shared/sync/queue-acts.ts'
import { CLERKS_WISH, UNDER_NEW_KEY } from '#shared/sync/reasons.ts'
import { commit, type Transaction } from './commit.ts'
import { getFilingRow, writeEvent } from './filing-rows.ts'
import {
  entriesOf,
  getEntry,
  getPayload,
  insertEntry,
  queuedEntry,
  updateEntry,
} from './outbox-rows.ts'
import { withdrawEntry } from './settle-entry.ts'
import type { Vault } from './vault.ts'

/**
 * 立即重试: the clerk's wish to send an entry now, answered with what is sent. It keeps its key, unless that is
 * spent, and what may have arrived is asked about first. `newKey` makes a key.
 */
export function sendNow(
  vault: Vault,
  entryId: string,
  newKey: () => string = randomUUID,
): OutboxEntry {
  const entry = getEntry(vault.db, entryId)
  const now = vault.clock.now()
  const next = hurried(entry, now)
  if (next === entry) return entry
  const by = vault.operator.number
  const fields = ['state', 'nextAt', 'reason']
  return commit(
    vault,
    { action: 'outbox.send-now', object: entryId, by, fields, at: now },
    (tx) => {
      if (waitsForNewKey(entry)) return sendAnew(tx, entry, newKey())
      updateEntry(tx, next)
      return next
    },
  )
}

/** The same change or end under a key of its own: under the old one it would be answered as the first time. */
function sendAnew(tx: Transaction, entry: OutboxEntry, id: string): OutboxEntry {
  const { operation, filingId, sequence, holder } = entry
  const payload = getPayload(tx.db, entry.id)
  withdrawEntry(tx, { ...entry, state: 'withdrawn', nextAt: null, reason: UNDER_NEW_KEY })
  const filing = getFilingRow(tx.db, filingId)
  const next: OutboxEntry = {
    ...queuedEntry(filing, { id, operation }, tx),
    reason: CLERKS_WISH,
    ...(holder && { holder }),
  }
  const since = payload.before && { beforeSince: payload.beforeSince ?? sequence }
  const firstSequence = payload.firstSequence ?? sequence
  insertEntry(tx, next, { ...payload, ...since, firstSequence })
  return next
}

/** 转人工: what is waiting or in doubt waits for a person instead; what may have arrived stays so. */
export function setEntryAside(vault: Vault, entryId: string, reason: string): Result<object> {
  const entry = getEntry(vault.db, entryId)
  const next = setAside(entry, reason)
  if (next === entry) {
    return refuse('not-movable', '这一项正在报送、已在等人处理或已办结，不能转人工；稍后再看')
  }
  const { number, name } = vault.operator
  const note = {
    action: 'outbox.set-aside',
    object: entryId,
    by: number,
    fields: ['state', 'reason'],
  }
  commit(vault, note, (tx) => {
    updateEntry(tx, next)
    const event = { at: tx.at, kind: 'set-aside', by: name, detail: reason } as const
    writeEvent(tx, entry.filingId, event)
  })
  return ok({})
}

/** Another operator of this desk looks after an entry; the filing's own acceptance stays as it is. */
export function handOver(vault: Vault, entryId: string, to: Operator): Result<object> {
  const entry = getEntry(vault.db, entryId)
  const refusal = handOverRefusal(entry)
  if (refusal !== '') return refuse('not-movable', refusal)
  const { number, name } = vault.operator
  const note = { action: 'outbox.hand-over', object: entryId, by: number, fields: ['holder'] }
  commit(vault, note, (tx) => {
    updateEntry(tx, { ...entry, holder: { number: to.number, name: to.name } })
    const event = { at: tx.at, kind: 'handed-over', by: name, detail: to.name } as const
    writeEvent(tx, entry.filingId, event)
  })
  return ok({})
}

/** What became of handing filings over: how many went, had nothing left in the queue, or were being sent. */
export interface HandedOver {
  readonly handedOver: number
  readonly idle: number
  readonly underWay: number
}

/** Another operator looks after whatever these filings still have in the queue, one commit an entry. */
export function handOverFilings(
  vault: Vault,
  filingIds: readonly string[],
  to: Operator,
): HandedOver {
  const outcomes = filingIds.map((id) => {
    const open = entriesOf(vault.db, id).filter(isOpen)
    if (open.length === 0) return 'idle'
    const done = open.map(({ id: entryId }) => handOver(vault, entryId, to).ok)
    return done.every(Boolean) ? 'handedOver' : 'underWay'
  })
  const count = (outcome: string) => outcomes.filter((one) => one === outcome).length
  return { handedOver: count('handedOver'), idle: count('idle'), underWay: count('underWay') }
}
