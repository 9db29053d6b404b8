import type { Database } from 'better-sqlite3-multiple-ciphers'
import { FilingEvent } from '#shared/filing/filing.ts'
import type { StandingChange } from '#shared/forms/form-values.ts'
import { readStored } from './stored-json.ts'

/**
 * The newest 变更 that still stands and changed something (备案表：登记类别 2.变更). A 撤回, and an end, withdraws a
 * change that never arrived in its own commit, and with it whatever was decided since that change was queued, or
 * since an earlier one that had left the queue for it.
 */
export function findStandingChange(db: Database, filingId: string): StandingChange | undefined {
  const row = db
    .prepare<[string], { readonly body: string }>(
      `SELECT body FROM events AS changed
       WHERE filing_id = ? AND body ->> '$.kind' = 'changed' AND NOT EXISTS (
         SELECT 1 FROM outbox JOIN events AS undoing ON undoing.seq = outbox.seq
         WHERE outbox.filing_id = changed.filing_id AND outbox.state = 'withdrawn'
           AND outbox.body ->> '$.operation' = 'change'
           AND undoing.body ->> '$.kind' IN ('taken-back', 'terminated', 'voided')
           AND changed.seq BETWEEN ifnull(outbox.payload ->> '$.beforeSince', outbox.sequence)
             AND outbox.seq
       )
       ORDER BY id DESC LIMIT 1`,
    )
    .get(filingId)
  if (row === undefined) return undefined
  const { changes = [], by, at } = readStored(FilingEvent, row.body)
  return changes.length > 0 ? { changes, by, at } : undefined
}
