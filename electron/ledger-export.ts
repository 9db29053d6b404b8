import { setImmediate } from 'node:timers/promises'
import type { Input } from '#shared/bridge.ts'
import { ledgerSheets } from '#shared/ledger/ledger-book.ts'
import { type LedgerRow, ledgerRowOf } from '#shared/ledger/ledger-row.ts'
import { officeDay } from '#shared/office-day.ts'
import { resolvePolicy } from '#shared/policy/resolve.ts'
import { type Result, refuse } from '#shared/result.ts'
import { MINIMUM_PASSWORD } from '#shared/settings.ts'
import { type BookWorker, startBookWorker } from './books/run-book-job.ts'
import { officeToday } from './corrected-now.ts'
import type { DeskContext, Session } from './desk-context.ts'
import { commit } from './vault/commit.ts'
import { listRowsOf } from './vault/filings.ts'
import { workCalendar } from './vault/work-calendar.ts'

/** Filings read between two breaths of the desk. */
const PORTION = 200

type Asked = Input<'ledger.export'> & { readonly signal: AbortSignal }

/** Writes 备案台账 of the filings asked for; who exported how many is in the audit chain. */
export async function exportLedger(
  context: DeskContext,
  session: Session,
  asked: Asked,
): Promise<Result<{ readonly path: string }>> {
  const { password, signal } = asked
  if (password !== '' && password.length < MINIMUM_PASSWORD) {
    return refuse('password-short', `打开密码至少 ${MINIMUM_PASSWORD} 位，请重新输入`)
  }
  const worker = startBookWorker(signal)
  try {
    const rows = await readAll(context, session, asked)
    return rows ? await exportRows(context, session, { ...asked, rows, worker }) : CALLED_OFF
  } finally {
    worker.stop()
  }
}

/** Reads a portion at a time; undefined where it was called off or the desk locked meanwhile. */
async function readAll(
  context: DeskContext,
  { vault }: Session,
  { filingIds, signal }: Asked,
): Promise<readonly LedgerRow[] | undefined> {
  const total = filingIds.length
  const rows: LedgerRow[] = []
  for (let from = 0; from < total; from += PORTION) {
    if (signal.aborted || context.session()?.vault !== vault) return undefined
    rows.push(...readRows(context, filingIds.slice(from, from + PORTION)))
    const done = Math.min(from + PORTION, total)
    context.emit('ledger.exporting', { step: 'reading', done, total })
    await setImmediate()
  }
  return rows
}

async function exportRows(
  context: DeskContext,
  { vault, operator }: Session,
  asked: Asked & { readonly rows: readonly LedgerRow[]; readonly worker: BookWorker },
): Promise<Result<{ readonly path: string }>> {
  const { rows, columns, isWhole, password, worker } = asked
  context.emit('ledger.exporting', { step: 'writing', done: 0, total: asked.filingIds.length })
  const at = context.clock.now()
  const { tables } = context
  const sheets = ledgerSheets(rows, columns, {
    tables,
    policy: resolvePolicy(tables.policies, vault.office.division, officeToday(context)),
    isWhole,
    facts: { office: vault.office.name, clerk: operator.name, at },
  })
  const written = await worker.write({ sheets, password })
  if (!written.ok) return written
  if (context.session()?.vault !== vault) return CALLED_OFF
  if (!vault.db.readonly) {
    const note = { action: 'ledger.export', object: `${rows.length} filings`, by: operator.number }
    commit(vault, { ...note, fields: columns }, () => undefined)
  }
  return context.host.saveFile(written.value, `备案台账-${officeDay(at)}.xlsx`)
}

const CALLED_OFF = refuse('called-off', '已取消，没有生成文件')

/** In the order of the ids. */
function readRows({ session }: DeskContext, ids: readonly string[]): LedgerRow[] {
  const vault = session()?.vault
  if (vault === undefined) return []
  const calendar = workCalendar(vault)
  const rows = listRowsOf(vault, ids).map(({ seq, filing }) => ledgerRowOf(filing, seq, calendar))
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}
