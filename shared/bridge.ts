import * as z from 'zod'
import { ACCESS_METHODS } from '#shared/access.ts'
import { ArchiveProgress } from '#shared/archive/archive.ts'
import { BackupState } from '#shared/backup/backup-state.ts'
import { IntegrityState } from '#shared/backup/integrity.ts'
import { RecoveryFound, RecoveryWay } from '#shared/backup/recovery.ts'
import { Batch, BatchProgress } from '#shared/batch/batch.ts'
import { ANNEX_METHODS } from '#shared/bridge-annexes.ts'
import { ARCHIVE_METHODS } from '#shared/bridge-archive.ts'
import { BACKUP_METHODS, RESTORE_METHODS } from '#shared/bridge-backup.ts'
import { FILING_METHODS } from '#shared/bridge-filing.ts'
import { IMPORT_METHODS } from '#shared/bridge-imports.ts'
import { INTEGRITY_METHODS } from '#shared/bridge-integrity.ts'
import { ExportProgress, LEDGER_METHODS } from '#shared/bridge-ledger.ts'
import { FoundFile, MATERIAL_METHODS, PageProgress } from '#shared/bridge-materials.ts'
import { OBLIGATION_METHODS } from '#shared/bridge-obligations.ts'
import { PRINT_METHODS } from '#shared/bridge-print.ts'
import { QUEUE_METHODS } from '#shared/bridge-queue.ts'
import { RECONCILIATION_METHODS } from '#shared/bridge-reconciliation.ts'
import { REFERENCE_METHODS } from '#shared/bridge-reference.ts'
import { SETTLEMENT_METHODS } from '#shared/bridge-settlement.ts'
import { DeskMode } from '#shared/desk-mode.ts'
import { Draft, Filing } from '#shared/filing/filing.ts'
import { PersonLookUp, PersonQuestion } from '#shared/filing/person-look-up.ts'
import { ImportProgress } from '#shared/imports/import-report.ts'
import { Copies, FormId, paperWith, WantedPaper } from '#shared/paper.ts'
import { PrintRunView } from '#shared/printing/print-run.ts'
import { DeskSettings, LineProfile, LineTest, NewPassword } from '#shared/settings.ts'
import { SpaceState } from '#shared/space-state.ts'

/** The agency whose window this is; asked once, at the first run. */
export const Office = z.strictObject({
  name: z.string().trim().min(2).max(100),
  /** 医保区划 of the agency; decides the policy pack. */
  division: z.string().regex(/^\d{6}$/),
  /** 经办机构编号 (OPTINS_NO, at most 20 characters). */
  agencyCode: z.string().regex(/^[0-9A-Za-z]{4,20}$/),
  phone: z.string().trim().min(7).max(30),
})
export type Office = z.infer<typeof Office>

/** A clerk. The number goes out with every transmission (opter, and opter_no: at most 20). */
export const Operator = z.strictObject({
  number: z.string().regex(/^[0-9A-Za-z]{1,20}$/),
  name: z.string().trim().min(2).max(50),
})
export type Operator = z.infer<typeof Operator>

/** The line to the national subsystem, by the desk's own probe. */
export const LineState = z.strictObject({
  state: z.enum(['unknown', 'online', 'offline', 'our-fault', 'paused']),
  /** The reason in the clerk's words; '' when online. */
  words: z.string(),
  checkedAt: z.iso.datetime().nullable(),
  /** Seconds to add to the PC's clock to have the subsystem's; null until it told. */
  clockOffsetSeconds: z.int().nullable(),
  /** While it pauses: when that ends, by the subsystem's clock. */
  pausedUntil: z.iso.datetime().optional(),
})
export type LineState = z.infer<typeof LineState>

/** What the desk is doing, for the whole window. */
export const DeskState = z.discriminatedUnion('phase', [
  z.strictObject({ phase: z.literal('first-run'), mode: DeskMode }),
  z.strictObject({
    phase: z.literal('locked'),
    mode: DeskMode,
    operators: z.array(Operator),
  }),
  z.strictObject({
    phase: z.literal('open'),
    mode: DeskMode,
    office: Office,
    operator: Operator,
    /** Password-only mode: the system offers no protected key store for the device secret. */
    passwordOnly: z.boolean(),
    /** Opened to be looked at, because nothing vouches for it: nothing is accepted, changed or sent. */
    isReadOnly: z.boolean(),
  }),
  z.strictObject({
    phase: z.literal('recovery'),
    mode: DeskMode,
    found: RecoveryFound,
  }),
  z.strictObject({
    phase: z.literal('refused'),
    /** Of a desk whose vault does not open; absent where another desk is open. */
    mode: DeskMode.optional(),
    reason: z.string(),
    remedy: z.string(),
  }),
])
export type DeskState = z.infer<typeof DeskState>

