import * as z from 'zod'
import { code, division, filled, moment, text } from './wire-field.ts'

/** Most characters of `input` and of `output`, as JSON text (wire contract §1.1). */
export const LONGEST_BODY = 40_000

/** Most characters of an err_msg that anybody is shown (wire contract §1.2). */
export const LONGEST_MESSAGE = 200

/** The request envelope of the institution interface (wire contract §1.1). */
export const RequestEnvelope = z.strictObject({
  infno: filled(6),
  msgid: z.string().regex(/^[0-9A-Za-z]{12}\d{18}$/, '不是 30 位发送方报文ID'),
  mdtrtarea_admvs: division,
  insuplc_admdvs: division.optional(),
  recer_sys_code: filled(10),
  dev_no: text(100).optional(),
  dev_safe_info: text(2000).optional(),
  cainfo: text(1024).optional(),
  signtype: text(10).optional(),
  infver: filled(6),
  opter_type: code('1', '2', '3'),
  opter: filled(30),
  opter_name: filled(50),
  inf_time: moment,
  fixmedins_code: filled(30),
  fixmedins_name: filled(200),
  sign_no: text(30).optional(),
  input: z
    .record(z.string(), z.unknown())
    .refine((input) => JSON.stringify(input).length <= LONGEST_BODY, `长度超过 ${LONGEST_BODY}`),
})
export type RequestEnvelope = z.infer<typeof RequestEnvelope>

/**
 * The response envelope (wire contract §1.2). Keys it doesn't know are tolerated: it is a foreign
 * system. `infcode` comes as a number and as a string in the wild.
 */
export const ResponseEnvelope = z.object({
  infcode: z
    .union([z.literal(0), z.literal(-1), z.literal('0'), z.literal('-1')])
    .transform((infcode) => (Number(infcode) === 0 ? 0 : -1)),
  inf_refmsgid: text(30),
  refmsg_time: text(17).nullish(),
  respond_time: text(17).nullish(),
  err_msg: z.string().nullish(),
  output: z.record(z.string(), z.unknown()).nullish(),
})
export type ResponseEnvelope = z.infer<typeof ResponseEnvelope>
