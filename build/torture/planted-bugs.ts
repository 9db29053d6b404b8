import { randomUUID } from 'node:crypto'
import type { Clock } from '#electron/clock.ts'
import { commit } from '#electron/vault/commit.ts'
import { connect } from '#electron/vault/database.ts'
import { getFilingRow } from '#electron/vault/filing-rows.ts'
import { writeHead } from '#electron/vault/head.ts'
import { listUnacknowledged } from '#electron/vault/outbox.ts'
import { insertEntry, queuedEntry } from '#electron/vault/outbox-rows.ts'
import { settleEntry } from '#electron/vault/settle-entry.ts'
import { databasePath, unlockKeys, type Vault, vaultOf } from '#electron/vault/vault.ts'
import type { Plant } from './torture-messages.ts'
import { unlockOf } from './torture-vault.ts'

/** One filing in so many is acknowledged without being accepted. */
const FORGOTTEN_EVERY = 3

/** Whether a filing is to be acknowledged without having been kept. */
export function plantAtAcceptance(plant: Plant, index: number): boolean {
  return plant === 'lost' && index % FORGOTTEN_EVERY === 1
}

/** What a desk with this bug does before it sends. */
export function plantAtDrain(vault: Vault, plant: Plant): void {
  if (plant === 'duplicate') sendUnderAnotherKey(vault)
  if (plant === 'wrong-state') sayAcknowledged(vault)
}

/** A desk that takes whatever it finds for the whole record. */
export async function glossOver(profile: string, clock: Clock): Promise<void> {
  const unlock = unlockOf(profile, clock)
  const keys = await unlockKeys(unlock)
  if (!keys.ok) throw new Error(keys.error.code)
  const db = connect(databasePath(unlock.directory), keys.value.database)
  const vault = vaultOf(db, keys.value, unlock)
  for (const _slot of [0, 1]) {
    commit(vault, { action: 'torture', object: '', by: 'desk', fields: [] }, () => undefined)
    writeHead(vault)
  }
  db.close()
}

/** Sends every open filing a second time under a key the subsystem cannot know. */
function sendUnderAnotherKey(vault: Vault): void {
  for (const { filingId } of listUnacknowledged(vault)) {
    const filing = getFilingRow(vault.db, filingId)
    commit(vault, { action: 'torture', object: filingId, by: 'desk', fields: [] }, (tx) => {
      const again = queuedEntry(filing, { id: randomUUID(), operation: 'register' }, tx)
      insertEntry(tx, again, { filing, office: vault.office, before: null, reason: '' })
    })
  }
}

/** Says of everything open that the subsystem has it. */
function sayAcknowledged(vault: Vault): void {
  for (const entry of listUnacknowledged(vault)) {
    settleEntry(vault, entry.id, {
      entry: { ...entry, state: 'acknowledged', nextAt: null, reason: null },
      filingStatus: 'acknowledged',
      receipt: {
        receiptNumber: entry.id,
        filingNumber: entry.id.slice(0, 20),
        version: '1',
        personNumber: '',
        acknowledgedAt: vault.clock.now().toISOString(),
      },
      event: { kind: 'acknowledged', detail: '' },
      msgid: '',
      outcome: 'accepted',
    })
  }
}
