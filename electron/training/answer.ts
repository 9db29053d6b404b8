import { createHash } from 'node:crypto'
import * as z from 'zod'
import { assertNever } from '#shared/result.ts'
import { RequestEnvelope } from '#shared/sync/envelope.ts'
import { findJsonValue } from '#shared/sync/guarded-json.ts'
import { isTransactionCode, TRANSACTIONS, type TransactionCode } from '#shared/sync/transactions.ts'
import { compactMillis, compactMoment } from '#shared/sync/wire-time.ts'
import { cancel, change, changeByOtherHand } from './operations-served.ts'
import { errorMessage, explain, refusal, type Verdict } from './refusal.ts'
import { listSettlements, settlementDetail, settlementFees } from './settlements-served.ts'
import {
  findFilings,
  output,
  person,
  type Received,
  register,
  type Served,
  signIn,
} from './transactions-served.ts'
import { upload } from './upload-served.ts'

/** What names the record a message is about: its serial, or the key it was registered by. */
const NamedRecord = z.object({
  data: z.object({
    trt_dcla_detl_sn: z.string().optional(),
    x_client_biz_no: z.string().optional(),
  }),
})

/** What changes something at the subsystem. */
const WRITING: readonly string[] = ['X2511', 'X2512', 'X2513'] satisfies readonly TransactionCode[]

/** Whether a transaction changes something at the subsystem. */
export function isWriting(infno: string): boolean {
  return WRITING.includes(infno)
}

/** The answer to one message, as the text that goes out; answers to what writes are kept by msgid. */
export function answer(served: Served, body: string, now: Date): string {
  const read = RequestEnvelope.safeParse(findJsonValue(body))
  if (!read.success) return write(refusal('YD1001', `消息头参数 ${explain(read.error)}`), { now })
  const { infno, msgid, input, fixmedins_code: agency } = read.data
  const about = { now, msgid }
  if (!isTransactionCode(infno)) return write(refusal('YD1000', '没有这个交易编号'), about)
  const decide = () => write(verdict(served, { infno, input }, { agency, now }), about)
  if (!isWriting(infno)) return decide()

  return answerOnce(served, { body, msgid }, decide) ?? write(OTHER_BODY, about)
}

const OTHER_BODY = refusal('YD1002', '同一发送方报文ID的内容与上次不同')

/** The answer under this msgid, made once; undefined where the msgid came with another body before. */
function answerOnce(
  { book }: Served,
  { body, msgid }: { readonly body: string; readonly msgid: string },
  decide: () => string,
): string | undefined {
  const bodyHash = createHash('sha256').update(body).digest('hex')
  const once = book.once({ msgid, bodyHash }, decide)
  return once.kind === 'answer' ? once.answer : undefined
}

/** Lets somebody else change the record a message is about, right before it is heard. */
export function actByOtherHand(served: Served, body: string): void {
  const read = RequestEnvelope.safeParse(findJsonValue(body))
  const about = NamedRecord.safeParse(read.data?.input)
  if (about.success) changeByOtherHand(served, about.data.data)
}

/** The answer of a tester's `refuse`: kept by its msgid, so that the same message is refused again. */
export function refusedOnOrder(served: Served, body: string, now: Date): string {
  const read = RequestEnvelope.safeParse(findJsonValue(body))
  const msgid = read.data?.msgid
  const about = { now, ...(msgid !== undefined && { msgid }) }
  const refuse = () => write(refusal('YD9001', '训练平台按设定不予登记：参保状态异常'), about)
  if (msgid === undefined) return refuse()
  return answerOnce(served, { body, msgid }, refuse) ?? write(OTHER_BODY, about)
}

function verdict(
  served: Served,
  { infno, input }: { readonly infno: TransactionCode; readonly input: unknown },
  received: Received,
): Verdict {
  const { now } = received
  switch (infno) {
    case '9001':
      return when(TRANSACTIONS[infno].input.safeParse(input), (read) => signIn(read, now))
    case '1101':
      return when(TRANSACTIONS[infno].input.safeParse(input), (read) => person(served, read, now))
    case '9101':
      return when(TRANSACTIONS[infno].input.safeParse(input), (read) => upload(served, read, now))
    case 'X2511':
      return when(TRANSACTIONS[infno].input.safeParse(input), (read) =>
        register(served, read, received),
      )
    case 'X2512':
      return when(TRANSACTIONS[infno].input.safeParse(input), (read) => change(served, read))
    case 'X2513':
      return when(TRANSACTIONS[infno].input.safeParse(input), (read) => cancel(served, read))
    case 'X5311':
      return when(TRANSACTIONS[infno].input.safeParse(input), (read) =>
        findFilings(served, read, received),
      )
    case 'X5321':
      return when(TRANSACTIONS[infno].input.safeParse(input), (read) =>
        listSettlements(served, read),
      )
    case '5203':
      return when(TRANSACTIONS[infno].input.safeParse(input), (read) =>
        settlementDetail(served, read),
      )
    case '5204':
      return when(TRANSACTIONS[infno].input.safeParse(input), (read) =>
        settlementFees(served, read),
      )
    case 'X9201':
      return when(TRANSACTIONS[infno].input.safeParse(input), () =>
        output({ list: served.announcements() }),
      )
    default:
      return assertNever(infno)
  }
}

/** Goes on with an input its schema could read, or says what is wrong with it. */
function when<T>(read: z.ZodSafeParseResult<T>, decide: (input: T) => Verdict): Verdict {
  return read.success ? decide(read.data) : refusal('YD1001', explain(read.error))
}

/** Which message is answered, and when. */
interface Answered {
  readonly now: Date
  /** Absent where the message had none that could be read. */
  readonly msgid?: string
}

/** The response envelope (wire contract §1.2); its number ends as the message's own does, so that no two are the same. */
function write(verdict: Verdict, { now, msgid = '' }: Answered): string {
  const time = compactMillis(now)
  return JSON.stringify({
    infcode: verdict.kind === 'output' ? 0 : -1,
    inf_refmsgid: `000000${compactMoment(now)}${msgid.slice(-10).padStart(10, '0')}`,
    refmsg_time: time,
    respond_time: time,
    err_msg: verdict.kind === 'output' ? null : errorMessage(verdict.refusal),
    output: verdict.kind === 'output' ? verdict.output : (verdict.refusal.output ?? null),
  })
}
