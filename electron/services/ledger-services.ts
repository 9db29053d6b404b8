import { type DeskContext, whenOpen } from '#electron/desk-context.ts'
import { exportLedger } from '#electron/ledger-export.ts'
import type { Services } from '#electron/serve.ts'
import { listNewest, listRows, listRowsOf } from '#electron/vault/filings.ts'
import { findOperator } from '#electron/vault/operators.ts'
import { handOverFilings } from '#electron/vault/queue-acts.ts'
import { changeSettings } from '#electron/vault/settings.ts'
import type { Vault } from '#electron/vault/vault.ts'
import { workCalendar } from '#electron/vault/work-calendar.ts'
import type { CopyRow } from '#shared/bridge.ts'
import type { LEDGER_METHODS } from '#shared/bridge-ledger.ts'
import { type LedgerRow, ledgerRowOf } from '#shared/ledger/ledger-row.ts'
import { ok, refuse } from '#shared/result.ts'

type LedgerServices = Pick<Services, Extract<keyof typeof LEDGER_METHODS, `ledger.${string}`>>

/** What the window's ledger is made of, how the office wants it to look, and what is done with many filings. */
export function ledgerServices(context: DeskContext): LedgerServices {
  let exporting: AbortController | undefined
  return {
    'ledger.rows': whenOpen(context, ({ vault }, asked) => {
      const rows =
        'ids' in asked ? listRowsOf(vault, asked.ids) : listRows(vault, asked.afterSeq, asked.limit)
      return ok(ledgerRows(vault, rows))
    }),
    'ledger.newest': whenOpen(context, ({ vault }, { limit }) =>
      ok(ledgerRows(vault, listNewest(vault, limit))),
    ),
    'ledger.export': whenOpen(context, async (session, asked) => {
      if (exporting) return refuse('export-busy', '上一次导出还没有完成，请等它完成或先取消')
      const own = new AbortController()
      exporting = own
      return exportLedger(context, session, { ...asked, signal: own.signal }).finally(() => {
        exporting = undefined
      })
    }),
    'ledger.cancelExport': () => {
      exporting?.abort()
      return ok({})
    },
    'ledger.handOver': whenOpen(context, ({ vault }, { filingIds, operatorNumber }) => {
      const to = findOperator(vault, operatorNumber)
      return to.ok ? ok(handOverFilings(vault, filingIds, to.value)) : to
    }),
    'ledger.looks': whenOpen(context, ({ vault }) => ok(vault.settings.ledger)),
    'ledger.keepLooks': whenOpen(context, ({ vault }, ledger) => {
      changeSettings(vault, { ledger })
      return ok({})
    }),
  }
}

function ledgerRows(vault: Vault, rows: readonly CopyRow[]): LedgerRow[] {
  const calendar = workCalendar(vault)
  return rows.map(({ seq, filing }) => ledgerRowOf(filing, seq, calendar))
}
