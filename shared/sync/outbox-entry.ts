import * as z from 'zod'
import { UNKNOWN_CAUSES } from './reply.ts'

/**
 * Where a queued entry stands. `sending` and `unknown` may have reached the subsystem; after a crash
 * every `sending` is `unknown`. `parked` waits for a person and delays nobody else. `withdrawn` was settled
 * at the desk: the subsystem has nothing of it and never will.
 */
export const OutboxState = z.enum([
  'queued',
  'sending',
  'unknown',
  'parked',
  'acknowledged',
  'withdrawn',
])
export type OutboxState = z.infer<typeof OutboxState>

/** Why an entry stands where it does: a stable code, the clerk's words, and what the other side said. */
export const OutboxReason = z.strictObject({
  code: z.enum([
    'waiting',
    'unreachable',
    'busy',
    ...UNKNOWN_CAUSES,
    'question-refused',
    'interrupted',
    'restored',
    'reconciled',
    'not-found-yet',
    'refused',
    'conflict',
    'held-otherwise',
    'login',
    'signature',
    'clock',
    'address',
    'contract',
    'our-fault',
    'given-up',
    'by-hand',
    'behind',
    'withdrawn',
  ]),
  words: z.string(),
  detail: z.string(),
})
export type OutboxReason = z.infer<typeof OutboxReason>

/** What an entry asks of the subsystem: X2511, X2512, X2513 (both 终止 and 作废). */
export const OutboxOperation = z.enum(['register', 'change', 'cancel'])
export type OutboxOperation = z.infer<typeof OutboxOperation>

/** A record on its way to the national subsystem. */
export const OutboxEntry = z.strictObject({
  /** x_client_biz_no, the idempotency key: made once at acceptance, never changed. */
  id: z.uuid(),
  filingId: z.uuid(),
  operation: OutboxOperation,
  /** Order of acceptance; entries of one person go strictly in this order. */
  sequence: z.int(),
  /** Same person, same key: `documentType:documentNumber`. */
  personKey: z.string(),
  state: OutboxState,
  /** Transmissions that left the desk; being unreachable never counts. */
  attempts: z.int().min(0),
  /** With so many of them a person is asked; absent until a person asked for more than the first eight. */
  mostAttempts: z.int().min(1).optional(),
  /** Failed tries in a row, for the back-off. */
  failures: z.int().min(0),
  /** How often X5311 answered "not found" since the last transmission. */
  notFound: z.int().min(0),
  /** Not before this instant; null when nothing is due by itself (parked, acknowledged). */
  nextAt: z.iso.datetime().nullable(),
  firstSentAt: z.iso.datetime().nullable(),
  reason: OutboxReason.nullable(),
  /** The subsystem has told another version: the key says nothing more of a change or an end; absent until then. */
  isKeySpent: z.literal(true).optional(),
  /** Whoever it was handed to; absent while the one who accepted the filing looks after it. */
  holder: z.strictObject({ number: z.string(), name: z.string() }).optional(),
})
export type OutboxEntry = z.infer<typeof OutboxEntry>
