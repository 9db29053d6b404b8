import { assertNever } from '#shared/result.ts'
import type { LineReply } from './classify.ts'
import { printable } from './reasons.ts'

/** Why a question somebody waits for has no answer, in the clerk's words. */
export type NoAnswer =
  | { readonly kind: 'offline'; readonly words: string }
  | { readonly kind: 'refused'; readonly words: string }

/** A look-up whose exchange came to no envelope. */
export function withoutAnswer(reply: LineReply): NoAnswer {
  switch (reply.kind) {
    case 'unreachable':
      return { kind: 'offline', words: '连接不上国家子系统' }
    case 'busy':
      return { kind: 'offline', words: '国家子系统繁忙或正在维护' }
    case 'unknown':
      return {
        kind: 'offline',
        words:
          reply.cause === 'captive-portal' || reply.cause === 'unreadable-answer'
            ? '网络把请求拦下了（可能要先登录上网），回答的不是医保接口报文'
            : '国家子系统没有回答',
      }
    case 'conflict':
    case 'our-fault':
      return { kind: 'refused', words: `国家子系统没有受理查询（${printable(reply.detail)}）` }
    default:
      return assertNever(reply)
  }
}
