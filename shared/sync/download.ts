import { type Exchange, readExchange } from './classify.ts'
import { type FoundFiling, FoundFilings, PAGE_ROWS } from './found-filing.ts'
import { type NoAnswer, withoutAnswer } from './no-answer.ts'
import { printable } from './reasons.ts'

/** One page of what the subsystem changed since, or why there is none. */
export type DownloadReply =
  | {
      readonly kind: 'page'
      readonly rows: readonly FoundFiling[]
      /** The change up to which everything has been told; the next page is asked for from there. */
      readonly mark: string
      readonly isLast: boolean
    }
  /** The subsystem is behind what it once told: it was set back, and is asked from the beginning. */
  | { readonly kind: 'set-back' }
  | NoAnswer

/** What an exchange of X5311, asked by `x_since_ver`, says. */
export function replyToDownload(exchange: Exchange, since: string, now: Date): DownloadReply {
  const read = readExchange(exchange, now)
  if (read.kind !== 'envelope') return withoutAnswer(read)
  const { infcode, err_msg, output } = read.envelope
  if (infcode === -1) {
    const words = printable(err_msg ?? '') || '没有说明原因'
    return { kind: 'refused', words: `国家子系统没有受理查询：${words}` }
  }
  const answer = FoundFilings.safeParse(output)
  if (!answer.success || !answer.data.x_ver) {
    return { kind: 'refused', words: 'X5311 的回答不合接口格式，未采用' }
  }
  const { list: rows, x_ver: mark } = answer.data
  if (BigInt(mark) < BigInt(since)) return { kind: 'set-back' }
  // Rows without progress would be asked for again and again.
  if (rows.length > 0 && BigInt(mark) === BigInt(since)) {
    return { kind: 'refused', words: 'X5311 的回答没有往前走，未采用' }
  }
  return { kind: 'page', rows, mark, isLast: rows.length < PAGE_ROWS }
}
