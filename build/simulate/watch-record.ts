import { contentOf, heldContent } from '#build/exactly-once/submitted.ts'
import type { HeldFiling } from '#electron/training/filing-book.ts'
import type { ServiceSetup } from '#electron/training/service.ts'
import { findFiling } from '#electron/vault/filings.ts'
import { getPayload, type OutboxRow, readEntry } from '#electron/vault/outbox-rows.ts'
import type { Vault } from '#electron/vault/vault.ts'
import { handlingOf } from '#shared/sync/handling.ts'
import type { OutboxEntry } from '#shared/sync/outbox-entry.ts'
import type { Accuse } from './invariants.ts'
import type { Trace } from './trace.ts'
import { type LineWatch, label } from './watch-line.ts'

interface WatchSetup {
  readonly trace: Trace
  readonly accuse: Accuse
  readonly service: ServiceSetup
  readonly line: LineWatch
  elapsed(): number
}

/** What the record shows of the desk. */
export interface RecordWatch {
  /** Looks at every entry that moved since the last look. */
  look(vault: Vault): void
  /** Looks once nothing more is to happen without time passing; `waiting` is what the desk waits for. */
  rest(waiting: { readonly messages: number; readonly timers: number }): void
  /** Everything has been sent: both sides must agree. */
  close(vault: Vault): void
}

/** Watches the entries of the outbox as they move. */
export function watchRecord({ trace, accuse, service, line, elapsed }: WatchSetup): RecordWatch {
  const { book } = service.served
  const states = new Map<string, OutboxEntry>()
  let seen = 0

  const looked = (vault: Vault, entry: OutboxEntry) => {
    const before = states.get(entry.id)
    states.set(entry.id, entry)
    trace.add(`${elapsed()} # ${label(entry)} ${entry.reason?.code ?? ''} ${entry.nextAt ?? ''}`)
    if (before?.state === 'acknowledged' && entry.state !== 'acknowledged') {
      accuse('kept-word', `${label(entry)} had been acknowledged`)
    }
    const missing = missingOf(entry)
    if (missing !== '') accuse('next-step', `${label(entry)} has no ${missing}`)
    if (entry.state === 'acknowledged') hasArrived(vault, entry)
    if (entry.state === 'parked') tellClerk(vault, entry)
  }

  const hasArrived = (vault: Vault, entry: OutboxEntry) => {
    const filing = findFiling(vault, entry.filingId)
    const receiptNumber = filing?.receipt?.receiptNumber ?? ''
    const held = book.findByReceipt(receiptNumber)
    if (held === undefined) return accuse('kept-word', `${label(entry)} is nowhere`)
    if (entry.operation === 'register' && held.exp_content.x_client_biz_no !== entry.id) {
      accuse('kept-word', `${label(entry)} has the receipt of another`)
    }
    if (line.isElsewhere(receiptNumber) || held.ver_no !== '1') return
    const sent = contentOf(getPayload(vault.db, entry.id).filing.entry)
    if (heldContent(held) !== sent) accuse('kept-word', `${label(entry)} is held otherwise`)
  }

  const tellClerk = (vault: Vault, { filingId, reason }: OutboxEntry) => {
    if (reason?.code !== 'conflict' && reason?.code !== 'held-otherwise') return
    const filing = findFiling(vault, filingId)
    const versions = [filing?.receipt?.version, filing?.found?.version]
    line.clerkTold(filingId, Math.max(...versions.map((version) => Number(version ?? 0))))
  }

  return {
    look(vault) {
      const rows = vault.db
        .prepare<[number], OutboxRow & { readonly seq: number }>(
          'SELECT seq, body FROM outbox WHERE seq > ? ORDER BY seq, sequence',
        )
        .all(seen)
      for (const row of rows) {
        seen = row.seq
        looked(vault, readEntry(row))
      }
    },
    rest({ messages, timers }) {
      const sending = [...states.values()].filter(({ state }) => state === 'sending')
      const stranded = sending.length > messages ? sending[0] : undefined
      if (stranded) accuse('next-step', `${label(stranded)}, and nothing is under way`)
      if (messages + timers === 0) accuse('next-step', 'the desk sleeps for good')
    },
    close(vault) {
      for (const entry of states.values()) {
        const isGivenUp = entry.state === 'parked' && entry.reason?.code === 'given-up'
        if (entry.state === 'queued' || entry.state === 'unknown' || isGivenUp) {
          accuse('next-step', `${label(entry)} at the end, and the line is clear`)
        }
      }
      const keyOf = ({ exp_content }: HeldFiling) => exp_content.x_client_biz_no
      const unknown = book.list().find((held) => isUnknownTo(vault, held, states.get(keyOf(held))))
      if (unknown) accuse('kept-word', `the desk knows nothing of a record under ${keyOf(unknown)}`)
    },
  }
}

/** Whether the subsystem holds a record whose number no filing has, and that nobody is to look into. */
function isUnknownTo(vault: Vault, held: HeldFiling, entry: OutboxEntry | undefined): boolean {
  const filing = entry && findFiling(vault, entry.filingId)
  const receipt = filing?.receipt ?? filing?.found
  return receipt?.receiptNumber !== held.trt_dcla_detl_sn && entry?.state !== 'parked'
}

/** What an entry that waits must say of itself and does not; '' where it says all. */
function missingOf(entry: OutboxEntry): string {
  const { state, nextAt, reason } = entry
  const { owner, next, when, visitor } = handlingOf(entry)
  if ([owner, next, when, visitor].includes('')) return 'handling'
  const isMoving = ['queued', 'sending', 'unknown'].includes(state)
  if (isMoving && nextAt === null) return 'next step'
  const needsReason = state === 'unknown' || state === 'parked'
  if (needsReason && !reason?.words) return 'reason'
  return state === 'parked' && owner === 'desk' ? 'owner' : ''
}
