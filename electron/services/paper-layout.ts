import { checkContextOf } from '#electron/accept-entry.ts'
import { officeToday, type TimeContext } from '#electron/corrected-now.ts'
import type { DeskContext, Session } from '#electron/desk-context.ts'
import { keptSettlements } from '#electron/settlement-desk.ts'
import { findFilingFile } from '#electron/vault/filings.ts'
import { findStandingChange } from '#electron/vault/standing-change.ts'
import { workCalendar } from '#electron/vault/work-calendar.ts'
import { policyOf } from '#shared/filing/accepted-under.ts'
import { checkEntry, policyFor } from '#shared/filing/check.ts'
import { describeRefusal } from '#shared/filing/status.ts'
import { correctionNoticeLayout } from '#shared/forms/correction-notice.ts'
import { formLayout, formRefusal } from '#shared/forms/form-layout.ts'
import type { Layout } from '#shared/forms/layout.ts'
import { noticeLayout } from '#shared/forms/notice.ts'
import { oneTimeNoticeLayout } from '#shared/forms/one-time-notice.ts'
import { settlementStatementLayout } from '#shared/forms/settlement-statement.ts'
import type { WantedPaper } from '#shared/paper.ts'
import { resolvePolicy } from '#shared/policy/resolve.ts'
import { assertNever, type Result, refuse } from '#shared/result.ts'

/** Any paper as a page: of a filing under the rules it was accepted under, of a region under today's. */
export function paperLayout(
  context: Pick<DeskContext, 'host' | 'mode' | 'tables'> & TimeContext,
  { vault }: Pick<Session, 'vault'>,
  wanted: WantedPaper,
): Result<Layout> {
  const { tables } = context
  const page = {
    office: vault.office,
    tables,
    printedOn: officeToday(context),
    watermark: context.mode === 'training' ? '训练' : null,
  }
  const ruled = (insuredDivision: string) => ({
    ...page,
    insuredDivision,
    policy: resolvePolicy(tables.policies, insuredDivision, page.printedOn),
  })
  switch (wanted.form) {
    case 'notice':
      return noticeLayout(ruled(wanted.insuredDivision), wanted.category)
    case 'one-time-notice':
      return oneTimeNoticeLayout(ruled(wanted.insuredDivision))
    case 'correction-notice': {
      const { draftId: id, entry } = wanted
      const checked = checkContextOf({ ...context, vault }, { id, entry })
      const issues = checkEntry(entry, checked)
      return correctionNoticeLayout({ ...page, entry, issues, policy: policyFor(entry, checked) })
    }
    case 'filing-form':
    case 'promise-letter':
    case 'later-notice':
    case 'acceptance-slip':
    case 'injury-statement':
    case 'outside-order':
    case 'termination-form':
    case 'claim-slip': {
      const file = findFilingFile(vault, wanted.filingId)
      if (!file) return refuse('no-such-filing', '没有这份备案，请从列表重新打开')
      const { filing } = file
      if (filing.status === 'imported') return IMPORTED
      const refused = formRefusal(filing, wanted.form)
      if (refused) return refuse(refused.rule, describeRefusal(refused))
      const policy = policyOf(filing, tables.policies)
      const calendar = workCalendar(vault)
      const change = findStandingChange(vault.db, filing.id)
      return formLayout(wanted.form, { ...page, filing, policy, calendar, change })
    }
    case 'settlement-statement': {
      const settlement = keptSettlements(vault).find(wanted.recordId)
      return settlement
        ? settlementStatementLayout({ ...page, settlement })
        : refuse('no-such-settlement', '本机没有这笔结算，请重新查询')
    }
    default:
      return assertNever(wanted)
  }
}

const IMPORTED = refuse(
  'imported-no-paper',
  '导入的备案是在别处受理的，本机不出它的表单；要用表单的请到原来登记的系统打印',
)
