import { randomUUID } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import type { Batch, BatchProgress } from '#shared/batch/batch.ts'
import { findRepeats } from '#shared/batch/row-faults.ts'
import { type List, readList } from '#shared/batch/table.ts'
import { indexPlaceNames } from '#shared/codes/place-names.ts'
import { ok, type Result, refuse } from '#shared/result.ts'
import { type Acceptor, acceptEntry } from './accept-entry.ts'
import { readTable } from './batch/read-table.ts'
import {
  type CheckedRow,
  checkRow,
  isReady,
  readListRow,
  refusedRow,
  shownRow,
} from './batch-rows.ts'
import { officeToday } from './corrected-now.ts'

/** What lists are read and filed with. */
export interface BatchDeskSetup extends Acceptor {
  onProgress(progress: BatchProgress): void
  /** Something was accepted: it may be sent. */
  onFiled(): void
}

/** A file as the clerk chose it. */
export interface ListFile {
  readonly name: string
  readonly bytes: Uint8Array
  /** Who sent the list; '' where nobody said. */
  readonly employer: string
}

/** The list of an employer: read, checked, filed. It lives in memory until the desk locks. */
export interface BatchDesk {
  /** Reads and checks a file; it takes the place of the list before it. */
  read(file: ListFile): Promise<Result<Batch>>
  /** The list that was read last. */
  current(): Batch | null
  /** Files every good row that was not filed yet, one commit each, until done or called off. */
  file(batchId: string): Promise<Result<Batch>>
  /** Calls the running filing off after the row it is at. */
  cancel(): void
  stop(): Promise<void>
}

interface HeldBatch extends Pick<Batch, 'id' | 'fileName' | 'employer'> {
  readonly notices: readonly string[]
  /** Sheet row → what is known of it. */
  readonly rows: Map<number, CheckedRow>
}

/** Opens the lists of an open vault. */
export function openBatchDesk(setup: BatchDeskSetup): BatchDesk {
  let held: HeldBatch | undefined
  let running: Promise<unknown> | undefined
  let isFiling = false
  let isCalledOff = false
  let isEnding = false

  const shown = (batch: HeldBatch): Batch => {
    const today = officeToday(setup)
    const rows = [...batch.rows.values()].map((row) => shownRow(row, setup.tables, today))
    const { id, fileName, employer, notices } = batch
    return { id, fileName, employer, notices: [...notices], rows, isFiling }
  }
  const alone = async (work: () => Promise<Result<Batch>>): Promise<Result<Batch>> => {
    if (running) return refuse('batch-busy', '上一张名单还在办理，请等它办完或先取消')
    const own = work()
    running = own.catch(() => undefined)
    return own.finally(() => {
      running = undefined
    })
  }
  const read = async (file: ListFile): Promise<Result<Batch>> => {
    const table = await readTable(file.bytes)
    const list = table.ok ? readList(table.value) : table
    if (!list.ok) return list
    const rows = await checkList(setup, list.value, {
      employer: file.employer,
      isCalledOff: () => isEnding,
    })
    if (rows === undefined) return refuse('locked', '柜台已锁定，请解锁后重新选文件')
    const { name: fileName, employer } = file
    held = { id: randomUUID(), fileName, employer, notices: list.value.notices, rows }
    return ok(shown(held))
  }
  const fileRows = async (batch: HeldBatch): Promise<Result<Batch>> => {
    isFiling = true
    isCalledOff = false
    try {
      await fileReadyRows(setup, batch.rows, () => isCalledOff || isEnding)
    } finally {
      isFiling = false
      setup.onFiled()
      const filed = [...batch.rows.values()].filter(({ filing }) => filing !== undefined)
      setup.onProgress({ step: 'ended', done: filed.length, total: batch.rows.size })
    }
    return ok(shown(batch))
  }
  return {
    read: (file) => alone(() => read(file)),
    current: () => (held ? shown(held) : null),
    file: (batchId) => {
      const batch = held
      return batch?.id === batchId
        ? alone(() => fileRows(batch))
        : Promise.resolve(
            refuse('no-such-batch', '名单已不在内存中，请重新选文件；已受理的不会重复'),
          )
    },
    cancel: () => {
      isCalledOff = true
    },
    stop: async () => {
      isEnding = true
      await running
    },
  }
}

/** Reads and checks every row, with a breath between them; undefined when it was called off. */
async function checkList(
  setup: BatchDeskSetup,
  list: List,
  order: { readonly employer: string; readonly isCalledOff: () => boolean },
): Promise<Map<number, CheckedRow> | undefined> {
  const { tables, onProgress } = setup
  const today = officeToday(setup)
  const context = { tables, places: indexPlaceNames(tables), today, employer: order.employer }
  const read = list.rows.map((row) => readListRow(row, list, context))
  const repeats = findRepeats(read)
  const rows = new Map<number, CheckedRow>()
  for (const row of read) {
    if (order.isCalledOff()) return undefined
    rows.set(row.row, checkRow(setup, row, repeats.get(row.row)))
    tell(onProgress, { step: 'checking', done: rows.size, total: read.length })
    await setImmediate()
  }
  return rows
}

/** Files the good rows one by one; the rules are asked again, because other windows file too. */
async function fileReadyRows(
  setup: BatchDeskSetup,
  rows: Map<number, CheckedRow>,
  isCalledOff: () => boolean,
): Promise<void> {
  const ready = [...rows.values()].filter(isReady)
  for (const [index, row] of ready.entries()) {
    if (isCalledOff()) return
    const { filingId: id, entry } = row
    const accepted = acceptEntry(setup, { id, entry, channel: 'list' })
    rows.set(
      row.row,
      accepted.ok ? { ...row, filing: accepted.filing } : refusedRow(row, accepted.issues),
    )
    tell(setup.onProgress, { step: 'filing', done: index + 1, total: ready.length })
    await setImmediate()
  }
}

/** A hundred steps are enough for a bar, and each costs the window a drawing. */
function tell(onProgress: BatchDeskSetup['onProgress'], progress: BatchProgress): void {
  const { done, total } = progress
  if (done % Math.ceil(total / 100) === 0 || done === total) onProgress(progress)
}
