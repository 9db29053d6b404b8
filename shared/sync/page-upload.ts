import type { MaterialPage } from '#shared/materials/page.ts'
import { type Exchange, type Read, readExchange } from './classify.ts'
import { type PageNotice, PIECE_BYTES, type UploadInput, UploadOutput } from './page-wire.ts'
import { printable } from './reasons.ts'

/** One piece of a page about to be sent. */
export interface Piece {
  readonly page: MaterialPage
  /** Key of the registration of its filing. */
  readonly key: string
  /** From 0. */
  readonly at: number
  /** Its bytes as Base64. */
  readonly content: string
}

/** How the sending of a piece can end. A piece may be sent twice: the subsystem keeps it once. */
export type PieceReply =
  | { readonly kind: 'kept' }
  /** The whole page is there, under this serial. */
  | { readonly kind: 'confirmed'; readonly serial: string }
  | { readonly kind: 'refused'; readonly message: string }
  /** The answer speaks of another page or another content. */
  | { readonly kind: 'mismatch' }
  /** Nobody knows, or not now: the same piece again later. `isOfLine`: no other page would go now either. */
  | {
      readonly kind: 'later'
      /** What happened, without what happens next. */
      readonly words: string
      readonly isOfLine: boolean
      readonly retryAfterSeconds: number
    }

/** A page as its filing announces it. */
export function pageNotice(page: MaterialPage): PageNotice {
  return {
    x_page_id: page.id,
    x_att_type: page.requirement,
    x_page_no: page.position + 1,
    x_sha256: page.sha256,
    x_size: page.bytes,
  }
}

/** How many pieces a page of so many bytes takes. */
export function pieceCount(bytes: number): number {
  return Math.max(1, Math.ceil(bytes / PIECE_BYTES))
}

/** What 9101 carries of a piece; `agencyCode` stands where institutions put theirs. */
export function pieceInput({ page, key, at, content }: Piece, agencyCode: string): UploadInput {
  return {
    fsUploadIn: {
      in: content,
      filename: fileName(page),
      fixmedins_code: agencyCode,
      x_client_biz_no: key,
      x_page_id: page.id,
      x_sha256: page.sha256,
      x_size: page.bytes,
      x_piece_no: at + 1,
      x_piece_cnt: pieceCount(page.bytes),
    },
  }
}

/** What an exchange of 9101 says of a piece. */
export function replyToPiece(exchange: Exchange, { page, at }: Piece, now: Date): PieceReply {
  const read = readExchange(exchange, now)
  if (read.kind !== 'envelope') return withoutEnvelope(read)
  const { infcode, err_msg, output } = read.envelope
  if (infcode === -1) return { kind: 'refused', message: printable(err_msg ?? '') }
  const told = UploadOutput.safeParse(output)
  if (!told.success) return again('回答不合接口格式')
  const { file_qury_no: serial, filename, x_page_id, x_sha256 } = told.data
  if (x_page_id !== page.id || (filename ?? fileName(page)) !== fileName(page)) {
    return { kind: 'mismatch' }
  }
  if (at + 1 < pieceCount(page.bytes)) return { kind: 'kept' }
  if (!serial) return again('国家子系统说成功，却没有给出文件查询号')
  return x_sha256 === page.sha256 ? { kind: 'confirmed', serial } : { kind: 'mismatch' }
}

/** Names the page and nobody. */
function fileName({ id }: MaterialPage): string {
  return `${id}.jpg`
}

function withoutEnvelope(read: Exclude<Read, { kind: 'envelope' }>): PieceReply {
  switch (read.kind) {
    case 'unreachable':
      return { ...again('线路不通'), isOfLine: true }
    case 'busy':
      return {
        ...again('国家子系统繁忙'),
        isOfLine: true,
        retryAfterSeconds: read.retryAfterSeconds ?? 0,
      }
    case 'our-fault':
      return read.scope === 'line'
        ? again(withDetail('登录、签名或接口地址没有通过', read.detail))
        : refused('对方不认这一页的报文格式或大小，请联系信息科', read.detail)
    case 'conflict':
      return refused('对方在同一页号下已有另一份内容，请与信息科核对', read.detail)
    default:
      return again(withDetail('没有等到可用的回答', read.detail))
  }
}

/** An answer that the same piece would get again. */
function refused(words: string, detail: string): PieceReply {
  return { kind: 'refused', message: withDetail(`${words}，处理后点“重新上传”`, detail) }
}

function again(words: string) {
  return { kind: 'later', words, isOfLine: false, retryAfterSeconds: 0 } as const
}

function withDetail(words: string, detail: string): string {
  return detail === '' ? words : `${words}（${detail}）`
}
