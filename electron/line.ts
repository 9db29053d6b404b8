import type { LineState } from '#shared/bridge.ts'
import type { PageProgress } from '#shared/bridge-materials.ts'
import type { Tables } from '#shared/reference-data.ts'
import type { SubsystemProfile } from '#shared/sync/subsystem-profile.ts'
import type { Clock } from './clock.ts'
import { openPersonDesk, type PersonDesk } from './person-desk.ts'
import { quietReconcileDesk } from './quiet-reconcile-desk.ts'
import { openReconcileDesk, type ReconcileDesk } from './reconcile-desk.ts'
import { keptSettlements, openSettlementDesk, type SettlementDesk } from './settlement-desk.ts'
import type { Announced } from './sync/line-watch.ts'
import { type SyncLoop, startSyncLoop } from './sync/loop.ts'
import type { OutboxStore } from './sync/outbox-store.ts'
import { type PageStore, startPageUploader } from './sync/page-uploader.ts'
import { createSubsystemClient, type SubsystemClient } from './sync/subsystem-client.ts'
import { SYSTEM_TIMERS } from './sync/timers.ts'
import {
  confirmPage,
  findDuePage,
  findJpeg,
  isSerialTaken,
  keepProgress,
  markPageSending,
  refusePage,
} from './vault/filing-pages.ts'
import {
  findDue,
  findRefused,
  listDue,
  markInterrupted,
  markLineReturned,
  markSending,
  nextMessageSerial,
  nextWake,
  recordQuery,
} from './vault/outbox.ts'
import { policyDesk } from './vault/policy-desk.ts'
import { settleEntry } from './vault/settle-entry.ts'
import type { Vault } from './vault/vault.ts'

/** The line from one open vault to one subsystem. */
export interface LineOptions {
  readonly vault: Vault
  readonly clock: Clock
  readonly profile: SubsystemProfile
  /** The tables as the program brings them. */
  readonly shipped: Tables
  readonly announced: Announced
  onLine(line: LineState): void
  /** One more piece of a page is with the subsystem. */
  onPageProgress(progress: PageProgress): void
  reportFault(where: string, fault: unknown): void
}

/** What runs over the line: the loop that empties the outbox, and the look-ups. */
export interface Line {
  /** Its end is the end of the look-ups too. */
  readonly loop: SyncLoop
  readonly persons: PersonDesk
  readonly settlements: SettlementDesk
  readonly reconciliations: ReconcileDesk
}

/** Starts what runs over the line of an open vault. */
export function startLine(options: LineOptions): Line {
  const { vault, clock, shipped, ...told } = options
  const client = clientOf(options)
  const { reportFault } = told
  const persons = openPersonDesk({
    vault,
    client,
    divisions: shipped.divisions,
    timers: SYSTEM_TIMERS,
    reportFault,
  })
  const pages = pagesOf(vault)
  const uploader = startPageUploader({
    store: {
      ...pages,
      keepProgress(pageId, pieces) {
        pages.keepProgress(pageId, pieces)
        told.onPageProgress({ pageId, pieces })
      },
    },
    client,
    clock,
    timers: SYSTEM_TIMERS,
    isOnline: () => loop.lineState().state === 'online',
    lookAtLine: async () => (await loop.testLine()).kind === 'signed-in',
    reportFault,
  })
  const settlements = openSettlementDesk({ vault, clock, client })
  const reconciliations = openReconcileDesk({
    vault,
    clock,
    session: () => ({ loop }),
    timers: SYSTEM_TIMERS,
    client,
    get policies() {
      return policyDesk(vault, shipped).tables.policies
    },
    isOnline: () => loop.lineState().state === 'online',
    reportFault,
  })
  const store = outboxOf(vault, persons)
  const loop = startSyncLoop({
    store: {
      ...store,
      settle(entryId, settled) {
        store.settle(entryId, settled)
        if (settled.receipt !== null) uploader.wake()
      },
    },
    client,
    clock,
    timers: SYSTEM_TIMERS,
    announced: told.announced,
    onLine(line) {
      told.onLine(line)
      if (line.state === 'online') {
        persons.compareDue()
        reconciliations.due()
      }
      uploader.wake()
    },
    reportFault,
  })
  const wake = () => {
    loop.wake()
    uploader.wake()
  }
  const stop = async () => {
    const beside = [persons, settlements, reconciliations, uploader]
    await Promise.all([loop.stop(), ...beside.map((one) => one.stop())])
  }
  return { loop: { ...loop, wake, stop }, persons, settlements, reconciliations }
}

/** The desk's way to the subsystem; the office and its packs are those of the moment. */
function clientOf({ vault, clock, profile, shipped }: LineOptions): SubsystemClient {
  return createSubsystemClient({
    profile,
    get office() {
      return vault.office
    },
    operator: vault.operator,
    get policies() {
      return policyDesk(vault, shipped).tables.policies
    },
    destinations: shipped.destinations,
    clock,
    nextSerial: () => nextMessageSerial(vault),
  })
}

/** A line nothing is sent over and nobody is asked by; `words` say why. */
export function quietLine(vault: Vault, words: string): Line {
  const settlements = keptSettlements(vault)
  return {
    loop: {
      wake: () => undefined,
      stop: async () => undefined,
      lineState: () => ({
        state: 'offline',
        words,
        checkedAt: null,
        clockOffsetSeconds: null,
      }),
      testLine: async () => ({ kind: 'unreachable', detail: words }),
    },
    persons: {
      lookUp: async () => ({ kind: 'refused', words }),
      compareDue: () => undefined,
      stop: async () => undefined,
    },
    settlements: {
      ...settlements,
      lookUp: async (question) => ({
        answer: { kind: 'refused', words },
        settlements: [...settlements.kept(question)],
      }),
      stop: async () => undefined,
    },
    reconciliations: quietReconcileDesk(words),
  }
}

/** The vault's outbox as the loop knows it: each writing call has committed when it returns. */
export function outboxOf(vault: Vault, persons: Pick<PersonDesk, 'compareDue'>): OutboxStore {
  return {
    listDue: (now, limit) => listDue(vault, now, limit),
    findDue: (entryId, now) => findDue(vault, entryId, now),
    findRefused: (entryId) => findRefused(vault, entryId),
    markSending: (entryId, attempt) => markSending(vault, entryId, attempt),
    recordQuery: (entryId, attempt) => recordQuery(vault, entryId, attempt),
    settle: (entryId, settled) => {
      settleEntry(vault, entryId, settled)
      // What was typed while the line was down can be compared now.
      if (settled.receipt !== null) persons.compareDue()
    },
    markInterrupted: () => markInterrupted(vault),
    lineReturned: (now) => markLineReturned(vault, now),
    nextWake: () => nextWake(vault),
  }
}

/** The vault's pages as the uploader knows them: each writing call is durable when it returns. */
export function pagesOf(vault: Vault): PageStore {
  return {
    findDue: (except) => findDuePage(vault, except),
    findJpeg: (page) => findJpeg(vault, page),
    markSending: (page) => markPageSending(vault, page),
    keepProgress: (pageId, pieces) => keepProgress(vault, pageId, pieces),
    isSerialTaken: (serial, pageId) => isSerialTaken(vault, serial, pageId),
    confirm: (page, serial) => confirmPage(vault, page, serial),
    refuse: (page, words) => refusePage(vault, page, words),
  }
}
