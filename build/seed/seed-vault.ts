import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import type { Database } from 'better-sqlite3-multiple-ciphers'
import { SYSTEM_CLOCK } from '#electron/clock.ts'
import { appendAudit, lastSeq } from '#electron/vault/audit.ts'
import type { Transaction } from '#electron/vault/commit.ts'
import { writeEvent, writeFiling } from '#electron/vault/filing-rows.ts'
import { bringHeadUp } from '#electron/vault/head.ts'
import { type Argon2Cost, DEFAULT_COST } from '#electron/vault/keys.ts'
import { insertEntry, queuedEntry } from '#electron/vault/outbox-rows.ts'
import { closeVault, createVault, openVault, type Vault } from '#electron/vault/vault.ts'
import type { Filing } from '#shared/filing/filing.ts'
import { officeDay } from '#shared/office-day.ts'
import type { OutboxEntry, OutboxOperation } from '#shared/sync/outbox-entry.ts'
import { type SeededFiling, seedFilings } from './seed-filing.ts'
import { keepSeedPicture, pagesAt, type SeedPicture, writeSeedPages } from './seed-pages.ts'
import { openSeededSubsystem, type SeededSubsystem } from './seed-subsystem.ts'

/** Filings of one durable write. */
const PORTION = 1_000
/** How many of the newest filings are from today, were refused, and still wait for the line. */
const OF_TODAY = 40
const STANDING = 3
const WAITING = 4

/** Whom a generated profile opens for. */
export interface SeedOperator {
  readonly number: string
  readonly name: string
  readonly password: string
}

/** Who works in the offices that `npm run seed` and the benches make. */
export const SEEDED_OPERATOR = {
  number: '9001',
  name: '测试经办员',
  password: 'training-9001',
} as const satisfies SeedOperator

/** How many filings a profile gets, and what to tell while it grows. */
export interface SeedPlan {
  readonly filings: number
  readonly seed: number
  /** How many of the newest still wait for the line; a few unless told. */
  readonly waiting?: number
  /** How many pages of materials they have together; none unless told. */
  readonly materials?: number
  onProgress?(done: number): void
}

const OFFICE = {
  name: '威海市环翠区医疗保险事业中心',
  division: '371002',
  agencyCode: '371002001',
  phone: '0631-5200000',
}

/** The folder of a training profile's vault. */
function vaultDirectory(dataDirectory: string): string {
  return join(dataDirectory, 'training', 'vault')
}

/** Whether a data folder already has a training vault. */
export function hasTrainingVault(dataDirectory: string): boolean {
  return existsSync(join(vaultDirectory(dataDirectory), 'vault.db'))
}

/** Fills the locked vault of a training profile, making it where there is none; nearly all is acknowledged. */
export async function seedVault(
  dataDirectory: string,
  plan: SeedPlan,
  operator: SeedOperator,
  cost: Argon2Cost = DEFAULT_COST,
): Promise<void> {
  const directory = vaultDirectory(dataDirectory)
  const unlock = { directory, clock: SYSTEM_CLOCK, password: operator.password, deviceSecret: null }
  const { number, name } = operator
  const opened = hasTrainingVault(dataDirectory)
    ? await openVault({ ...unlock, operatorNumber: number })
    : await createVault({
        ...unlock,
        office: OFFICE,
        operator: { number, name },
        profileId: 'training',
        cost,
      })
  if (!opened.ok) throw new Error(opened.error.code)
  const subsystem = openSeededSubsystem(dataDirectory, OFFICE.agencyCode)
  await fill(opened.value, subsystem, plan)
  subsystem.close()
  closeVault(opened.value)
}

/** Writes filings as commits of their own, each with its audit row, a portion to one durable write. */
async function fill(
  vault: Vault,
  subsystem: SeededSubsystem,
  { filings, seed, waiting = WAITING, materials = 0, onProgress }: SeedPlan,
): Promise<void> {
  const { db } = vault
  const writing = { ...vault, db: withKeptStatements(db) }
  // Nothing here has to survive a power cut: a profile that broke off is made again.
  db.pragma('synchronous = OFF')
  const serials = new Map<string, number>()
  const picture = materials > 0 ? keepSeedPicture(vault) : undefined
  const source = seedFilings({ count: filings, seed, ofToday: OF_TODAY }, SYSTEM_CLOCK.now())
  let seq = lastSeq(vault)
  for (let done = 0; done < filings; done += PORTION) {
    const portion = nextOf(source, Math.min(PORTION, filings - done))
    db.transaction(() => {
      for (const [index, seeded] of portion.entries()) {
        const left = filings - done - index
        const standing = standingOf(left, waiting)
        const pages = picture && {
          picture,
          count: pagesAt(done + index, filings, materials),
        }
        seq = writeSeeded({ vault: writing, subsystem, seq, serials, pages }, seeded, standing)
      }
    }).immediate()
    subsystem.keep()
    onProgress?.(done + portion.length)
    // The process gets a turn to free what the portion used.
    await setImmediate()
  }
  for (const [day, last] of serials) {
    db.prepare('INSERT INTO acceptance_serials (office_day, last) VALUES (?, ?)').run(day, last)
  }
  bringHeadUp(vault)
}

