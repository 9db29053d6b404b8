import type { DeskState, EventBody, EventName } from '#shared/bridge.ts'
import { isWork, isWriting } from '#shared/bridge-effects.ts'
import type { DeskMode } from '#shared/desk-mode.ts'
import { indexTables, type ReferenceData } from '#shared/reference-data.ts'
import { ok, type Result, refuse } from '#shared/result.ts'
import type { NamedProfile } from '#shared/sync/subsystem-profile.ts'
import type { Clock } from './clock.ts'
import type { DeskContext, Session } from './desk-context.ts'
import { createDeskLife, type DeskLife, type DeskLifeOptions } from './desk-life.ts'
import { createFaultReporter } from './fault-log.ts'
import type { Host } from './host.ts'
import { startPdfRenderer } from './paper/pdf-renderer.ts'
import { lockProfile, type ProfileLock } from './profile-lock.ts'
import { newScrubMemory } from './scrub-desk.ts'
import { READ_ONLY, type ReportFault, type Services, serve } from './serve.ts'
import { accessServices } from './services/access-services.ts'
import { annexServices } from './services/annex-services.ts'
import { archiveServices } from './services/archive-services.ts'
import { backupServices } from './services/backup-services.ts'
import { batchServices } from './services/batch-services.ts'
import { calendarServices } from './services/calendar-services.ts'
import { copyServices } from './services/copy-services.ts'
import { draftServices } from './services/draft-services.ts'
import { filingServices } from './services/filing-services.ts'
import { importServices } from './services/import-services.ts'
import { integrityServices } from './services/integrity-services.ts'
import { ledgerServices } from './services/ledger-services.ts'
import { lifeServices } from './services/life-services.ts'
import { materialServices } from './services/material-services.ts'
import { obligationServices } from './services/obligation-services.ts'
import { operatorServices } from './services/operator-services.ts'
import { paperServices } from './services/paper-services.ts'
import { personServices } from './services/person-services.ts'
import { policyServices } from './services/policy-services.ts'
import { printServices } from './services/print-services.ts'
import { queueServices } from './services/queue-services.ts'
import { reconcileServices } from './services/reconcile-services.ts'
import { referenceServices } from './services/reference-services.ts'
import { restoreServices } from './services/restore-services.ts'
import { settingsServices } from './services/settings-services.ts'
import { settlementServices } from './services/settlement-services.ts'
import { statisticsServices } from './services/statistics-services.ts'
import { testServices } from './services/test-services.ts'
import { type SessionSetting, startSession } from './session.ts'
import { startSpaceGuard } from './space-guard.ts'
import { withSteadyKeyStore } from './steady-key-store.ts'
import { SYSTEM_TIMERS } from './sync/timers.ts'
import type { Argon2Cost } from './vault/keys.ts'
import { policyDesk } from './vault/policy-desk.ts'
import type { Vault } from './vault/vault.ts'

/** What a desk is made of; the same under both shells. */
export interface DeskOptions {
  readonly mode: DeskMode
  readonly profileDirectory: string
  readonly reference: ReferenceData
  readonly fontsDirectory: string
  /** The PDF worker's entry: a `.ts` beside the source, a `.js` in the packaged application. */
  readonly pdfWorkerUrl: URL
  readonly host: Host
  readonly clock: Clock
  /** Called once the profile folder is ours: in training it starts the embedded subsystem. */
  connectSubsystem(): Promise<SubsystemConnection>
  readonly passwordCost: Argon2Cost
  /** Free bytes on the disk of a folder. */
  readonly freeBytes: (directory: string) => number
  /** Bytes kept aside on that disk. */
  readonly reserveBytes: number
}

/** The way to a subsystem, and how to let go of it. */
export interface SubsystemConnection {
  /** What a new office's settings call its province profile. */
  readonly profileId: string
  /** How the office of an open vault reports; undefined while it has no access file. */
  profileOf(vault: Vault): NamedProfile | undefined
  stop(): Promise<void>
}

/** A running desk: answers calls, tells events. */
export interface Desk {
  call(method: string, input: unknown): Promise<Result<unknown>>
  /** Returns the way to stop listening. */
  onEvent(listener: (event: EventName, body: unknown) => void): () => void
  stop(): Promise<void>
}

/** Starts the desk of a profile folder; where another desk holds it, one that only says so. */
export async function startDesk(options: DeskOptions): Promise<Desk> {
  const lock = lockProfile(options.profileDirectory)
  if (!lock.ok) return refusedDesk(lock.error.message)
  try {
    return await openDesk(options, lock.value)
  } catch (fault) {
    lock.value.release()
    throw fault
  }
}

async function openDesk(given: DeskOptions, lock: ProfileLock): Promise<Desk> {
  const reportFault = createFaultReporter(given)
  const options = { ...given, host: withSteadyKeyStore(given.host, reportFault) }
  const subsystem = await options.connectSubsystem()
  try {
    return runDesk(options, { lock, subsystem, reportFault })
  } catch (fault) {
    await subsystem.stop()
    throw fault
  }
}

