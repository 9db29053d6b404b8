import type { LineState } from '#shared/bridge.ts'
import { assertNever } from '#shared/result.ts'
import { printable } from '#shared/sync/reasons.ts'
import type { Reply, SignInReply } from '#shared/sync/reply.ts'

/** Between two probes while nothing waits, and while our own access is refused: no login is locked by it. */
const IDLE_MS = 30_000

/** Between two probes while something waits: the line's return is noticed within three seconds. */
const EAGER_MS = 3_000

/** The line nobody has looked at yet. */
export const UNCHECKED_LINE: LineState = {
  state: 'unknown',
  words: '正在检查线路',
  checkedAt: null,
}

const OFFLINE_WORDS = '连接不上国家子系统；线路恢复后自动报送'

/** The line as a sign-in found it. */
export function lineAfterSignIn(reply: SignInReply, now: Date): LineState {
  const checkedAt = now.toISOString()
  switch (reply.kind) {
    case 'signed-in':
      return { state: 'online', words: '', checkedAt }
    case 'unreachable':
      return { state: 'offline', words: OFFLINE_WORDS, checkedAt }
    case 'busy':
      return { state: 'offline', words: '国家子系统繁忙或正在维护；稍后自动再连', checkedAt }
    case 'unknown':
      return {
        state: 'offline',
        words:
          reply.cause === 'unreadable-answer'
            ? '网络把请求拦下了（可能要先登录上网），回答的不是医保接口报文'
            : '国家子系统没有回答；稍后自动再连',
        checkedAt,
      }
    case 'our-fault':
      return { state: 'our-fault', words: accessWords(reply.detail), checkedAt }
    default:
      return assertNever(reply)
  }
}

/** The line as the reply to a filing shows it, or undefined where the reply says nothing of it. */
export function findLineAfterReply(reply: Reply, now: Date): LineState | undefined {
  const checkedAt = now.toISOString()
  switch (reply.kind) {
    case 'unreachable':
      return { state: 'offline', words: OFFLINE_WORDS, checkedAt }
    case 'our-fault':
      return reply.scope === 'line'
        ? { state: 'our-fault', words: accessWords(reply.detail), checkedAt }
        : undefined
    case 'busy':
    case 'unknown':
      return undefined
    case 'accepted':
    case 'applied':
    case 'refused':
    case 'conflict':
    case 'found':
    case 'found-different':
    case 'not-found':
      return { state: 'online', words: '', checkedAt }
    default:
      return assertNever(reply)
  }
}

/** Milliseconds between two looks at the line. */
export function probeInterval(line: LineState, isAnythingDue: boolean): number {
  switch (line.state) {
    case 'unknown':
    case 'offline':
      return isAnythingDue ? EAGER_MS : IDLE_MS
    case 'online':
    case 'our-fault':
      return IDLE_MS
    default:
      return assertNever(line.state)
  }
}

function accessWords(detail: string): string {
  const said = detail === '' ? '' : `（${printable(detail)}）`
  return `登录或签名没有通过国家子系统${said}，请信息科检查接入配置`
}
