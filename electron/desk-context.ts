import type { EventBody, EventName, Operator } from '#shared/bridge.ts'
import type { DeskMode } from '#shared/desk-mode.ts'
import type { ReferenceData, Tables } from '#shared/reference-data.ts'
import { type Result, refuse } from '#shared/result.ts'
import type { NamedProfile } from '#shared/sync/subsystem-profile.ts'
import type { ArchiveDesk } from './archive-desk.ts'
import type { BackupDesk } from './backup-desk.ts'
import type { BatchDesk } from './batch-desk.ts'
import type { Clock } from './clock.ts'
import type { Host } from './host.ts'
import type { IdleWatch } from './idle-watch.ts'
import type { MaterialDesk } from './material-desk.ts'
import type { PdfRenderer } from './paper/pdf-renderer.ts'
import type { PersonDesk } from './person-desk.ts'
import type { PrintDesk } from './print-desk.ts'
import type { ReconcileDesk } from './reconcile-desk.ts'
import type { ScrubDesk } from './scrub-desk.ts'
import type { ReportFault } from './serve.ts'
import type { SettlementDesk } from './settlement-desk.ts'
import type { SyncLoop } from './sync/loop.ts'
import type { Argon2Cost } from './vault/keys.ts'
import type { Vault } from './vault/vault.ts'

/** What is there between unlocking and locking. */
export interface Session {
  readonly vault: Vault
  readonly loop: SyncLoop
  readonly persons: PersonDesk
  readonly settlements: SettlementDesk
  readonly reconciliations: ReconcileDesk
  readonly batches: BatchDesk
  readonly backups: BackupDesk
  readonly scrubs: ScrubDesk
  readonly prints: PrintDesk
  readonly materials: MaterialDesk
  readonly archives: ArchiveDesk
  readonly operator: Operator
  readonly idle: IdleWatch
  /** Ends what runs over the line; nothing leaves until it is started again. */
  stopLine(): Promise<void>
  /** Starts the line by the profile that is the vault's now. */
  startLine(): void
}

/** What the services of one desk share. */
export interface DeskContext {
  readonly mode: DeskMode
  readonly profileDirectory: string
  readonly clock: Clock
  readonly host: Host
  readonly reference: ReferenceData
  /** The tables as the program brings them. */
  readonly shipped: Tables
  /** The same with the packs imported into the open vault; asked anew each time. */
  readonly tables: Tables
  readonly pdf: PdfRenderer
  /** Argon2id cost of new slots. */
  readonly passwordCost: Argon2Cost
  /** How the subsystem is spoken to; undefined while the office has no access file. */
  profileOf(vault: Vault): NamedProfile | undefined
  session(): Session | undefined
  /** Why a call has to wait until the disk has room again; undefined where it has. */
  refusalOf(method: string): Result<never> | undefined
  /** Tells the window anew what the desk is: its office changed. */
  deskChanged(): void
  emit<E extends EventName>(event: E, body: EventBody<E>): void
  reportFault: ReportFault
}

/** As much of it as deciding about filings takes. */
export type RulesContext = Pick<DeskContext, 'clock' | 'host' | 'tables' | 'session'>

/** A service that needs an open vault; on a locked desk it refuses. */
export function whenOpen<I, O>(
  context: Pick<DeskContext, 'session'>,
  run: (session: Session, input: I) => Promise<Result<O>> | Result<O>,
): (input: I) => Promise<Result<O>> {
  return async (input) => {
    const session = context.session()
    return session === undefined
      ? refuse('locked', '柜台已锁定，请先输入密码解锁')
      : run(session, input)
  }
}
