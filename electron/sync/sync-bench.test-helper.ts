import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import type { Clock } from '#electron/clock.ts'
import type { Office } from '#shared/bridge.ts'
import type { Destination } from '#shared/codes/divisions.ts'
import { EMPTY_ENTRY, type Filing, type FilingEntry, NEW_LIFE } from '#shared/filing/filing.ts'
import { PolicyPack } from '#shared/policy/pack.ts'
import type { Announcement } from '#shared/sync/announcements.ts'
import type { Attempt, DueEntry } from '#shared/sync/due-entry.ts'
import { interrupted, isDue, relieved, sending } from '#shared/sync/entry-steps.ts'
import type { OutboxEntry } from '#shared/sync/outbox-entry.ts'
import { ProvinceProfile, SubsystemProfile } from '#shared/sync/subsystem-profile.ts'
import type { EntryTables } from './entry-wire.ts'
import type { OutboxStore, SettledAttempt } from './outbox-store.ts'
import type { Timers } from './timers.ts'

/** Where the shipped data lies. */
const ASSETS = new URL('../../assets', import.meta.url).pathname

/** The pack the helper's filings are accepted under. */
const NATIONAL = PolicyPack.parse(
  JSON.parse(readFileSync(join(ASSETS, 'policies', 'national.json'), 'utf8')),
)

/** The shipped training profile with the address and the secret of a running subsystem. */
export function profileOf(
  line: Pick<SubsystemProfile, 'url' | 'paasId' | 'token'>,
): SubsystemProfile {
  const province: unknown = JSON.parse(
    readFileSync(join(ASSETS, 'provinces', 'training.json'), 'utf8'),
  )
  const { url, paasId, token } = line
  return SubsystemProfile.parse({ ...ProvinceProfile.parse(province), url, paasId, token })
}

/** A generated agency. */
export const OFFICE: Office = {
  name: '威海市环翠区医疗保障服务中心',
  division: '371002',
  agencyCode: '371002001',
  phone: '0631-5200000',
}

const destination = (code: string, name: string): [string, Destination] => [
  code,
  { code, name, province: '广东省', level: 'prefecture' },
]

/** The pack and the two places of these tests, as a client knows them. */
export const ENTRY_TABLES: EntryTables = {
  policies: [NATIONAL],
  destinations: new Map([destination('440100', '广州市'), destination('440300', '深圳市')]),
}

/** What the training subsystem of these tests is started with besides clock and directory. */
export const TRAINING = { destinationCodes: new Set(['440100', '440300']), slowMs: 60_000 } as const

/** A clock and timers that move only when a test says so. */
export interface ManualTime {
  readonly clock: Clock
  readonly timers: Timers
  /** Resolves once the loop has gone to sleep. */
  asleep(): Promise<void>
  /** Sets the clock ahead; nothing that waits is woken. */
  leap(ms: number): void
  /** Lets time pass, waking the loop whenever its timer comes up, until it sleeps again. */
  pass(ms: number): Promise<void>
}

/** Time that starts on a fixed morning. */
export function manualTime(): ManualTime {
  let now = Date.parse('2026-11-22T01:00:00.000Z')
  let timer: { readonly at: number; readonly action: () => void } | undefined
  let onSleep: (() => void) | undefined
  const asleep = () =>
    new Promise<void>((resolve) => {
      if (timer) resolve()
      else onSleep = resolve
    })
  return {
    clock: { now: () => new Date(now) },
    timers: {
      after(ms, action) {
        timer = { at: now + ms, action }
        onSleep?.()
        return () => {
          timer = undefined
        }
      },
    },
    asleep,
    leap(ms) {
      now += ms
    },
    async pass(ms) {
      const until = now + ms
      await asleep()
      while (timer !== undefined && timer.at <= until) {
        const { at, action } = timer
        timer = undefined
        now = Math.max(now, at)
        action()
        await asleep()
      }
      now = until
    },
  }
}

/** An outbox without a disk, by the rules of the vault's: for tests of the loop alone. */
export interface MemoryOutbox extends OutboxStore {
  /** Accepts a filing and queues it. */
  accept(filing: Filing): OutboxEntry
  getEntry(id: string): OutboxEntry
  getFiling(id: string): Filing
  /** Every attempt in the order in which it left, with the entry it was for. */
  readonly attempts: readonly (Attempt & { readonly entryId: string })[]
}

