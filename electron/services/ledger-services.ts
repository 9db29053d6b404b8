import { type DeskContext, whenOpen } from '#electron/desk-context.ts'
import type { Services } from '#electron/serve.ts'
import { listRows, listRowsOf } from '#electron/vault/filings.ts'
import { changeSettings } from '#electron/vault/settings.ts'
import { workCalendar } from '#electron/vault/work-calendar.ts'
import { ledgerRowOf } from '#shared/ledger/ledger-row.ts'
import { ok } from '#shared/result.ts'

type LedgerServices = Pick<Services, 'ledger.rows' | 'ledger.looks' | 'ledger.keepLooks'>

/** What the window's ledger is made of, and how the office wants it to look. */
export function ledgerServices(context: DeskContext): LedgerServices {
  return {
    'ledger.rows': whenOpen(context, ({ vault }, asked) => {
      const rows =
        'ids' in asked ? listRowsOf(vault, asked.ids) : listRows(vault, asked.afterSeq, asked.limit)
      const calendar = workCalendar(vault)
      return ok(rows.map(({ seq, filing }) => ledgerRowOf(filing, seq, calendar)))
    }),
    'ledger.looks': whenOpen(context, ({ vault }) => ok(vault.settings.ledger)),
    'ledger.keepLooks': whenOpen(context, ({ vault }, ledger) => {
      changeSettings(vault, { ledger })
      return ok({})
    }),
  }
}
