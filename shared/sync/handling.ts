import { assertNever } from '#shared/result.ts'
import type { OutboxEntry, OutboxReason } from './outbox-entry.ts'
import type { Reply } from './reply.ts'

/** Every way a send can end. */
export const OUTCOMES = [
  'accepted',
  'refused',
  'conflict',
  'busy',
  'unreachable',
  'unknown',
  'ours-to-fix',
] as const
export type Outcome = (typeof OUTCOMES)[number]

/** Who acts next: the desk by itself, the clerk who holds the entry, or whoever looks after the PC and its line. */
export type Owner = 'desk' | 'clerk' | 'technician'

/** What is done about an entry that stands where it does, and what is said of it. */
export interface Handling {
  /** How the send before ended; null of what was never sent or has left the queue. */
  readonly outcome: Outcome | null
  readonly owner: Owner
  /** What happens next, for the clerk. */
  readonly next: string
  /** When that is. */
  readonly when: string
  /** What the person at the window may be told, plain and brief (鲁医保发〔2022〕26号 五（三）). */
  readonly visitor: string
}

const SOON = '无需再来；一般当天办结，办结后凭备案信息直接结算'
const ASKED_FIRST = {
  outcome: 'unknown',
  owner: 'desk',
  next: '系统会先查询对方是否已收到，不会重复报送',
  when: '自动，最长隔 15 分钟',
  visitor: `材料已收，正在和国家平台核对是否登记成功。${SOON}`,
} as const satisfies Handling
const OURS = {
  outcome: 'ours-to-fix',
  owner: 'technician',
  when: '修好后自动报送',
  visitor: '材料已收，本窗口到国家平台的连接正在修理。无需再来，有问题我们给您打电话',
} as const satisfies Partial<Handling>

/** One line for every reason an entry can stand with. */
export const HANDLING = {
  waiting: {
    outcome: null,
    owner: 'desk',
    next: '无需处理，到时自动报送',
    when: '轮到即报',
    visitor: `材料已收，正在报国家平台。${SOON}`,
  },
  unreachable: {
    outcome: 'unreachable',
    owner: 'desk',
    next: '无需处理，线路恢复后自动报送；可检查网络',
    when: '线路恢复后 5 秒内',
    visitor: `材料已收，本窗口网络暂时不通，恢复后自动上报。${SOON}`,
  },
  busy: {
    outcome: 'busy',
    owner: 'desk',
    next: '无需处理，对方空闲后自动报送',
    when: '自动，按对方要求的时间',
    visitor: `材料已收，国家平台正忙，稍后自动上报。${SOON}`,
  },
  'no-answer': ASKED_FIRST,
  'no-receipt': ASKED_FIRST,
  'gateway-down': ASKED_FIRST,
  interrupted: ASKED_FIRST,
  restored: ASKED_FIRST,
  reconciled: ASKED_FIRST,
  'captive-portal': {
    ...ASKED_FIRST,
    next: '请先登录上网或请网络管理员放行；系统会先查询对方是否已收到，不会重复报送',
    when: '线路恢复后自动',
  },
  'unreadable-answer': {
    ...ASKED_FIRST,
    next: '系统会先查询对方是否已收到；总是这样请联系系统管理员核对接口',
  },
  'other-answer': ASKED_FIRST,
  'question-refused': {
    ...ASKED_FIRST,
    next: '系统会再次查询，不会重复报送；总是这样会搁置，等人处理',
  },
  'not-found-yet': {
    ...ASKED_FIRST,
    next: '系统会再次查询，确认未收到后才重新报送',
    when: '一分钟后',
  },
  'given-up': {
    outcome: 'unknown',
    owner: 'clerk',
    next: '对方多次没有处理成；请与省平台运维联系后点“立即重试”，会先查询再报',
    when: '等人处理',
    visitor: '材料已收，国家平台暂时没有登记成功，我们正在联系，有结果给您打电话',
  },
  refused: {
    outcome: 'refused',
    owner: 'clerk',
    next: '请按退回原因变更后重报，或作废',
    when: '等人处理',
    visitor: '国家平台没有登记成功，要按它说的原因更正；需要您补什么，我们现在告诉您',
  },
  'held-otherwise': {
    outcome: 'conflict',
    owner: 'clerk',
    next: '请与参保地核对后办变更（更正对方的内容）或作废',
    when: '等人处理',
    visitor: '国家平台里这份备案的内容和受理的不同；我们先核对更正，有结果给您打电话',
  },
  conflict: {
    outcome: 'conflict',
    owner: 'clerk',
    next: '对方已有此人的备案，请核对后处理',
    when: '等人处理',
    visitor: '国家平台里已有您的备案，内容和这次不同；我们先核对，有结果给您打电话',
  },
  login: { ...OURS, next: '请联系系统管理员核对操作员编号和签到权限' },
  signature: { ...OURS, next: '请联系系统管理员核对接入配置（应用标识、密钥）' },
  clock: { ...OURS, next: '请系统管理员校准本机时间' },
  address: { ...OURS, next: '请联系系统管理员核对接口地址' },
  contract: {
    ...OURS,
    next: '对方不认这份报文；请联系系统管理员核对接口，再点“立即重试”',
    when: '等人处理',
  },
  'our-fault': {
    ...OURS,
    next: '请联系系统管理员检查本机设置，再点“立即重试”',
    when: '等人处理',
  },
  'by-hand': {
    outcome: null,
    owner: 'clerk',
    next: '已转人工；处理好后点“立即重试”，会先查询再报',
    when: '等人处理',
    visitor: '材料已收，这件由专人处理，有结果给您打电话',
  },
  behind: {
    outcome: null,
    owner: 'clerk',
    next: '请先处理这份备案排在前面的一项，它办结后自动接着报送',
    when: '前一项办结后',
    visitor: '材料已收，前面一步还要我们处理，处理后接着上报，有结果给您打电话',
  },
  withdrawn: {
    outcome: null,
    owner: 'desk',
    next: '无需处理',
    when: '已了结',
    visitor: '已按您的要求撤回，没有报国家平台',
  },
} as const satisfies Record<OutboxReason['code'], Handling>

/** The reasons by which the subsystem sent an entry back: a clerk has to mend what was filed. */
export const RETURNED: readonly OutboxReason['code'][] = reasonCodes().filter((code) =>
  isReturned(HANDLING[code].outcome),
)

/** Whether the subsystem did not want what was sent. */
export function isReturned(outcome: Outcome | null): boolean {
  return outcome === 'refused' || outcome === 'conflict'
}

function reasonCodes(): readonly OutboxReason['code'][] {
  // The keys of HANDLING are the codes.
  return Object.keys(HANDLING) as OutboxReason['code'][]
}

/** What is done next about an entry, whatever it stands with. */
export function handlingOf({ reason }: Pick<OutboxEntry, 'reason'>): Handling {
  return HANDLING[reason?.code ?? 'waiting']
}

/** How a transmission, or the question after it, ended. */
export function outcomeOf(reply: Reply): Outcome {
  switch (reply.kind) {
    case 'accepted':
    case 'applied':
    case 'found':
      return 'accepted'
    case 'refused':
    case 'conflict':
    case 'busy':
    case 'unreachable':
    case 'unknown':
      return reply.kind
    case 'found-different':
      return 'conflict'
    case 'not-found':
    case 'gone':
      return 'unknown'
    case 'our-fault':
      return 'ours-to-fix'
    default:
      return assertNever(reply)
  }
}