/** An empty outbox. */
export function memoryOutbox(clock: Clock): MemoryOutbox {
  const entries = new Map<string, OutboxEntry>()
  const filings = new Map<string, Filing>()
  const attempts: (Attempt & { readonly entryId: string })[] = []
  const get = <T>(rows: Map<string, T>, id: string): T => {
    const row = rows.get(id)
    if (row === undefined) throw new Error(`no row ${id}`)
    return row
  }
  const waiting = () => {
    const open = [...entries.values()].filter(
      ({ state }) => !['acknowledged', 'parked'].includes(state),
    )
    return open.filter(
      (own) =>
        !open.some((other) => other.personKey === own.personKey && other.sequence < own.sequence),
    )
  }
  return {
    attempts,
    accept(filing) {
      const entry = queuedEntry(filing, entries.size + 1, clock.now())
      entries.set(entry.id, entry)
      filings.set(filing.id, filing)
      return entry
    },
    getEntry: (id) => get(entries, id),
    getFiling: (id) => get(filings, id),
    listDue: (now, limit): DueEntry[] =>
      waiting()
        .filter((entry) => entry.state !== 'sending' && isDue(entry, now))
        .slice(0, limit)
        .map((entry) => ({ entry, filing: get(filings, entry.filingId) })),
    findDue: (id, now) => {
      const entry = waiting().find((open) => open.id === id)
      return entry && entry.state !== 'sending' && isDue(entry, now)
        ? { entry, filing: get(filings, entry.filingId) }
        : undefined
    },
    findRefused(id) {
      const entry = entries.get(id)
      return entry?.state === 'parked' && entry.reason?.code === 'refused' ? entry : undefined
    },
    markSending(id, attempt) {
      const entry = sending(get(entries, id), clock.now())
      attempts.push({ ...attempt, entryId: id })
      entries.set(id, entry)
      return entry
    },
    recordQuery(id, attempt) {
      attempts.push({ ...attempt, entryId: id })
    },
    settle(id, settled: SettledAttempt) {
      const { filingId } = get(entries, id)
      const filing = get(filings, filingId)
      const receipt = settled.receipt ?? filing.receipt
      entries.set(id, settled.entry)
      const status = settled.filingStatus ?? filing.status
      filings.set(filingId, { ...filing, status, receipt })
    },
    markInterrupted() {
      for (const entry of entries.values()) entries.set(entry.id, interrupted(entry, clock.now()))
    },
    lineReturned(now) {
      for (const entry of entries.values()) entries.set(entry.id, relieved(entry, now))
    },
    nextWake() {
      const instants = waiting().flatMap(({ nextAt }) =>
        nextAt === null ? [] : Date.parse(nextAt),
      )
      return instants.length === 0 ? null : new Date(Math.min(...instants))
    },
  }
}

/** An accepted filing of a generated person, complete unless told otherwise. */
export function acceptedFiling(entry: Partial<FilingEntry> = {}): Filing {
  return {
    id: randomUUID(),
    acceptanceNumber: '37100220261122000001',
    status: 'accepted',
    entry: {
      ...EMPTY_ENTRY,
      voucher: '02',
      documentNumber: '16990119500101001X',
      name: '欧阳𬀩',
      gender: '1',
      insuranceType: '310',
      insuredDivision: '371002',
      category: 'temporary',
      destination: '440100',
      startDate: '2026-11-22',
      endDate: '2027-05-22',
      address: '天河区体育西路 1 号',
      phone: '13800000000',
      ...entry,
    },
    policy: { packs: [{ id: 'national', version: '2023-01-01' }] },
    acceptedAt: '2026-11-22T00:59:00.000Z',
    acceptedBy: { number: '0001', name: '李经办' },
    receipt: null,
    ...NEW_LIFE,
  }
}

/** The body of the tester's port, as a test may write it. */
interface FaultOrder {
  readonly fault?: string
  readonly times?: number
  readonly mix?: readonly string[]
  readonly perThousand?: number
  readonly seed?: number
}

const Held = z.array(z.object({ exp_content: z.object({ x_client_biz_no: z.uuid() }) }))

/** The tester's port of a training subsystem. */
export interface TrainingControl {
  order(body: FaultOrder): Promise<void>
  announce(list: readonly Announcement[]): Promise<void>
  /** Changes a record behind everybody's back. */
  change(order: { readonly key: string; readonly act: string }): Promise<void>
  /** What it holds, oldest first. */
  held(): Promise<z.infer<typeof Held>>
}

/** Speaks to the tester's port. */
export function trainingControl(controlUrl: string): TrainingControl {
  const put = async (path: string, body: object) => {
    const response = await fetch(`${controlUrl}${path}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    if (response.status !== 204) throw new Error(`${path} answered ${response.status}`)
  }
  return {
    order: (body) => put('/training/fault', body),
    announce: (list) => put('/training/announcements', { list }),
    change: (order) => put('/training/record', order),
    held: async () => Held.parse(await (await fetch(`${controlUrl}/training/filings`)).json()),
  }
}

/** The outbox entry of a filing that was just accepted. */
export function queuedEntry(filing: Filing, sequence: number, now: Date): OutboxEntry {
  return {
    id: randomUUID(),
    filingId: filing.id,
    operation: 'register',
    sequence,
    personKey: `${filing.entry.documentType}:${filing.entry.documentNumber}`,
    state: 'queued',
    attempts: 0,
    failures: 0,
    notFound: 0,
    nextAt: now.toISOString(),
    firstSentAt: null,
    reason: { code: 'waiting', words: '等待上报', detail: '' },
  }
}
