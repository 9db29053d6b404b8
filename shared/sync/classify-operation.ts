import { ConflictOutput, OperationOutput } from './change-wire.ts'
import { answerTo, type Exchange, readAnswerToQuestion, readExchange } from './classify.ts'
import { type FoundFiling, FoundFilings } from './found-filing.ts'
import type { Reply } from './reply.ts'

/** A change or a cancel as it was sent, and how to tell what became of it. */
export interface SentOperation {
  readonly key: string
  readonly receiptNumber: string
  /** The version it was sent with. */
  readonly version: string
  /** Whether a record shows at all that it took effect. */
  readonly isSeen: boolean
  /** Whether a record stands as it does once it took effect. */
  isApplied(found: FoundFiling): boolean
  /** A record in the clerk's words. */
  describe(found: FoundFiling): string
}

/** The only refusal with a meaning of its own (wire contract §7.5); every other is a plain no. */
const OTHER_VERSION = /^\[YD2003\]/

/** What an exchange of X2512 or X2513 says of the operation. */
export function replyToOperation(exchange: Exchange, sent: SentOperation, now: Date): Reply {
  const read = readExchange(exchange, now)
  if (read.kind !== 'envelope') return read
  const { infcode, err_msg, output } = read.envelope
  if (infcode === -1) {
    return OTHER_VERSION.test(err_msg ?? '')
      ? otherVersion(ConflictOutput.safeParse(output).data?.record, sent)
      : { kind: 'refused', message: err_msg ?? '' }
  }
  const result = OperationOutput.safeParse(output).data?.result
  if (!result?.trt_dcla_detl_sn || !result.ver_no) {
    return { kind: 'unknown', cause: 'no-receipt', detail: 'infcode 0' }
  }
  if (result.x_client_biz_no !== sent.key || result.trt_dcla_detl_sn !== sent.receiptNumber) {
    return answerTo(result.x_client_biz_no)
  }
  // The answer of the first time, given again: the record has gone on since, and what it says is of that day.
  return Number(result.ver_no) < Number(sent.version)
    ? { kind: 'conflict', detail: '', version: sent.version }
    : { kind: 'applied', version: result.ver_no }
}

/** What an exchange of X5311, asked by serial, says of a change or a cancel that may have arrived. */
export function replyToOperationQuestion(
  exchange: Exchange,
  sent: SentOperation,
  now: Date,
): Reply {
  const read = readAnswerToQuestion(exchange, now)
  if (read.kind !== 'envelope') return read
  if (read.envelope.infcode === -1) {
    return { kind: 'refused', message: read.envelope.err_msg ?? '' }
  }
  const output = FoundFilings.safeParse(read.envelope.output)
  if (!output.success) {
    return { kind: 'unknown', cause: 'unreadable-answer', detail: '查询结果不合接口格式' }
  }
  const { list } = output.data
  const found = list.find((row) => row.trt_dcla_detl_sn === sent.receiptNumber)
  // An answer about other records is another's.
  if (found === undefined) return list.length === 0 ? { kind: 'gone' } : answerTo(undefined)
  if (!sent.isApplied(found)) {
    return found.ver_no === sent.version ? { kind: 'not-found' } : otherVersion(found, sent)
  }
  // Sent again under its key, one that took effect is answered as the first time, any other as a conflict.
  return sent.isSeen ? otherVersion(found, sent) : { kind: 'not-found' }
}

/** Another version than the one sent with: our own work, or somebody else's; of another record it says nothing. */
function otherVersion(found: FoundFiling | undefined, sent: SentOperation): Reply {
  if (found === undefined) return { kind: 'conflict', detail: '' }
  if (found.trt_dcla_detl_sn !== sent.receiptNumber) return answerTo(undefined)
  return sent.isSeen && sent.isApplied(found)
    ? { kind: 'applied', version: found.ver_no }
    : { kind: 'conflict', detail: sent.describe(found), version: found.ver_no }
}