interface DeskParts {
  readonly lock: ProfileLock
  readonly subsystem: SubsystemConnection
  readonly reportFault: ReportFault
}

function runDesk(options: DeskOptions, { lock, subsystem, reportFault }: DeskParts): Desk {
  const { emit, onEvent } = createEvents()
  const pdf = startPdfRenderer({
    workerUrl: options.pdfWorkerUrl,
    fontsDirectory: options.fontsDirectory,
  })
  const space = startSpaceGuard({
    ...options,
    directory: options.profileDirectory,
    timers: SYSTEM_TIMERS,
    onChanged: (state) => emit('space.changed', state),
  })
  const shipped = indexTables(options.reference)
  const remembered = newMemory()
  const { profileOf } = subsystem
  const setting = { ...options, pdf, profileOf, shipped, ...remembered, emit, reportFault }
  const lifeOptions: DeskLifeOptions = {
    ...options,
    timers: SYSTEM_TIMERS,
    profileId: subsystem.profileId,
    startSession: (vault, operator) =>
      startSession(vault, operator, { ...setting, lock: () => void life.lock() }),
    onChanged: (state) => emit('desk.changed', state),
    reportFault,
  }
  const life = createDeskLife(lifeOptions)
  const context: DeskContext = {
    ...options,
    shipped,
    get tables() {
      const session = life.session()
      return session ? policyDesk(session.vault, shipped).tables : shipped
    },
    pdf,
    profileOf,
    session: life.session,
    refusalOf: space.refusalOf,
    deskChanged: life.deskChanged,
    emit,
    reportFault,
  }
  const services: Services = {
    ...servicesOf(life, context, lifeOptions),
    'space.state': () => ok(space.state()),
  }
  const run = async (method: string, input: unknown) => {
    const rest = isWork(method) ? life.session()?.scrubs.work() : undefined
    return serve(services, { method, input }, reportFault).finally(rest)
  }
  return {
    call: async (method, input) =>
      space.refusalOf(method) ??
      refuseReadOnly(method, life.session()) ??
      (await run(method, input)),
    onEvent,
    stop: async () => {
      space.stop()
      await life.lock()
      await pdf.stop()
      await subsystem.stop()
      lock.release()
    },
  }
}

/** What outlives a lock of the desk. */
function newMemory(): Pick<SessionSetting, 'scrubMemory' | 'announced'> {
  return { scrubMemory: newScrubMemory(), announced: { pauses: [] } }
}

/** One sentence for every call that would change a vault which is only looked at. */
function refuseReadOnly(method: string, session: Session | undefined): Result<never> | undefined {
  return session?.vault.db.readonly && isWriting(method) ? READ_ONLY : undefined
}

/** Every service of the bridge; a missing one is a type error. */
function servicesOf(
  life: DeskLife,
  context: DeskContext,
  options: DeskLifeOptions,
): Omit<Services, 'space.state'> {
  return {
    'desk.state': life.state,
    'office.setUp': life.setUp,
    'vault.unlock': life.unlock,
    'vault.lock': life.lock,
    'vault.wait': life.wait,
    'vault.recover': life.recover,
    // Another desk is put into this one's place by whoever has both (`two-desks.ts`).
    'mode.switch': () => refuse('no-other-mode', '这里只有一种模式'),
    ...restoreServices(options, () => life.session() !== undefined),
    ...referenceServices(context),
    ...backupServices(context),
    ...integrityServices(context),
    ...calendarServices(context),
    ...policyServices(context),
    ...draftServices(context),
    ...filingServices(context),
    ...lifeServices(context),
    ...obligationServices(context),
    ...ledgerServices(context),
    ...statisticsServices(context),
    ...annexServices(context),
    ...importServices(context),
    ...materialServices(context),
    ...archiveServices(context),
    ...personServices(context),
    ...batchServices(context),
    ...paperServices(context),
    ...printServices(context),
    ...queueServices(context),
    ...reconcileServices(context),
    ...copyServices(context),
    ...settlementServices(context),
    ...settingsServices(context),
    ...accessServices(context),
    ...operatorServices(context),
    ...testServices(context),
  }
}

/** The way from the desk to whoever listens. */
function createEvents() {
  const listeners = new Set<(event: EventName, body: unknown) => void>()
  return {
    emit: <E extends EventName>(event: E, body: EventBody<E>) => {
      for (const listener of listeners) listener(event, body)
    },
    onEvent: (listener: (event: EventName, body: unknown) => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** A desk that can only say why there is none: the window shows it as a page. */
export function refusedDesk(reason: string): Desk {
  const state: DeskState = {
    phase: 'refused',
    reason,
    remedy: '关闭本窗口即可，已受理的备案不受影响',
  }
  return {
    call: async (method) => (method === 'desk.state' ? ok(state) : refuse('refused', reason)),
    onEvent: () => () => undefined,
    stop: async () => undefined,
  }
}
