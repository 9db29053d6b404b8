import { createHash } from 'node:crypto'
import type { Exchange } from '#shared/sync/classify.ts'

/** What has been answered on one line. */
export interface HeardAnswers {
  /** The exchange, unless its answer was heard before: then it is the answer to another message. */
  fresh(exchange: Exchange): Exchange
}

/** Answers a line can still repeat; older ones have long been delivered. */
const MOST_KEPT = 1_000

/**
 * Remembers the answers of a line. A refusal names no message it belongs to (wire contract §1.2), but every
 * answer has a number (inf_refmsgid) and a time of its own: the same text again was meant for another.
 */
export function createHeardAnswers(): HeardAnswers {
  const heard = new Set<string>()
  return {
    fresh(exchange) {
      if (exchange.kind === 'fault' || !exchange.body.includes('"inf_refmsgid"')) return exchange
      const digest = createHash('sha256').update(exchange.body).digest('base64')
      if (heard.has(digest)) {
        return { kind: 'fault', fault: 'repeated', detail: '回答是给另一条报文的' }
      }
      heard.add(digest)
      for (const oldest of heard) {
        if (heard.size <= MOST_KEPT) break
        heard.delete(oldest)
      }
      return exchange
    },
  }
}
