import type { Filing, FilingStatus } from './filing.ts'

/** Where a filing stands, in one word. */
export const FILING_STATES = {
  accepted: '已受理',
  acknowledged: '已确认',
  refused: '被退回',
  terminated: '已终止',
  voided: '已作废',
  imported: '外来导入',
} as const satisfies Record<FilingStatus, string>

/** What a clerk may do with a filing that stands somewhere. */
export type FilingAction =
  | 'print'
  | 'send-now'
  | 'change'
  | 'terminate'
  | 'void'
  | 'renew'
  | 'supply-material'
  | 'verify-promise'
  | 'take-back'
  | 'record-injury'

/** Status → allowed actions: the one place that says so. */
export const ALLOWED_ACTIONS = {
  accepted: [
    'print',
    'send-now',
    'change',
    'terminate',
    'void',
    'renew',
    'supply-material',
    'verify-promise',
    'take-back',
    'record-injury',
  ],
  acknowledged: [
    'print',
    'send-now',
    'change',
    'terminate',
    'void',
    'renew',
    'supply-material',
    'verify-promise',
    'take-back',
    'record-injury',
  ],
  refused: ['print', 'send-now', 'change', 'void'],
  terminated: ['print', 'send-now', 'take-back'],
  voided: ['send-now', 'take-back'],
  imported: ['renew'],
} as const satisfies Record<FilingStatus, readonly FilingAction[]>

/** Whether these are possible depends on what waits in the outbox as well. */
const BY_QUEUE: readonly FilingAction[] = ['send-now', 'take-back']

/** Each action as a button and a sentence name it. */
export const ACTION_NAMES = {
  print: '打印表单',
  'send-now': '立即重试报送',
  change: '变更',
  terminate: '终止',
  void: '作废',
  renew: '续办',
  'supply-material': '补材料',
  'verify-promise': '承诺核验',
  'take-back': '撤回',
  'record-injury': '外伤登记',
} as const satisfies Record<FilingAction, string>

/** The two ways to an end, told apart for the clerk (平台事项：注销、撤销). */
export const END_WORDS = {
  terminated: '终止（注销）：备案本来有效，从终止之日起不再有效，以前的就医不受影响',
  voided: '作废（撤销）：当初就办错了，视为没有办过；须写明原因，并由另一位经办人输入密码同意',
} as const satisfies Record<'terminated' | 'voided', string>

/** Whether the subsystem refused to register a filing and holds nothing of it: it was never in force. */
export function isNeverInForce({ status, found }: Pick<Filing, 'status' | 'found'>): boolean {
  return status === 'refused' && found === null
}

/** Why an action is not possible, by which rule, and what is possible instead. */
export interface ActionRefusal {
  /** Stable name of the rule, e.g. `terminated-is-final`. */
  readonly rule: string
  readonly problem: string
  readonly remedy: string
  /** The article, as cited; '' where the rule is the order of work itself. */
  readonly basis: string
  /** What may be done with this filing now. */
  readonly possible: readonly FilingAction[]
}

type Words = Pick<ActionRefusal, 'rule' | 'problem' | 'remedy' | 'basis'>

/** Why this filing does not allow an action; undefined where it does. Screen and desk both ask this. */
export function actionRefusal(filing: Filing, action: FilingAction): ActionRefusal | undefined {
  const words = findForbidding(filing, action)
  if (words === undefined) return undefined
  return { ...words, possible: possibleActions(filing) }
}

/** What may be done with a filing now, in the order of the table. */
export function possibleActions(filing: Filing): readonly FilingAction[] {
  return ALLOWED_ACTIONS[filing.status].filter((action) => !findForbidding(filing, action))
}