/** Everything the settings show. */
export const SettingsView = z.strictObject({
  office: Office,
  /** Whether division and agency code may still change: not once a filing carries them. */
  isOfficeFixed: z.boolean(),
  settings: DeskSettings,
  mode: DeskMode,
  /** Null while the office has no access file. */
  profile: LineProfile.nullable(),
  operators: z.array(Operator),
})
export type SettingsView = z.infer<typeof SettingsView>

/** Where the vault's copy stands: another generation, seq or count means the window's is rebuilt. */
export const CopyHead = z.strictObject({
  generation: z.string(),
  seq: z.int(),
  count: z.int(),
})
export type CopyHead = z.infer<typeof CopyHead>

/** One filing as the window keeps it; `seq` is the commit that changed it last. */
export const CopyRow = z.strictObject({ seq: z.int(), filing: Filing })
export type CopyRow = z.infer<typeof CopyRow>

const Nothing = z.strictObject({})
const BatchId = z.strictObject({ batchId: z.uuid() })
const FilingId = z.strictObject({ filingId: z.uuid() })
/** The paper as it was seen: only these very bytes leave the desk. */
const seen = { sha256: z.string().optional() }
const Bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array)

/** Every call of the window to the desk: method → input and output. A closed list. */
export const METHODS = {
  'desk.state': { input: Nothing, output: DeskState },
  'office.setUp': {
    input: z.strictObject({
      office: Office,
      operator: Operator,
      password: z.string().min(1).max(200),
    }),
    output: DeskState,
  },
  'vault.unlock': {
    input: z.strictObject({ operatorNumber: z.string(), password: z.string().max(200) }),
    output: DeskState,
  },
  'vault.lock': { input: Nothing, output: DeskState },
  /** Puts the desk of a mode into the other's place; refused while a vault is open. The window then begins anew. */
  'mode.switch': { input: z.strictObject({ mode: DeskMode }), output: Nothing },
  /** Goes a way on from a vault that did not open; locking leaves it as it is. */
  'vault.recover': { input: z.strictObject({ way: RecoveryWay }), output: DeskState },
  /** Seconds until the desk hears this operator's next password; 0 when it does at once. */
  'vault.wait': {
    input: z.strictObject({ operatorNumber: z.string() }),
    output: z.strictObject({ seconds: z.int().min(0) }),
  },
  /** Somebody is at the window; a desk that is not told so for the set minutes locks. */
  'desk.active': { input: Nothing, output: Nothing },
  'settings.get': { input: Nothing, output: SettingsView },
  'settings.setOffice': { input: Office, output: Nothing },
  'settings.setIdleMinutes': {
    input: DeskSettings.pick({ idleMinutes: true }),
    output: Nothing,
  },
  'operator.changePassword': {
    input: z.strictObject({ password: z.string().max(200), newPassword: NewPassword }),
    output: Nothing,
  },
  /** `password` is the acting operator's: it opens the vault's key for the moment this takes. */
  'operator.add': {
    input: z.strictObject({
      operator: Operator,
      initialPassword: NewPassword,
      password: z.string().max(200),
    }),
    output: Nothing,
  },
  'line.test': { input: Nothing, output: LineTest },
  'paper.printTest': {
    input: Nothing,
    output: z.strictObject({ printer: z.string(), job: z.string() }),
  },
  'paper.saveTest': { input: Nothing, output: z.strictObject({ path: z.string() }) },
  ...REFERENCE_METHODS,
  ...ACCESS_METHODS,
  ...BACKUP_METHODS,
  ...RESTORE_METHODS,
  ...INTEGRITY_METHODS,
  'draft.save': { input: Draft, output: Nothing },
  'draft.list': { input: Nothing, output: z.array(Draft) },
  'draft.discard': { input: z.strictObject({ id: z.uuid() }), output: Nothing },
  /** 1101; asked of the subsystem at once, never queued. */
  'person.lookUp': { input: PersonQuestion, output: PersonLookUp },
  ...FILING_METHODS,
  ...OBLIGATION_METHODS,
  ...LEDGER_METHODS,
  ...ANNEX_METHODS,
  ...IMPORT_METHODS,
  ...PRINT_METHODS,
  ...SETTLEMENT_METHODS,
  ...MATERIAL_METHODS,
  ...ARCHIVE_METHODS,
  'paper.forms': { input: FilingId, output: z.array(FormId) },
  'paper.render': {
    input: WantedPaper,
    output: z.strictObject({
      pdf: Bytes,
      pages: z.int(),
      sha256: z.string(),
      /** What lies across every page (训练), or null. */
      watermark: z.string().nullable(),
    }),
  },
  'paper.print': {
    input: paperWith({ ...seen, copies: Copies }),
    output: z.strictObject({ printer: z.string(), job: z.string() }),
  },
  'paper.save': {
    input: paperWith(seen),
    output: z.strictObject({ path: z.string() }),
  },
  ...QUEUE_METHODS,
  ...RECONCILIATION_METHODS,
  /**
   * `entryId`: what is sent, under a new key where the old one was spent. `held`: what keeps it from leaving at
   * once, in the clerk's words; '' where nothing does.
   */
  'queue.sendNow': {
    input: z.strictObject({ entryId: z.uuid() }),
    output: z.strictObject({ entryId: z.uuid(), held: z.string() }),
  },
  'space.state': { input: Nothing, output: SpaceState },
  'line.state': { input: Nothing, output: LineState },
  'batch.template': { input: Nothing, output: z.strictObject({ path: z.string() }) },
  'batch.read': {
    input: z.strictObject({
      name: z.string().max(300),
      bytes: Bytes,
      /** Who sent the list; '' where nobody said. */
      employer: z.string().trim().max(200),
    }),
    output: Batch,
  },
  'batch.current': { input: Nothing, output: z.strictObject({ batch: Batch.nullable() }) },
  /** Answers when every good row is filed, or the run was called off. */
  'batch.file': { input: BatchId, output: Batch },
  'batch.cancel': { input: Nothing, output: Nothing },
  'batch.result': { input: BatchId, output: z.strictObject({ path: z.string() }) },
  'copy.key': { input: Nothing, output: z.strictObject({ key: Bytes }) },
  /** The window can open none of its databases any more: the shell throws all of them away. */
  'copy.clearStorage': { input: Nothing, output: Nothing },
  'copy.head': { input: Nothing, output: CopyHead },
  'copy.rows': {
    input: z.strictObject({ afterSeq: z.int(), limit: z.int().min(1).max(2000) }),
    output: z.array(CopyRow),
  },
} as const