/** The same database, which compiles each statement once: a seed runs a dozen of them a hundred thousand times. */
function withKeptStatements(db: Database): Database {
  const kept = new Map<string, ReturnType<Database['prepare']>>()
  const prepare = (sql: string) => {
    const statement = kept.get(sql) ?? db.prepare(sql)
    kept.set(sql, statement)
    return statement
  }
  // Everything else is inherited from the database itself.
  return Object.create(db, { prepare: { value: prepare } }) as Database
}

function nextOf<T>(source: Iterator<T>, count: number): T[] {
  return Array.from({ length: count }, () => {
    const { done, value } = source.next()
    if (done) throw new Error('the source ended early')
    return value
  })
}

interface Pen {
  readonly vault: Vault
  readonly subsystem: SeededSubsystem
  /** The last commit written. */
  readonly seq: number
  /** Office day → the last serial given out. */
  readonly serials: Map<string, number>
  readonly pages: { readonly picture: SeedPicture; readonly count: number } | undefined
}

/** Writes one filing with its acceptance and what came after; answers the number of the last commit. */
function writeSeeded(
  { vault, subsystem, seq, serials, pages }: Pen,
  seeded: SeededFiling,
  standing: Standing,
): number {
  const day = officeDay(new Date(seeded.filing.acceptedAt))
  const serial = (serials.get(day) ?? 0) + 1
  serials.set(day, serial)
  const number = String(serial).padStart(4, '0')
  const acceptanceNumber = `${vault.office.agencyCode}-${day.replaceAll('-', '')}-${number}`
  const filing: Filing = { ...seeded.filing, acceptanceNumber }
  const accepted: Filing = {
    ...filing,
    ...standing.filing,
    entry: seeded.before,
    revision: 1,
    ended: null,
  }
  const isDone = standing.entry.state === 'acknowledged'
  const writer = { vault, by: filing.acceptedBy.number }
  writeCommit(
    { ...writer, seq: seq + 1, at: filing.acceptedAt, action: 'filing.accept' },
    (tx) => {
      writeFiling(tx, accepted)
      if (pages) writeSeedPages(tx, accepted, pages)
      tellAcceptance(tx, accepted, isDone)
      const key = queue(tx, accepted, 'register', standing.entry)
      if (isDone) subsystem.hold(key, filing, seeded.policy)
    },
    filing.id,
  )
  if (!isDone || seeded.sequel === 'none') return seq + 1
  writeCommit(
    { ...writer, seq: seq + 2, at: filing.acceptedAt, action: 'filing.change' },
    (tx) => {
      writeFiling(tx, filing)
      tellSequel(tx, filing, seeded)
      queue(tx, filing, seeded.sequel === 'changed' ? 'change' : 'cancel', standing.entry)
    },
    filing.id,
  )
  return seq + 2
}

interface Writer {
  readonly vault: Vault
  readonly seq: number
  readonly at: string
  readonly by: string
  readonly action: string
}

function writeCommit(writer: Writer, change: (tx: Transaction) => void, object: string): void {
  const { vault, seq, at, by, action } = writer
  const tx = { db: vault.db, seq, at }
  change(tx)
  appendAudit(vault, tx, { action, object, by, fields: ['entry'] })
}

function tellAcceptance(tx: Transaction, filing: Filing, isDone: boolean): void {
  const { id, acceptedAt, acceptedBy, acceptanceNumber, receipt } = filing
  writeEvent(tx, id, {
    at: acceptedAt,
    kind: 'accepted',
    by: acceptedBy.name,
    detail: acceptanceNumber,
  })
  if (!isDone || receipt === null) return
  writeEvent(tx, id, {
    at: receipt.acknowledgedAt,
    kind: 'acknowledged',
    by: '系统',
    detail: receipt.filingNumber,
  })
}

function tellSequel(tx: Transaction, filing: Filing, { before, sequel }: SeededFiling): void {
  const { id, entry, acceptedAt: at, acceptedBy } = filing
  const by = acceptedBy.name
  if (sequel === 'terminated') {
    writeEvent(tx, id, { at, kind: 'terminated', by, detail: '', reason: '本人申请' })
    return
  }
  const changes = [{ field: '居住地址', from: before.address, to: entry.address }]
  writeEvent(tx, id, { at, kind: 'changed', by, detail: '', reason: '搬家', changes })
}

function queue(
  tx: Transaction,
  filing: Filing,
  operation: OutboxOperation,
  standing: Partial<OutboxEntry>,
): string {
  const entry = queuedEntry(filing, { id: randomUUID(), operation }, tx)
  const payload = { filing, office: OFFICE, before: null, reason: '' }
  insertEntry(tx, { ...entry, ...standing }, payload)
  return entry.id
}

/** Where a registration stands, and its filing with it. */
interface Standing {
  readonly entry: Partial<OutboxEntry>
  readonly filing: Partial<Filing>
}

/** Where the registration of the filing with so many behind it stands: the newest wait, a few were refused. */
function standingOf(left: number, waiting: number): Standing {
  if (left <= waiting) return { entry: {}, filing: { status: 'accepted', receipt: null } }
  if (left > waiting + STANDING) {
    return {
      entry: { state: 'acknowledged', nextAt: null, attempts: 1 },
      filing: { status: 'acknowledged' },
    }
  }
  const reason = { code: 'refused', words: '姓名与证件号码不符', detail: '' } as const
  return {
    entry: { state: 'parked', nextAt: null, attempts: 1, reason },
    filing: { status: 'refused', receipt: null },
  }
}
