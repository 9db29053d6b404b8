import { assertNever } from '#shared/result.ts'
import type { LineCheck, LineTest } from '#shared/settings.ts'
import { printable } from '#shared/sync/reasons.ts'
import type { SignInReply } from '#shared/sync/reply.ts'
import { isBarredOnTheWay } from './line-findings.ts'

/** Off by more than this, the gateway may take no signature of ours (wire contract §2). */
const CLOCK_LIMIT_S = 180

/** When a test began and when its answer was there, by the desk's clock. */
export interface TestSpan {
  readonly startedAt: Date
  readonly endedAt: Date
}

type CheckState = LineCheck['state']

/** What a sign-in says of the line, in the clerk's words: four findings, and who can mend what is wrong. */
export function lineTestOf(reply: SignInReply, span: TestSpan): LineTest {
  const duration = check('duration', 'good', `${elapsed(span)} 毫秒`)
  switch (reply.kind) {
    case 'signed-in':
      return signedIn(reply.signedAt, span, duration)
    case 'our-fault':
      return {
        isGood: false,
        checks: [
          check('reached', 'good', '已连上，对方有回答'),
          duration,
          check('signature', 'bad', `对方没有接受签到${said(reply.detail)}`),
          UNKNOWN_CLOCK,
        ],
        remedy: '请信息科核对接入配置（应用标识、密钥、经办机构编号）和本机时间，再重新测试',
      }
    case 'busy':
      return {
        isGood: false,
        checks: [
          check('reached', 'good', '已连上，但对方正忙或在维护'),
          duration,
          UNKNOWN_SIGNATURE,
          UNKNOWN_CLOCK,
        ],
        remedy: '不用处理，稍后再测；持续一小时以上请联系省平台运维',
      }
    case 'unreachable':
    case 'unknown':
      return notReached(reply, duration)
    default:
      return assertNever(reply)
  }
}

const UNKNOWN_SIGNATURE = check('signature', 'unknown', '还不知道')
const UNKNOWN_CLOCK = check('clock', 'unknown', '还不知道')

function notReached(
  reply: Extract<SignInReply, { kind: 'unreachable' | 'unknown' }>,
  duration: LineCheck,
): LineTest {
  const isBarred = isBarredOnTheWay(reply)
  const words =
    reply.kind === 'unreachable'
      ? `连接不上${said(reply.detail)}`
      : isBarred
        ? '回答的不是医保接口报文，请求可能被网络拦下'
        : `已发出，但没有等到回答${said(reply.detail)}`
  return {
    isGood: false,
    checks: [
      check('reached', 'bad', words),
      { ...duration, state: 'unknown' },
      UNKNOWN_SIGNATURE,
      UNKNOWN_CLOCK,
    ],
    remedy: isBarred
      ? '请先在浏览器里登录上网，或请网络管理员放行本机，再重新测试'
      : '请检查网线和医保专网；仍不行请网络管理员核对地址和防火墙。离线也能受理，线路恢复后自动报送',
  }
}

function signedIn(signedAt: Date, span: TestSpan, duration: LineCheck): LineTest {
  const clock = clockCheck(signedAt, span)
  return {
    isGood: clock.state !== 'bad',
    checks: [
      check('reached', 'good', '已连上国家子系统接口'),
      duration,
      check('signature', 'good', '已接受，签到成功'),
      clock,
    ],
    remedy: clock.state === 'bad' ? '请系统管理员校准本机时间，否则报送可能被拒' : '',
  }
}

/** The subsystem writes whole seconds; ours is taken in the middle of the exchange. */
function clockCheck(signedAt: Date, { startedAt, endedAt }: TestSpan): LineCheck {
  const middle = (startedAt.getTime() + endedAt.getTime()) / 2
  const off = Math.round((middle - signedAt.getTime()) / 1_000)
  if (Number.isNaN(off)) return UNKNOWN_CLOCK
  if (Math.abs(off) <= 1) return check('clock', 'good', '与对方一致（相差不到 2 秒）')
  const state = Math.abs(off) > CLOCK_LIMIT_S ? 'bad' : 'good'
  return check('clock', state, `本机${off > 0 ? '快' : '慢'} ${Math.abs(off)} 秒`)
}

function elapsed({ startedAt, endedAt }: TestSpan): number {
  return Math.max(0, endedAt.getTime() - startedAt.getTime())
}

function check(id: LineCheck['id'], state: CheckState, words: string): LineCheck {
  return { id, state, words }
}

function said(detail: string): string {
  return detail === '' ? '' : `（${printable(detail)}）`
}
