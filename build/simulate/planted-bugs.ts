import type { OutboxStore } from '#electron/sync/outbox-store.ts'
import type { SubsystemClient } from '#electron/sync/subsystem-client.ts'
import type { ServiceSetup } from '#electron/training/service.ts'
import { listUnacknowledged } from '#electron/vault/outbox.ts'
import { getPayload } from '#electron/vault/outbox-rows.ts'
import type { Vault } from '#electron/vault/vault.ts'
import type { DueEntry } from '#shared/sync/due-entry.ts'
import { sending } from '#shared/sync/entry-steps.ts'
import type { Invariant } from './invariants.ts'

/** A bug put into the desk on purpose, by the invariant that has to find it. */
export type Plant = Invariant | 'none'

/** What a desk sends with. */
export interface Works {
  readonly store: OutboxStore
  readonly client: SubsystemClient
}

/** What a bug needs to know. */
export interface Ground {
  readonly vault: Vault
  readonly service: ServiceSetup
}

/** The line as a desk with this bug uses it. */
export function plantInLine(fetchNow: typeof fetch, plant: Plant): typeof fetch {
  return plant === 'no-reversal' ? takingBack(fetchNow) : fetchNow
}

/** The same with the bug in it. */
export function plantIn(works: Works, plant: Plant, ground: Ground): Works {
  const bug = plant === 'none' || plant === 'no-reversal' ? undefined : BUGS[plant]
  return { ...works, ...bug?.(works, ground) }
}

type Bug = (works: Works, ground: Ground) => Partial<Works>

const BUGS: Readonly<Record<Exclude<Invariant, 'no-reversal'>, Bug>> = {
  'exactly-once': ({ client }) => ({ client: { ...client, transmit: underAnotherKey(client) } }),
  'asked-first': ({ store }) => ({
    store: {
      ...store,
      settle(id, settled) {
        const { entry } = settled
        const state = entry.state === 'unknown' ? 'queued' : entry.state
        store.settle(id, { ...settled, entry: { ...entry, state } })
      },
    },
  }),
  'written-first': ({ store }, { vault }) => ({
    store: {
      ...store,
      markSending(id) {
        const entry = listUnacknowledged(vault).find((one) => one.id === id)
        if (entry === undefined) throw new Error(`no open entry ${id}`)
        return sending(entry, vault.clock.now())
      },
    },
  }),
  'in-order': ({ store }, { vault }) => ({ store: { ...store, ...whateverWaits(vault) } }),
  'next-step': ({ store }) => ({
    store: {
      ...store,
      settle(id, settled) {
        const { entry } = settled
        const nextAt = entry.state === 'unknown' ? null : entry.nextAt
        store.settle(id, { ...settled, entry: { ...entry, nextAt } })
      },
    },
  }),
  'version-guard': ({ client }, { service }) => ({
    client: { ...client, transmit: (due) => client.transmit(byNewestVersion(due, service)) },
  }),
  'kept-word': ({ store }) => ({
    store: {
      ...store,
      settle(id, settled) {
        const { entry } = settled
        const state = entry.state === 'unknown' ? 'acknowledged' : entry.state
        store.settle(id, { ...settled, entry: { ...entry, state } })
      },
    },
  }),
  'no-fault': ({ store }) => ({
    store: {
      ...store,
      settle(id, settled) {
        if (settled.entry.state === 'parked') throw new Error('a planted bug')
        store.settle(id, settled)
      },
    },
  }),
}

/** Each further try of a registration goes under a key of its own. */
function underAnotherKey(client: SubsystemClient): SubsystemClient['transmit'] {
  return (due) => {
    const { id, attempts } = due.entry
    const key = `${id.slice(0, -4)}${String(attempts % 10_000).padStart(4, '0')}`
    return client.transmit({ ...due, entry: { ...due.entry, id: attempts === 0 ? id : key } })
  }
}

/** Instead of asking what became of a message, takes it back. */
function takingBack(fetchNow: typeof fetch): typeof fetch {
  return (url, init) => {
    const body = String(init?.body).replace('"infno":"X5311"', '"infno":"2601"')
    return fetchNow(url, { ...init, body })
  }
}

/** Every registration that waits, whoever of the person comes before it. */
function whateverWaits(vault: Vault): Pick<OutboxStore, 'listDue' | 'findDue'> {
  const list = (): DueEntry[] =>
    listUnacknowledged(vault)
      .filter(({ state, operation }) => state === 'queued' && operation === 'register')
      .map((entry) => ({ entry, filing: getPayload(vault.db, entry.id).filing }))
  return { listDue: list, findDue: (id) => list().find(({ entry }) => entry.id === id) }
}

function byNewestVersion(due: DueEntry, { served }: ServiceSetup): DueEntry {
  const { sequel } = due
  const held = sequel?.receipt && served.book.findByReceipt(sequel.receipt.receiptNumber)
  if (!sequel?.receipt || !held) return due
  return { ...due, sequel: { ...sequel, receipt: { ...sequel.receipt, version: held.ver_no } } }
}
