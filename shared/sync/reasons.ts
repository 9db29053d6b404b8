import { LONGEST_MESSAGE } from './envelope.ts'
import type { OutboxEntry, OutboxOperation } from './outbox-entry.ts'
import type { OurFault, UnknownCause } from './reply.ts'

type Reason = NonNullable<OutboxEntry['reason']>

/** What an operation is called where it is refused, and where it is spoken of as a thing. */
const OPERATION_WORDS = {
  register: { verb: '登记', thing: '这份备案' },
  change: { verb: '变更', thing: '这次变更' },
  cancel: { verb: '取消', thing: '这次取消' },
} as const satisfies Record<OutboxOperation, { readonly verb: string; readonly thing: string }>

/** What happened and what happens next, for each cause after which the subsystem is asked first. */
const UNKNOWN_WORDS: Readonly<Record<UnknownCause, string>> = {
  'no-answer': '已发出，没有等到回答；先向国家子系统查询是否收到，不会重复报送',
  'no-receipt': '国家子系统说成功，却没有给出流水号；先查询是否已登记，不会重复报送',
  'unreadable-answer': '回答的不是医保接口报文；先查询是否已登记，不会重复报送',
  'other-answer': '收到的是给别的报文的回答；先查询是否已登记，不会重复报送',
  'gateway-down': '接口网关没有转到国家子系统；先查询是否已登记，不会重复报送',
  'captive-portal': '网络把请求拦下了（可能是上网登录页）；先查询是否已登记，不会重复报送',
}

/** The reason of an entry nobody can say the fate of. */
export function unknownReason(cause: UnknownCause, detail: string): Reason {
  return { code: cause, words: UNKNOWN_WORDS[cause], detail }
}

/** The reason of an entry that waits for the line; `isAsked`: a question waits, not a transmission. */
export function unreachableReason(isAsked: boolean, detail: string): Reason {
  return {
    code: 'unreachable',
    words: isAsked
      ? '线路不通；线路恢复后先查询上次是否收到，不会重复报送'
      : '线路不通，没有发出；线路恢复后自动报送',
    detail,
  }
}

/** The reason of an entry the subsystem had no time for. */
export function busyReason(isAsked: boolean, detail: string): Reason {
  return {
    code: 'busy',
    words: isAsked
      ? '国家子系统繁忙；稍后再查询上次是否收到，不会重复报送'
      : '国家子系统繁忙，没有受理；稍后自动再报',
    detail,
  }
}

/** The reason of an entry the subsystem did not find once. */
export function notFoundYetReason(operation: OutboxOperation): Reason {
  const { thing } = OPERATION_WORDS[operation]
  return {
    code: 'not-found-yet',
    words: `国家子系统还没有查到${thing}；一分钟后再查一次，仍没有才重新报送`,
    detail: '',
  }
}

/** The reason of an entry the subsystem did not find twice. */
export const SEND_AGAIN: Reason = {
  code: 'waiting',
  words: '隔一分钟查了两次都没有，确认没有收到；马上用同一业务号重新报送',
  detail: '',
}

/** The reason of an entry whose content was changed before it was there. */
export const NEW_CONTENT: Reason = {
  code: 'waiting',
  words: '内容已变更，按新内容报送',
  detail: '',
}

/** The reason of an entry that leaves the queue without having had an effect. */
export function withdrawnReason({ firstSentAt }: Pick<OutboxEntry, 'firstSentAt'>): Reason {
  return {
    code: 'withdrawn',
    words: firstSentAt === null ? '已撤回，未报送' : '已撤回，没有在国家子系统生效',
    detail: '',
  }
}

/** What is said of an entry that stands behind one of its own filing that waits for a person; never stored. */
export function behindReason({ operation, reason }: OutboxEntry): Reason {
  const { thing } = OPERATION_WORDS[operation]
  return {
    code: 'behind',
    words: `排在前面的${thing}还等人处理，处理后接着报送。前一项：${reason?.words ?? ''}`,
    detail: '',
  }
}

/** The reason of an entry a clerk lets go on. */
export const CLERKS_WISH: Reason = { code: 'waiting', words: '窗口要求立即重试', detail: '' }

/** The reason of a change or an end that met another version and is sent once more. */
export const UNDER_NEW_KEY: Reason = {
  code: 'withdrawn',
  words: '没有生效；窗口核对后仍要办，改用新的业务号重新报送',
  detail: '',
}

/** The reason of an entry the subsystem refused, in its own words. */
export function refusedReason(operation: OutboxOperation, message: string): Reason {
  const text = printable(message) || '没有说明原因'
  const { verb } = OPERATION_WORDS[operation]
  return {
    code: 'refused',
    words: `国家子系统不予${verb}：${text}。已搁置，请核对后处理`,
    detail: text,
  }
}