/** Every event from the desk to the window. */
export const EVENTS = {
  /** The desk locked, opened or refused. */
  'desk.changed': DeskState,
  /** Something was committed; `seq` is the vault's newest. */
  'vault.committed': z.strictObject({ seq: z.int() }),
  /** A pack was imported: the window reads `policy.packs` again. */
  'policy.changed': Nothing,
  'line.changed': LineState,
  'batch.progress': BatchProgress,
  'ledger.exporting': ExportProgress,
  'import.progress': ImportProgress,
  /** A run of papers goes on; `printing` is what the spooler says now. */
  'print.progress': PrintRunView,
  'backup.changed': BackupState,
  'space.changed': SpaceState,
  'integrity.changed': IntegrityState,
  /** Files in the watched folder that nobody has taken yet. */
  'material.found': z.strictObject({ files: z.array(FoundFile) }),
  /** One more piece of a page is with the subsystem. */
  'material.progress': PageProgress,
  'archive.progress': ArchiveProgress,
  /** The desk locks in so many seconds unless somebody stirs; null: somebody did. */
  'lock.nearing': z.strictObject({ seconds: z.int().nullable() }),
} as const

export type Method = keyof typeof METHODS
export type Input<M extends Method> = z.input<(typeof METHODS)[M]['input']>
export type Output<M extends Method> = z.output<(typeof METHODS)[M]['output']>
export type EventName = keyof typeof EVENTS
export type EventBody<E extends EventName> = z.output<(typeof EVENTS)[E]>

/** What a shell puts into the window: one call, one subscription. */
export interface Bridge {
  call(method: string, input: unknown): Promise<unknown>
  /** Returns the way to stop listening. */
  on(listener: (event: string, body: unknown) => void): () => void
}