/** A refusal as one sentence: problem, remedy, article, and what is possible instead. */
export function describeRefusal({ problem, remedy, basis, possible }: ActionRefusal): string {
  const cited = basis === '' ? '' : `（${basis}）`
  const names = possible
    .filter((action) => !BY_QUEUE.includes(action))
    .map((action) => ACTION_NAMES[action])
    .join('、')
  const instead = names === '' ? '' : `；现在可以：${names}`
  return `${problem}，${remedy}${cited}${instead}`
}

function findForbidding(filing: Filing, action: FilingAction): Words | undefined {
  const allowed: readonly FilingAction[] = ALLOWED_ACTIONS[filing.status]
  return allowed.includes(action) ? findUnmet(filing, action) : forbiddenByStatus(filing, action)
}

function forbiddenByStatus({ status, ended, found }: Filing, action: FilingAction): Words {
  const name = ACTION_NAMES[action]
  switch (status) {
    case 'terminated':
      return {
        rule: 'terminated-is-final',
        problem: `备案已终止${ended ? `，自 ${ended.on} 起不再有效` : ''}`,
        remedy: `终止后不能再办${name}；仍要去就医地的请新增备案`,
        basis: '规程第十条、第十三条',
      }
    case 'voided':
      return {
        rule: 'voided-is-final',
        problem: '备案已作废，视为没有办过',
        remedy: `作废后不能再办${name}；要办的请新增备案`,
        basis: '',
      }
    case 'refused':
      if (found !== null)
        return { ...HELD_OTHERWISE, problem: `${HELD_OTHERWISE.problem}，不能办${name}` }
      return {
        rule: 'refused-is-not-valid',
        problem: '国家子系统没有登记这份备案，它还没有生效',
        remedy: `没有生效的备案不能办${name}；内容有误的请变更后重报，不再办的请作废`,
        basis: '规程第十三条',
      }
    case 'imported':
      return {
        rule: 'imported-is-kept',
        problem: '这份备案是从原来的台账导入的，本机只留存备查，从不报送',
        remedy: `不能在这里办${name}；请在原来登记的系统办理，或新增备案`,
        basis: '',
      }
    case 'accepted':
    case 'acknowledged':
      return {
        rule: 'not-now',
        problem: `这份备案现在不能办${name}`,
        remedy: '请刷新后再看',
        basis: '',
      }
  }
}

const HELD_OTHERWISE: Words = {
  rule: 'held-otherwise',
  problem: '国家子系统里这份备案的内容与本机的不同',
  remedy: '请先办变更，按本机的内容更正；当初就办错的请作废',
  basis: '规程第十三条',
}

/** What an action asks of the filing itself, beyond its status. */
function findUnmet(
  { entry, obligations, status }: Filing,
  action: FilingAction,
): Words | undefined {
  const isOwed = (kind: 'later-material' | 'promise') =>
    obligations.some((obligation) => obligation.kind === kind && isPending(obligation))
  switch (action) {
    case 'renew':
      return entry.endDate === ''
        ? {
            rule: 'long-term-needs-no-renewal',
            problem: '这份备案长期有效，没有结束日期',
            remedy:
              status === 'imported'
                ? '无需续办；在原来登记的系统已终止的，请新增备案'
                : '无需续办；情况有变的请办理变更或终止',
            basis: '规程第十条',
          }
        : undefined
    case 'supply-material':
      return obligations.some(isPending)
        ? undefined
        : {
            rule: 'nothing-owed',
            problem: '这份备案没有待补的材料',
            remedy: '材料有变化的请办理变更',
            basis: '',
          }
    case 'verify-promise':
      return isOwed('promise')
        ? undefined
        : {
            rule: 'no-open-promise',
            problem: '这份备案没有待核验的承诺',
            remedy: '核验过的结果见办理经过',
            basis: '',
          }
    default:
      return undefined
  }
}

/** Whether something is still owed: open, or found lacking and not yet handed in. */
export function isPending({
  state,
  outcome,
}: Pick<Filing['obligations'][number], 'state' | 'outcome'>): boolean {
  return state === 'open' || (state === 'failed' && outcome?.result === 'lacking')
}
