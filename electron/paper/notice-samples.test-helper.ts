import { checkEntry } from '#shared/filing/check.ts'
import { EMPTY_ENTRY, type FilingEntry } from '#shared/filing/filing.ts'
import { correctionNoticeLayout } from '#shared/forms/correction-notice.ts'
import type { FormInput } from '#shared/forms/form-values.ts'
import { laterNoticeLayout } from '#shared/forms/later-notice.ts'
import type { Layout } from '#shared/forms/layout.ts'
import { noticeLayout } from '#shared/forms/notice.ts'
import type { NoticeInput } from '#shared/forms/notice-lines.ts'
import { oneTimeNoticeLayout } from '#shared/forms/one-time-notice.ts'
import type { Category } from '#shared/policy/policy.ts'
import { resolvePolicy } from '#shared/policy/resolve.ts'
import type { Result } from '#shared/result.ts'
import { SAMPLE_ENTRIES, sampleInput } from './form-samples.test-helper.ts'

const DAY = '2026-11-23'

/** Everything for a notice of a region on 2026-11-23, told by the office of the samples. */
export function noticeInput(insuredDivision: string): NoticeInput {
  const { filing: _, calendar: __, ...page } = sampleInput(SAMPLE_ENTRIES.retiree)
  const policy = resolvePolicy(page.tables.policies, insuredDivision, DAY)
  return { ...page, insuredDivision, policy }
}

/** 告知书 of a region and a category. */
export function aNotice(insuredDivision: string, category: Category): Result<Layout> {
  return noticeLayout(noticeInput(insuredDivision), category)
}

/** 一次性告知书 of a region. */
export function aOneTimeNotice(insuredDivision: string): Result<Layout> {
  return oneTimeNoticeLayout(noticeInput(insuredDivision))
}

/** 补正通知书 of an entry. */
export function aCorrectionNotice(entry: FilingEntry): Result<Layout> {
  const input = noticeInput(entry.insuredDivision)
  const issues = checkEntry(entry, {
    tables: input.tables,
    today: DAY,
    otherFilings: [],
  })
  return correctionNoticeLayout({ ...input, entry, issues })
}

/** Somebody of 沈阳 whose paper from the employer comes later, on an agreed day. */
export const LATER_ENTRY: FilingEntry = {
  ...SAMPLE_ENTRIES.retiree,
  insuredDivision: '210102',
  category: 'stationed-worker',
  materials: { voucher: 'e-voucher', 'work-proof': 'later' },
  laterDue: '2026-12-31',
}

/** The form of a filing accepted under the rules of its region. */
export function laterInput(entry: FilingEntry): FormInput {
  const input = sampleInput(entry)
  return { ...input, policy: resolvePolicy(input.tables.policies, entry.insuredDivision, DAY) }
}

/** Layouts of every kind of notice: regions with and without rules, a draft, nothing entered. */
export const NOTICES: Readonly<Record<string, Result<Layout>>> = {
  'weihai-retiree-notice': aNotice('371002', 'relocated-retiree'),
  'shenyang-worker-notice': aNotice('210102', 'stationed-worker'),
  'tianjin-referred-notice': aNotice('120101', 'referred'),
  'nanjing-emergency-notice': aNotice('320102', 'emergency'),
  'weihai-one-time-notice': aOneTimeNotice('371002'),
  'tianjin-one-time-notice': aOneTimeNotice('120101'),
  'shenyang-later-notice': laterNoticeLayout(laterInput(LATER_ENTRY)),
  'weihai-correction-notice': aCorrectionNotice({
    ...SAMPLE_ENTRIES.retiree,
    documentNumber: '169900195803110020',
    name: '',
    destination: '370100',
    startDate: '2026-11-01',
    materials: { voucher: 'e-voucher' },
    agent: null,
  }),
  'empty-correction-notice': aCorrectionNotice(EMPTY_ENTRY),
}
