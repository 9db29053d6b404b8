import type { Attempt, DueEntry } from '#shared/sync/due-entry.ts'
import type { Outcome } from '#shared/sync/handling.ts'
import type { OutboxEntry } from '#shared/sync/outbox-entry.ts'
import type { Settled } from '#shared/sync/settle.ts'

/** What became of an attempt, for the record of transmissions. */
export interface SettledAttempt extends Settled {
  /** '' where the entry failed before a transmission was made. */
  readonly msgid: string
  /** How it ended, by the taxonomy. */
  readonly outcome: Outcome
}

/** What the sync loop needs of the outbox; every writing call has committed when it returns. */
export interface OutboxStore {
  /**
   * The oldest unacknowledged, unparked entry of each person whose time has come (`isDue`), oldest
   * first and at most `limit`: a person's younger entries wait for the older one.
   */
  listDue(now: Date, limit?: number): readonly DueEntry[]
  /** An entry of that list when its turn comes; undefined where it is no longer due, or withdrawn. */
  findDue(entryId: string, now: Date): DueEntry | undefined
  /** The entry with this id where it is parked for a refusal by the subsystem. */
  findRefused(entryId: string): OutboxEntry | undefined
  /** Makes the entry `sending` and returns it so. */
  markSending(entryId: string, attempt: Attempt): OutboxEntry
  /** The entry stays `unknown`; the question is on record. */
  recordQuery(entryId: string, attempt: Attempt): void
  settle(entryId: string, settled: SettledAttempt): void
  /** What was left `sending` because its end could not be written down is to be asked about. */
  markInterrupted(): void
  /** The line is back: what waited for it alone is due (`relieved`). */
  lineReturned(now: Date): void
  /** When the next entry falls due, or null where none waits. */
  nextWake(): Date | null
}
