import type { HeldFiling } from '#electron/training/filing-book.ts'
import type { Outgoing, ServiceSetup } from '#electron/training/service.ts'
import { listUnacknowledged } from '#electron/vault/outbox.ts'
import { getEntry } from '#electron/vault/outbox-rows.ts'
import type { Vault } from '#electron/vault/vault.ts'
import { RequestEnvelope } from '#shared/sync/envelope.ts'
import type { OutboxEntry } from '#shared/sync/outbox-entry.ts'
import { isTransactionCode, TRANSACTIONS } from '#shared/sync/transactions.ts'
import type { Accuse } from './invariants.ts'
import type { LineWatcher, Message } from './line.ts'
import { fingerprint, type Trace } from './trace.ts'

interface WatchSetup {
  readonly trace: Trace
  readonly accuse: Accuse
  readonly service: ServiceSetup
  /** The desk's record as it is open now. */
  vault(): Vault
  /** Milliseconds since the start. */
  elapsed(): number
}

/** What the line and the subsystem show of the desk. */
export interface LineWatch extends LineWatcher {
  /** Another office changed a record. */
  changedElsewhere(held: HeldFiling): void
  /** A clerk is told what the subsystem holds of a filing, up to this version. */
  clerkTold(filingId: string, version: number): void
  /** Whether another office has had a hand in a record. */
  isElsewhere(receiptNumber: string): boolean
}

const WRITING = ['X2511', 'X2512', 'X2513']

interface Written {
  readonly key: string
  readonly receipt: string
  readonly version: number
}

/** Watches what leaves, what the subsystem makes of it, and what the desk hears. */
export function watchLine(setup: WatchSetup): LineWatch {
  const { trace, accuse, service } = setup
  /** By record: the versions another office made. */
  const elsewhere = new Map<string, number[]>()
  const told = new Map<string, number>()
  /** By filing: the key its record stands under. */
  const registered = new Map<string, string>()
  const note = (words: string) => trace.add(`${setup.elapsed()} ${words}`)

  const wasKept = (message: Message, { key, receipt, version }: Written) => {
    const entry = findEntry(setup.vault(), key)
    if (entry === undefined)
      return accuse('exactly-once', `${message.infno} of nobody's key ${key}`)
    if (message.infno === 'X2511') {
      const first = registered.get(entry.filingId)
      if (first !== undefined && first !== key) {
        accuse('exactly-once', `a filing is held under ${first} and ${key}`)
      }
      registered.set(entry.filingId, key)
      return
    }
    const unseen = (elsewhere.get(receipt) ?? []).find(
      (made) => made <= version && made > (told.get(entry.filingId) ?? 0),
    )
    if (unseen !== undefined) {
      accuse('version-guard', `${message.infno} overwrote version ${unseen} of another office`)
    }
  }

  const mayLeave = (vault: Vault, message: Message) => {
    const { infno, msgid } = message
    const { key } = writtenBy(message)
    const entry = findEntry(vault, key)
    if (entry === undefined) return accuse('exactly-once', `${infno} under nobody's key ${key}`)
    const attempts = attemptsOf(vault, key)
    if (entry.state !== 'sending' || attempts.at(-1)?.msgid !== msgid) {
      accuse('written-first', `${infno} left before ${label(entry)} said so`)
    }
    const before = findBefore(vault, entry)
    if (before) accuse('in-order', `${label(entry)} left before ${label(before)}`)
    if (isBlind(attempts)) {
      accuse('asked-first', `${label(entry)} left again without two questions between`)
    }
  }

  return {
    leaving(message) {
      const { infno, msgid, body } = message
      // Terminal and sign-in number are the machine's, not the run's.
      note(`> ${infno} ${msgid} ${infno === '9001' ? '' : fingerprint(body)}`)
      if (!isTransactionCode(infno)) accuse('no-reversal', `${infno} left the desk`)
      if (WRITING.includes(infno)) mayLeave(setup.vault(), message)
    },
    heard(message, out) {
      note(`= ${message.msgid} ${outWords(out)}`)
      if (!WRITING.includes(message.infno)) return
      const written = writtenBy(message)
      if (isHeld(service, message.infno, written)) wasKept(message, written)
    },
    told: (message, what) => note(`< ${message.msgid} ${what}`),
    broke: (fault) => accuse('no-fault', `the watch broke: ${String(fault)}`),
    changedElsewhere({ trt_dcla_detl_sn: receipt, ver_no }) {
      elsewhere.set(receipt, [...(elsewhere.get(receipt) ?? []), Number(ver_no)])
    },
    clerkTold(filingId, version) {
      told.set(filingId, Math.max(version, told.get(filingId) ?? 0))
    },
    isElsewhere: (receiptNumber) => elsewhere.has(receiptNumber),
  }
}

/** Whether the subsystem has kept what a message said. */
function isHeld({ served }: ServiceSetup, infno: string, { key }: Written): boolean {
  if (infno === 'X2511') return served.book.findByKey(key) !== undefined
  const isFollowUp = infno === 'X2512' || infno === 'X2513'
  return isFollowUp && served.book.findDone({ infno, key }) !== undefined
}

function writtenBy({ infno, body }: Message): Written {
  const { input } = RequestEnvelope.parse(JSON.parse(body))
  if (infno === 'X2511') {
    const { data } = TRANSACTIONS.X2511.input.parse(input)
    return { key: data.exp_content.x_client_biz_no, receipt: '', version: 0 }
  }
  const { data } = (infno === 'X2512' ? TRANSACTIONS.X2512 : TRANSACTIONS.X2513).input.parse(input)
  return {
    key: data.x_client_biz_no,
    receipt: data.trt_dcla_detl_sn,
    version: Number(data.ver_no),
  }
}

function findEntry(vault: Vault, key: string): OutboxEntry | undefined {
  const isKnown = vault.db.prepare('SELECT 1 FROM outbox WHERE id = ?').get(key) !== undefined
  return isKnown ? getEntry(vault.db, key) : undefined
}

/** What should have gone first: anything of the person on its way, older and moving, or older of the filing. */
function findBefore(vault: Vault, entry: OutboxEntry): OutboxEntry | undefined {
  return listUnacknowledged(vault).find(
    (other) =>
      other.personKey === entry.personKey &&
      other.id !== entry.id &&
      (other.state === 'sending' ||
        (other.sequence < entry.sequence &&
          (other.state !== 'parked' || other.filingId === entry.filingId))),
  )
}

interface AttemptRow {
  readonly msgid: string
  readonly infno: string
  readonly outcome: string | null
}

function attemptsOf({ db }: Vault, key: string): readonly AttemptRow[] {
  return db
    .prepare<[string], AttemptRow>(
      'SELECT msgid, infno, outcome FROM attempts WHERE entry_id = ? ORDER BY id',
    )
    .all(key)
}

/** Whether the newest attempt leaves although the one before may have arrived and was not asked about twice. */
function isBlind(attempts: readonly AttemptRow[]): boolean {
  const now = attempts.length - 1
  const before = attempts.findLastIndex(({ infno }, at) => at < now && infno !== 'X5311')
  if (before < 0) return false
  const outcome = attempts[before]?.outcome ?? 'unknown'
  return ['unknown', 'interrupted'].includes(outcome) && now - before - 1 < 2
}

function outWords(out: Outgoing): string {
  return out.kind === 'dropped' ? 'dropped' : `${out.status} ${fingerprint(out.body)}`
}

/** An entry as a violation names it. */
export function label({ operation, sequence, state }: OutboxEntry): string {
  return `${operation} #${sequence} (${state})`
}
