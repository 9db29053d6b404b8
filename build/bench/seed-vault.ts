import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { entryOfCase } from '#build/demo/case-entry.ts'
import { generateCases } from '#build/demo/generate-cases.ts'
import { SYSTEM_CLOCK } from '#electron/clock.ts'
import { acceptFiling } from '#electron/vault/filings.ts'
import { listUnacknowledged } from '#electron/vault/outbox.ts'
import { settleEntry } from '#electron/vault/settle-entry.ts'
import { closeVault, openVault, type Vault } from '#electron/vault/vault.ts'
import type { FilingEntry } from '#shared/filing/filing.ts'
import type { OutboxEntry } from '#shared/sync/outbox-entry.ts'
import { identityNumber, TABLES } from '#tests/builders.ts'

/** How old the ledger looks: most of it from earlier days, some of it from this one. */
const OF_TODAY = 40
const STANDING = 3
const WAITING = 4

/** Commits after which the process gets a turn to free what they used. */
const BREATH = 200

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS

/** How many filings, and how many of them, the newest, still wait; a few unless told. */
interface Seed {
  readonly count: number
  readonly waiting?: number
}

/** Fills the locked vault of a training profile with filings, nearly all acknowledged unless told. */
export async function seedVault(
  dataDirectory: string,
  { count, waiting = WAITING }: Seed,
  operator: { readonly number: string; readonly name: string; readonly password: string },
): Promise<void> {
  const opened = await openVault({
    directory: join(dataDirectory, 'training', 'vault'),
    clock: SYSTEM_CLOCK,
    operatorNumber: operator.number,
    password: operator.password,
    deviceSecret: null,
  })
  if (!opened.ok) throw new Error(opened.error.code)
  const vault = opened.value
  // Nothing here has to survive a power cut; the filings themselves are written as always.
  vault.db.pragma('synchronous = OFF')
  const now = Date.now()
  const entries = entriesOfManyPersons(count)
  for (const [index, entry] of entries.entries()) {
    if (index % BREATH === 0) await setImmediate()
    const age = index < count - OF_TODAY ? DAY_MS + (count - index) * MINUTE_MS : 0
    const at = new Date(now - age - (count - index))
    acceptFiling(
      vault,
      {
        id: randomUUID(),
        entry,
        entryId: randomUUID(),
        policy: { packs: [{ id: 'national', version: '2023-01-01' }] },
        by: { number: operator.number, name: operator.name },
      },
      at,
    )
  }
  await settleAll(vault, now, waiting)
  closeVault(vault)
}

/** The same hundred-odd entries over and over, each under a person of its own. */
function entriesOfManyPersons(count: number): readonly FilingEntry[] {
  const today = '2026-01-05'
  const models = generateCases({ count: 150, seed: 1, today }, TABLES).map((one) =>
    entryOfCase(one, TABLES, today),
  )
  return Array.from({ length: count }, (_, index) => {
    const birthDate = `19${50 + (Math.floor(index / 999) % 50)}0312`
    const model = models[index % models.length]
    if (model === undefined) throw new Error('no models')
    return {
      ...model,
      documentType: '01',
      documentNumber: identityNumber(birthDate, (index % 999) + 1),
    }
  })
}

async function settleAll(vault: Vault, now: number, waiting: number): Promise<void> {
  const entries = listUnacknowledged(vault)
  for (const [index, entry] of entries.entries()) {
    if (index % BREATH === 0) await setImmediate()
    const left = entries.length - index
    if (left <= waiting) continue
    if (left <= waiting + STANDING) settleEntry(vault, entry.id, refused(entry))
    else {
      const age = left > OF_TODAY ? DAY_MS + left * MINUTE_MS : 0
      settleEntry(vault, entry.id, acknowledged(entry, new Date(now - age - left)))
    }
  }
}

function acknowledged(entry: OutboxEntry, at: Date) {
  return {
    entry: { ...entry, state: 'acknowledged', nextAt: null },
    filingStatus: 'acknowledged',
    receipt: {
      receiptNumber: entry.id,
      filingNumber: entry.id.slice(0, 20),
      version: '1',
      personNumber: '',
      acknowledgedAt: at.toISOString(),
    },
    event: { kind: 'acknowledged', detail: '' },
    msgid: '',
    outcome: 'accepted',
  } as const
}

function refused(entry: OutboxEntry) {
  const reason = { code: 'refused', words: '姓名与证件号码不符', detail: '' } as const
  return {
    entry: { ...entry, state: 'parked', nextAt: null, reason },
    filingStatus: 'refused',
    receipt: null,
    event: { kind: 'refused', detail: reason.words },
    msgid: '',
    outcome: 'refused',
  } as const
}
