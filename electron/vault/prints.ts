import { FORM_NAMES } from '#shared/forms/form-names.ts'
import {
  MOST_TROUBLES,
  type PrintCounts,
  PrintItem,
  PrintRun,
  PrintState,
} from '#shared/printing/print-run.ts'
import { commit, type Transaction } from './commit.ts'
import { writeEvent } from './filing-rows.ts'
import { readStored } from './stored-json.ts'
import type { Vault } from './vault.ts'

/** A run of papers as it begins. */
export interface NewRun {
  readonly run: PrintRun
  readonly items: readonly PrintItem[]
}

/** Writes down what is going to be printed, before any of it is. */
export function beginRun(vault: Vault, { run, items }: NewRun): void {
  const by = vault.operator.number
  commit(vault, { action: 'print.begin', object: run.id, by, fields: ['items'] }, (tx) => {
    writeRun(tx, run)
    for (const item of items) writeItem(tx, run.id, item)
  })
}

/** What became of papers of a run; the timelines of their filings tell of those that were, or may have been, printed. */
export function writeItems(vault: Vault, run: PrintRun, items: readonly PrintItem[]): void {
  if (items.length === 0) return
  const by = vault.operator.number
  commit(vault, { action: 'print.settle', object: run.id, by, fields: ['state'] }, (tx) => {
    for (const item of items) {
      writeItem(tx, run.id, item)
      const kind = findEventKind(run, item)
      if (kind === undefined || item.filingId === '') continue
      const told = { by: run.startedBy.name, detail: printedWords(run, item) }
      writeEvent(tx, item.filingId, { at: tx.at, kind, ...told })
    }
  })
}

/** Changes where a run stands. */
export function changeRun(vault: Vault, run: PrintRun): void {
  const by = vault.operator.number
  commit(vault, { action: `print.${run.state}`, object: run.id, by, fields: ['state'] }, (tx) =>
    writeRun(tx, run),
  )
}

export function findRun({ db }: Vault, id: string): PrintRun | undefined {
  const body = db
    .prepare<[string], string>('SELECT body FROM print_runs WHERE id = ?')
    .pluck()
    .get(id)
  return body === undefined ? undefined : readStored(PrintRun, body)
}

/** The runs that have not ended, newest first. */
export function listOpenRuns({ db }: Vault): PrintRun[] {
  return db
    .prepare<[], string>(`SELECT body FROM print_runs WHERE state <> 'ended' ORDER BY seq DESC`)
    .pluck()
    .all()
    .map((body) => readStored(PrintRun, body))
}

/** Papers of a run in some states, in their order. */
export function listItems(
  { db }: Vault,
  runId: string,
  { states, limit }: { readonly states: readonly PrintState[]; readonly limit: number },
): PrintItem[] {
  return db
    .prepare<[string, string, number], string>(
      `SELECT body FROM print_items WHERE run_id = ? AND state IN (SELECT value FROM json_each(?))
       ORDER BY position LIMIT ?`,
    )
    .pluck()
    .all(runId, JSON.stringify(states), limit)
    .map((body) => readStored(PrintItem, body))
}

/** Papers somebody has to look after. */
export function listTroubles(vault: Vault, runId: string): PrintItem[] {
  const states = ['cancelled', 'failed', 'unknown', 'left-out'] as const
  return listItems(vault, runId, { states, limit: MOST_TROUBLES }).filter(
    ({ words }) => words !== '',
  )
}

/** How many papers of a run stand where. */
export function countItems({ db }: Vault, runId: string): PrintCounts {
  const rows = db
    .prepare<[string], { readonly state: PrintState; readonly count: number }>(
      'SELECT state, count(*) AS count FROM print_items WHERE run_id = ? GROUP BY state',
    )
    .all(runId)
  const counted = new Map(rows.map(({ state, count }) => [state, count]))
  const entries = PrintState.options.map((state) => [state, counted.get(state) ?? 0] as const)
  // Every state has its entry, which fromEntries cannot tell the compiler.
  return Object.fromEntries(entries) as PrintCounts
}

/** What the timeline calls it. Of a batch somebody is asked what became of the unknown, until it has ended. */
function findEventKind({ kind, state: runState }: PrintRun, { state }: PrintItem) {
  if (state === 'printed') return 'printed'
  const isOver = kind === 'single' || runState === 'ended'
  return state === 'unknown' && isOver ? 'maybe-printed' : undefined
}

/** `备案表，2 份，HP，作业 12`, as the timeline tells it. */
function printedWords({ copies }: PrintRun, { form, printer, job, words }: PrintItem): string {
  const known = [printer, job === '' ? '' : `作业 ${job}`, words].filter((part) => part !== '')
  return [FORM_NAMES[form], `${copies} 份`, ...known].join('，')
}

function writeRun({ db, seq }: Transaction, run: PrintRun): void {
  db.prepare(
    `INSERT INTO print_runs (id, seq, state, body) VALUES (?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET seq = excluded.seq, state = excluded.state, body = excluded.body`,
  ).run(run.id, seq, run.state, JSON.stringify(run))
}

function writeItem({ db, seq }: Transaction, runId: string, item: PrintItem): void {
  const { position, state } = item
  db.prepare(
    `INSERT INTO print_items (id, seq, run_id, position, state, body) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET seq = excluded.seq, state = excluded.state, body = excluded.body`,
  ).run(`${runId}:${position}`, seq, runId, position, state, JSON.stringify(item))
}
