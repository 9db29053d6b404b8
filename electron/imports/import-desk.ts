import { randomUUID } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { idOf } from '#electron/batch-row-id.ts'
import { readLedgerAside } from '#electron/books/run-book-job.ts'
import { officeToday, type TimeContext } from '#electron/corrected-now.ts'
import {
  knownIds,
  type NumberKind,
  takeImported,
  takenNumbers,
} from '#electron/vault/imported-filings.ts'
import type { Vault } from '#electron/vault/vault.ts'
import { columnLetters } from '#shared/batch/table.ts'
import { indexPlaceNames } from '#shared/codes/place-names.ts'
import {
  type ImportFile,
  type ImportHeld,
  type ImportProgress,
  type ImportReport,
  MOST_SHOWN_FAULTS,
} from '#shared/imports/import-report.ts'
import { type ImportContext, type ImportRow, readImportRow } from '#shared/imports/import-row.ts'
import {
  type ImportTable,
  mappingProblem,
  type RawTable,
  readImportTable,
} from '#shared/imports/import-table.ts'
import type { ImportMapping } from '#shared/imports/import-targets.ts'
import type { Tables } from '#shared/reference-data.ts'
import { ok, type Result, refuse } from '#shared/result.ts'
import { type FaultyRow, withFault } from './import-faults.ts'
import { importedFiling, numberOf } from './imported-filing.ts'

/** What older ledgers are taken in with. */
export interface ImportDeskSetup extends TimeContext {
  readonly vault: Vault
  readonly tables: Tables
  /** Whether the vault is still the open one. */
  isOpen(): boolean
  /** Why nothing more may be taken in for now; '' where there is room. */
  refusal(): string
  onProgress(progress: ImportProgress): void
}

/** The older ledger of an office; the file lives in memory until the desk locks. */
export interface ImportDesk {
  read(name: string, bytes: Uint8Array): Promise<Result<ImportFile>>
  /** Keeps what the columns are; what was tried by others is forgotten. */
  map(fileId: string, mapping: ImportMapping): Result<Record<string, never>>
  check(fileId: string, mapping: ImportMapping): Promise<Result<ImportReport>>
  run(fileId: string): Promise<Result<ImportReport>>
  /** What is held once the step under way is done: the screen that began it may have been left. */
  resume(): Promise<ImportHeld | null>
  cancel(): void
  /** Every row with faults of the last trial. */
  faults(fileId: string): Result<readonly FaultyRow[]>
}

interface Held {
  readonly id: string
  readonly name: string
  readonly table: RawTable
  readonly read: ImportTable
  mapping: ImportMapping
  /** Of the last trial: rows to take in, rows the vault has, rows with faults. */
  trial?: Trial
}

interface Trial {
  readonly total: number
  readonly ready: readonly ImportRow[]
  readonly known: number
  readonly faulty: readonly FaultyRow[]
  readonly isBroken: boolean
  readonly stopped: string
}

/** A filing is the same one by any of its numbers. */
const NUMBER_KINDS: readonly NumberKind[] = ['acceptanceNumber', 'filingNumber', 'receiptNumber']

/** Rows between two breaths of the desk. */
const PORTION = 100

/** Opens the desk for older ledgers of an open vault. */
export function openImportDesk(setup: ImportDeskSetup): ImportDesk {
  let held: Held | undefined
  let calling: AbortController | undefined
  let step: Promise<unknown> = Promise.resolve()
  const alone = async <T>(work: (signal: AbortSignal) => Promise<Result<T>>) => {
    if (calling) return BUSY
    const own = new AbortController()
    calling = own
    const done = work(own.signal).finally(() => {
      calling = undefined
    })
    step = done.catch(() => undefined)
    return done
  }
  const find = (fileId: string): Result<Held> => (held?.id === fileId ? ok(held) : GONE)
  return {
    read: (name, bytes) =>
      alone(async (signal) => {
        const table = await readLedgerAside(bytes, signal)
        const read = table.ok ? readImportTable(table.value) : table
        if (!(table.ok && read.ok)) return read.ok ? GONE : read
        const { mapping } = read.value
        const own = { id: randomUUID(), name, table: table.value, read: read.value, mapping }
        held = own
        return ok(shownFile(own))
      }),
    map(fileId, mapping) {
      const own = find(fileId)
      if (calling || !own.ok) return calling ? BUSY : own
      own.value.mapping = mapping
      delete own.value.trial
      return ok({})
    },
    check: (fileId, mapping) =>
      alone(async (signal) => {
        const own = find(fileId)
        if (!own.ok) return own
        const problem = mappingProblem(mapping)
        if (problem !== '') return refuse('import-mapping', problem)
        own.value.mapping = mapping
        own.value.trial = await tryRows(setup, own.value, { mapping, signal })
        return ok(reportOf(own.value.trial))
      }),
    run: (fileId) =>
      alone(async (signal) => {
        const own = find(fileId)
        if (!own.ok) return own
        const { trial } = own.value
        if (trial === undefined || trial.isBroken) return UNTRIED
        own.value.trial = await takeRows(setup, own.value, { trial, signal })
        return ok(reportOf(own.value.trial))
      }),
    async resume() {
      await step
      if (held === undefined) return null
      return { file: shownFile(held), report: held.trial ? reportOf(held.trial) : null }
    },
    cancel: () => calling?.abort(),
    faults: (fileId) => {
      const own = find(fileId)
      return own.ok ? ok(own.value.trial?.faulty ?? []) : own
    },
  }
}

