import type { Receipt } from '#shared/filing/filing.ts'

/** Why nobody can say whether the subsystem took a transmission. */
export const UNKNOWN_CAUSES = [
  'no-answer',
  'no-receipt',
  'unreadable-answer',
  /** What came was the answer to another message. */
  'other-answer',
  /** The gateway answered in place of the subsystem (5xx). */
  'gateway-down',
  /** Something before the gateway answered: a login page, a redirect. */
  'captive-portal',
] as const
export type UnknownCause = (typeof UNKNOWN_CAUSES)[number]

/**
 * What is wrong on our side: the operator's sign-in, the gateway's key, the PC's clock, address or form of
 * the message, or `desk`, which could not make one.
 */
export type OurFault = 'login' | 'signature' | 'clock' | 'contract' | 'desk'

/**
 * Every way in which a transmission of a filing, or the question after it, can end. `detail` is for
 * the technician and carries no personal data; `message` is the subsystem's own text, uncut.
 */
export type Reply =
  | { readonly kind: 'accepted'; readonly receipt: Receipt }
  /** A change or a cancel has taken effect, by its answer or by what was found; its version since. */
  | { readonly kind: 'applied'; readonly version: string }
  | { readonly kind: 'refused'; readonly message: string }
  /** `detail` says what the subsystem holds; `version`, where told, is the one it holds it in. */
  | { readonly kind: 'conflict'; readonly detail: string; readonly version?: string }
  | { readonly kind: 'busy'; readonly retryAfterSeconds?: number; readonly detail: string }
  /** No byte has left the desk. */
  | { readonly kind: 'unreachable'; readonly detail: string }
  /** It may have arrived. `meantFor` is the key of the entry the answer names instead. */
  | {
      readonly kind: 'unknown'
      readonly cause: UnknownCause
      readonly detail: string
      readonly meantFor?: string
    }
  /**
   * `line`: everything sent now would end so (login, signature); `entry`: this record alone. `offsetMs`, of a
   * wrong clock: what to add to it to have the other side's.
   */
  | {
      readonly kind: 'our-fault'
      readonly scope: 'line' | 'entry'
      readonly fault: OurFault
      readonly detail: string
      readonly offsetMs?: number
    }
  | { readonly kind: 'found'; readonly receipt: Receipt }
  /** `receipt` are the numbers of the record, where it is the filing's own under another content. */
  | {
      readonly kind: 'found-different'
      readonly detail: string
      readonly version?: string
      readonly receipt?: Receipt
    }
  | { readonly kind: 'not-found' }
  /** The record a change or a cancel is about is not told of any more. */
  | { readonly kind: 'gone' }

/** How a sign-in (9001) ends; it is the probe of the line as well. */
export type SignInReply =
  /** `signedAt` is the subsystem's own clock. */
  | { readonly kind: 'signed-in'; readonly signNumber: string; readonly signedAt: Date }
  | Extract<Reply, { kind: 'busy' | 'unreachable' | 'unknown' | 'our-fault' }>