/** The reason of an entry whose question the subsystem did not answer: the filing itself is undecided. */
export function questionRefusedReason(message: string): Reason {
  return {
    code: 'question-refused',
    words: '向国家子系统查询没有查明，上次是否收到还不清楚；稍后自动再查，不会重复报送',
    detail: printable(message),
  }
}

/** The reason of an entry whose question is not answered again and again: somebody has to find out why. */
export function neverAnsweredReason(failures: number, message: string): Reason {
  return {
    code: 'given-up',
    words: `查询了 ${failures} 次都没有查明，国家子系统是否收到还不清楚；已搁置，不影响其他人`,
    detail: printable(message),
  }
}

/** The reason of an entry under whose key, or behind whose version, the subsystem holds something else. */
export function conflictReason(operation: OutboxOperation, detail: string): Reason {
  return { code: 'conflict', words: conflictWords(operation, detail), detail }
}

/** The reason of a registration whose own record the subsystem holds with another content. */
export function heldOtherwiseReason(held: string): Reason {
  return {
    code: 'held-otherwise',
    words: `国家子系统里的这份备案与报送的不一致：${held}。不会自动改动，核对后请办变更（按变更后的内容更正）或作废`,
    detail: held,
  }
}

/** The reason of a registration that steps aside: what follows goes by the record the subsystem holds. */
export const STANDS_THERE: Reason = {
  code: 'withdrawn',
  words: '国家子系统里已有这份备案（内容不同），改按它的流水号和版本办理，不再登记',
  detail: '',
}

/** The reason of what was decided before the subsystem's other content was known. */
export function decidedBeforeReason(operation: OutboxOperation, held: string): Reason {
  const { thing } = OPERATION_WORDS[operation]
  return {
    code: 'conflict',
    words: `国家子系统里的这份备案与报送的不一致：${held}。${thing}还没有报送，核对后仍要办的点“立即重试”`,
    detail: held,
  }
}

/** `held` says what the subsystem has, as far as it told. */
function conflictWords(operation: OutboxOperation, held: string): string {
  if (operation === 'register') {
    return '国家子系统里同一业务号下是另一份内容；已搁置，请与参保地核对，不会自动重报'
  }
  const { thing } = OPERATION_WORDS[operation]
  const now = held === '' ? '' : `，${held}`
  return `别处改过国家子系统里的这份备案${now}；${thing}没有生效，已搁置。核对后仍要办的点“立即重试”，不办的请撤回`
}

/** What is wrong on our side and holds up everything, in words that say who can mend it. */
export const FAULT_WORDS: Readonly<Record<OurFault, string>> = {
  login: '签到没有通过国家子系统，请信息科核对操作员编号和权限',
  signature: '签名没有通过国家子系统，请信息科核对接入配置（应用标识、密钥）',
  clock: '本机时间与国家子系统相差太多，签名不被接受；请系统管理员校准本机时间',
  contract: '国家子系统不认接口地址或报文格式，请信息科核对接入配置',
  desk: '本机没有做成报文，请联系信息科',
}

/** The reason of an entry that waits until the desk's own access is in order. */
export function accessReason(fault: OurFault, detail: string): Reason {
  const code = fault === 'contract' ? 'address' : codeOf(fault)
  return { code, words: `${FAULT_WORDS[fault]}，修好后自动报送`, detail }
}

/** The reason of an entry that could not be made into a message, or whose message was not understood. */
export function brokenReason(fault: OurFault, detail: string): Reason {
  const words =
    fault === 'contract'
      ? '国家子系统不认这份报文的格式，已搁置，不影响其他人；请联系信息科，修好后点“立即重试”'
      : '本机处理这份备案时出错，已搁置，不影响其他人；请联系信息科，修好后点“立即重试”'
  return { code: codeOf(fault), words, detail }
}

function codeOf(fault: OurFault): Reason['code'] {
  return fault === 'desk' ? 'our-fault' : fault
}

/** The reason of an entry that was sent `attempts` times and is still not there. */
export function givenUpReason(operation: OutboxOperation, attempts: number): Reason {
  const { thing } = OPERATION_WORDS[operation]
  return {
    code: 'given-up',
    words: `${thing}报了 ${attempts} 次，国家子系统都没有收到；已搁置，不影响其他人`,
    detail: '',
  }
}

/** A foreign text as people may see it: no control or direction characters, no markup, at most 200 characters. */
export function printable(message: string): string {
  const clean = message
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, '')
    .replace(/<[/!]?[a-z][^>]*>?/giu, '')
    .trim()
  return [...clean].slice(0, LONGEST_MESSAGE).join('')
}
