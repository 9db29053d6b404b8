import { addDays } from '#shared/calendar/days.ts'
import type { Filing } from '#shared/filing/filing.ts'
import { ALLOWED_ACTIONS, actionRefusal, type FilingAction } from '#shared/filing/status.ts'
import { assertNever } from '#shared/result.ts'
import { ASSUMED_MARK, ASSUMED_OF_FILINGS } from '#shared/sync/assumed-transactions.ts'
import { handlingOf, isReturned } from '#shared/sync/handling.ts'
import type { OutboxEntry, OutboxState } from '#shared/sync/outbox-entry.ts'
import { LIFE } from './life.ts'

/** Where a queued entry stands, in one or two words. */
export const OUTBOX_STATES = {
  queued: '待报送',
  sending: '报送中',
  unknown: '结果待查',
  parked: '被退回',
  acknowledged: '已确认',
  withdrawn: '已撤回',
} as const satisfies Record<OutboxState, string>

/** What waits for a person without having been sent back. */
const ASIDE = '已搁置'

/** Where an entry stands. Sent back is only what the subsystem did not want; the rest that is parked is set aside. */
export function entryStateWords(entry: Pick<OutboxEntry, 'state' | 'reason'>): string {
  const isAside = entry.state === 'parked' && !isReturned(handlingOf(entry).outcome)
  return isAside ? ASIDE : OUTBOX_STATES[entry.state]
}

/** What a clerk may do with a filing, as it stands in the line 下一步; the rest are buttons of their own. */
const ACTION_WORDS: Readonly<Partial<Record<FilingAction, string>>> = {
  print: '可预览、打印下列表单',
  'send-now': '可立即重试报送',
}

/** What comes next of a filing whose entry gives no reason of its own. */
const FILING_STEPS = {
  accepted: '无需处理，系统自动报送',
  acknowledged: '备案已办结；需要时可重新打印',
  refused: '请按退回原因变更后重报，或作废',
  terminated: '备案已终止；仍要去就医地的请新增备案',
  voided: '备案已作废；要办的请新增备案',
  imported: '只留存备查，从不报送；到期可以续办',
} as const satisfies Record<Filing['status'], string>

/** What else the line 下一步 looks at. */
interface NextStepContext {
  readonly today: string
  /** A later filing continues this one already. */
  readonly isRenewed: boolean
  /** How many of its pages the subsystem did not take. */
  readonly refusedPages: number
}

/** How many days before its end a filing is offered to be renewed. */
const RENEWAL_DAYS = 30

/** What happens next with a filing and what the clerk may do: the status table in words. */
export function nextStepWords(
  filing: Filing,
  entry: OutboxEntry | undefined,
  context: NextStepContext,
): string {
  const step = entry?.reason
    ? handlingOf(entry).next
    : (pageWords(filing, context) ?? renewalWords(filing, context) ?? FILING_STEPS[filing.status])
  const allowed: readonly FilingAction[] = ALLOWED_ACTIONS[filing.status]
  const open = allowed.filter((action) => action !== 'send-now' || entry !== undefined)
  return `下一步：${[step, ...open.flatMap((action) => ACTION_WORDS[action] ?? [])].join('；')}`
}

/** Whether a filing ends soon, or has ended, by its own last day: then 续办 is what comes next. */
function isDueForRenewal(filing: Filing, { today, isRenewed }: NextStepContext): boolean {
  const { endDate } = filing.entry
  const isNear = endDate !== '' && endDate <= addDays(today, RENEWAL_DAYS)
  return isNear && !isRenewed && actionRefusal(filing, 'renew') === undefined
}

/** Of a filing that is registered and whose pages are not all there. */
function pageWords(filing: Filing, { refusedPages }: NextStepContext): string | undefined {
  if (!lacksPages(filing)) return undefined
  return refusedPages === 0
    ? '无需处理，材料图像自动上传；逐页确认后才算报送完成'
    : `请看材料图像的退回原因，处理后按 U 重新上传（${refusedPages} 页）`
}

/** A filing keeps 已受理 after its receipt only while pages of it are not confirmed. */
function lacksPages({ status, receipt }: Filing): boolean {
  return status === 'accepted' && receipt !== null
}

function renewalWords(filing: Filing, context: NextStepContext): string | undefined {
  const { endDate } = filing.entry
  if (!isDueForRenewal(filing, context)) return undefined
  return endDate < context.today ? LIFE.renewPast(endDate) : LIFE.renewSoon(endDate)
}

/** Which transactions of the way to the subsystem are our assumption. */
export const ASSUMED_NOTE = `${ASSUMED_OF_FILINGS.join('、')}：${ASSUMED_MARK}`

/** Where a filing stands with the subsystem, as one sentence. */
export function filingStateWords(filing: Filing, entry: OutboxEntry | undefined): string {
  switch (filing.status) {
    case 'acknowledged':
      return acknowledgedWords(filing)
    case 'refused':
      return `被退回：${entry?.reason?.words ?? '子系统没有说明原因'}`
    case 'accepted':
      return lacksPages(filing) && entry === undefined
        ? '已受理，子系统已登记，材料图像还没有传齐'
        : acceptedWords(entry)
    case 'terminated':
      return `已终止${filing.ended ? `，自 ${filing.ended.on} 起不再有效` : ''}`
    case 'voided':
      return '已作废，视为没有办过'
    case 'imported':
      return '从原来的台账导入，编号为原编号，本机从不报送'
    default:
      return assertNever(filing.status)
  }
}

function acknowledgedWords({ receipt }: Filing): string {
  if (receipt === null) return '已受理，子系统已确认'
  return receipt.filingNumber === ''
    ? `已受理，子系统已确认，流水号 ${receipt.receiptNumber}`
    : `已受理，子系统已确认，备案编号 ${receipt.filingNumber}`
}

function acceptedWords(entry: OutboxEntry | undefined): string {
  switch (entry?.state) {
    case 'sending':
      return '已受理，报送中'
    case 'unknown':
      return '已受理，报送结果待查'
    case 'parked':
      return `已受理，报送停住：${entry.reason?.words ?? '等待人工处理'}`
    case 'queued':
    case 'acknowledged':
    case 'withdrawn':
    case undefined:
      return '已受理，待报送'
  }
}