const BUSY = refuse('import-busy', '上一个文件还在处理，请等它完成或先取消')
const GONE = refuse('no-such-import', '文件已不在内存中，请重新选文件；已导入的不会重复')
const UNTRIED = refuse('import-untried', '请先试读整个文件，再导入')

function shownFile({ id, name, table, read, mapping }: Held): ImportFile {
  const { columns, headerRows } = read
  return {
    id,
    name,
    rows: table.slice(headerRows).filter(isFilled).length,
    columns: columns.map((column) => ({
      ...column,
      samples: [...column.samples],
      letters: columnLetters(column.place),
    })),
    mapping,
  }
}

function isFilled(row: RawTable[number]): boolean {
  return row.some((cell) => String(cell).trim() !== '')
}

interface TrialPlan {
  readonly mapping: ImportMapping
  readonly signal: AbortSignal
}

/** Reads and checks every row; a number that stands in two rows refuses both. */
async function tryRows(
  setup: ImportDeskSetup,
  { table, read }: Held,
  { mapping, signal }: TrialPlan,
): Promise<Trial> {
  const { vault, tables, onProgress } = setup
  const context: ImportContext = {
    tables,
    places: indexPlaceNames(tables),
    today: officeToday(setup),
    employer: '',
    mapping,
    officeDivision: vault.office.division,
  }
  const total = table.length - read.headerRows
  const rows: ImportRow[] = []
  for (const [at, cells] of table.slice(read.headerRows).entries()) {
    if (at % PORTION === 0) {
      onProgress({ step: 'checking', done: at, total })
      await setImmediate()
      if (signal.aborted || !setup.isOpen()) return sorted(vault, rows, true)
    }
    if (isFilled(cells)) rows.push(readImportRow(cells, read.headerRows + at + 1, context))
  }
  return sorted(vault, rows, false)
}

function sorted(vault: Vault, rows: readonly ImportRow[], isBroken: boolean): Trial {
  const trial = { total: rows.length, ready: [], known: 0, faulty: [], isBroken, stopped: '' }
  return isBroken ? trial : { ...trial, ...sortedWhole(vault, rows) }
}

function sortedWhole(vault: Vault, rows: readonly ImportRow[]) {
  const ofKinds = NUMBER_KINDS.map((kind) => {
    const ofNumber = byNumber(rows, kind)
    return { kind, ofNumber, taken: takenNumbers(vault, kind, [...ofNumber.keys()]) }
  })
  const ids = new Map(rows.map((row) => [row, rowId(vault, row)]))
  const known = knownIds(vault, [...ids.values()])
  const isKnown = (row: ImportRow) => known.has(ids.get(row) ?? '')
  const found = rows.map((row) => {
    const same = ofKinds.flatMap(({ kind, ofNumber }) => ofNumber.get(row.numbers[kind]) ?? [])
    const isTaken = ofKinds.some(({ kind, taken }) => taken.has(row.numbers[kind]))
    return { row, faulty: withFault(row, { same, isTaken: isTaken && !isKnown(row) }) }
  })
  const good = found.filter(({ faulty }) => faulty.faults.length === 0).map(({ row }) => row)
  return {
    ready: good.filter((row) => !isKnown(row)),
    known: good.filter(isKnown).length,
    faulty: found.map(({ faulty }) => faulty).filter(({ faults }) => faults.length > 0),
  }
}

/** The rows that bear each number of one kind. */
function byNumber(
  rows: readonly ImportRow[],
  kind: NumberKind,
): ReadonlyMap<string, readonly ImportRow[]> {
  const ofNumber = new Map<string, ImportRow[]>()
  for (const row of rows) {
    const number = row.numbers[kind]
    if (number === '') continue
    const same = ofNumber.get(number)
    if (same) same.push(row)
    else ofNumber.set(number, [row])
  }
  return ofNumber
}

/** Takes the good rows in, one commit each: whatever breaks it off, a row is there wholly or not at all. */
async function takeRows(
  setup: ImportDeskSetup,
  { name }: Held,
  { trial, signal }: { readonly trial: Trial; readonly signal: AbortSignal },
): Promise<Trial> {
  const { vault, tables, onProgress } = setup
  const total = trial.ready.length
  for (const [at, row] of trial.ready.entries()) {
    if (at % PORTION === 0) {
      onProgress({ step: 'writing', done: at, total })
      await setImmediate()
      const known = trial.known + at
      const rest = { ...trial, ready: trial.ready.slice(at), known, stopped: '' }
      if (signal.aborted || !setup.isOpen()) return rest
      const stopped = setup.refusal()
      if (stopped !== '') return { ...rest, stopped }
    }
    const filing = importedFiling(row, {
      id: rowId(vault, row),
      tables,
      operator: vault.operator,
      today: officeToday(setup),
    })
    takeImported(vault, filing, `${name} 第 ${row.row} 行`)
  }
  onProgress({ step: 'writing', done: total, total })
  return { ...trial, ready: [], known: trial.known + total, stopped: '' }
}

/** By its numbers alone: the same row of a file that was mended, or read again, is the same filing. */
function rowId({ keys, office }: Vault, row: ImportRow): string {
  return idOf(keys.index, `import ${office.agencyCode} ${numberOf(row)}`)
}

function reportOf({ total, ready, known, faulty, isBroken, stopped }: Trial): ImportReport {
  return {
    total,
    ready: ready.length,
    known,
    faulty: faulty.length,
    faults: faulty
      .slice(0, MOST_SHOWN_FAULTS)
      .map(({ row, name, faults }) => ({ row, name, faults: [...faults] })),
    isBroken,
    stopped,
  }
}
