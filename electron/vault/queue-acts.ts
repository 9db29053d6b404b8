import type { Operator } from '#shared/bridge.ts'
import { ok, type Result, refuse } from '#shared/result.ts'
import { setAside } from '#shared/sync/entry-steps.ts'
import { isOpen } from '#shared/sync/local-settlement.ts'
import { commit } from './commit.ts'
import { writeEvent } from './filing-rows.ts'
import { getEntry, updateEntry } from './outbox-rows.ts'
import type { Vault } from './vault.ts'

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
  if (!isOpen(entry)) return refuse('not-open', '这一项已办结，不用再交接')
  if (entry.state === 'sending') return refuse('not-movable', '这一项正在报送，稍后再交接')
  const { number, name } = vault.operator
  const note = { action: 'outbox.hand-over', object: entryId, by: number, fields: ['holder'] }
  commit(vault, note, (tx) => {
    updateEntry(tx, { ...entry, holder: { number: to.number, name: to.name } })
    const event = { at: tx.at, kind: 'handed-over', by: name, detail: to.name } as const
    writeEvent(tx, entry.filingId, event)
  })
  return ok({})
}
