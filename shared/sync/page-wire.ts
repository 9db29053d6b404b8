import * as z from 'zod'
import { filled, text } from './wire-field.ts'

/**
 * Bytes of a page per message: 36,000 characters of Base64, so that the whole `input` stays below its
 * 40,000 (wire contract §1.1). How the real 9101 takes a larger file is not published: pieces are
 * assumed, and so is every `x_` field.
 */
export const PIECE_BYTES = 27_000

/** How the rule is marked wherever a person reads of it. */
export const PIECE_RULE = '9101 材料上传：按 27,000 字节分段（假定规则，待省平台确认）'

const hash = z.string().regex(/^[0-9a-f]{64}$/, '不是 SHA-256')
const count = z.int().min(0).max(1_000_000)

/** A page as it is announced with its filing (X2511, node `x_pages`; assumed). */
export const PageNotice = z.strictObject({
  x_page_id: z.uuid('不是 UUID'),
  x_att_type: filled(60),
  x_page_no: count.min(1),
  x_sha256: hash,
  x_size: count.min(1),
})
export type PageNotice = z.infer<typeof PageNotice>

/** 9101 材料上传, input: the published three fields, and ours by which a piece is known. */
export const UploadInput = z.strictObject({
  fsUploadIn: z.strictObject({
    in: z.base64(),
    filename: filled(200),
    fixmedins_code: filled(30),
    /** The filing it belongs to: the key of its registration. */
    x_client_biz_no: z.uuid('不是 UUID'),
    x_page_id: z.uuid('不是 UUID'),
    x_sha256: hash,
    x_size: count.min(1),
    /** From 1. */
    x_piece_no: count.min(1),
    x_piece_cnt: count.min(1),
  }),
})
export type UploadInput = z.infer<typeof UploadInput>

/** 9101 材料上传, output: flat; the serial comes with the last piece, and names the file for good. */
export const UploadOutput = z.object({
  file_qury_no: text(30).nullish(),
  filename: text(200).nullish(),
  x_page_id: z.string().nullish(),
  x_sha256: z.string().nullish(),
})
