import * as z from 'zod'
import {
  AGENT_RELATIONSHIPS,
  type CodeRow,
  DOCUMENT_TYPES,
  GENDERS,
  INSTITUTION_LEVELS,
  INSURANCE_TYPES,
  TRANSFER_RELATIONS,
} from '#shared/codes/code-tables.ts'
import { MOST_PAGES } from '#shared/materials/page.ts'
import { PageNotice } from './page-wire.ts'
import { code, day, division, extension, filled, moment, text } from './wire-field.ts'

const documentType = code(...codesOf(DOCUMENT_TYPES))

const level = code(...codesOf(INSTITUTION_LEVELS))

/**
 * What a referral certificate says beyond the fields of OUT_APPY_D: `reflin_medins_name` is the
 * published name of 2501 (wire contract §3.5), which X2511 has no field for; the rest is our own.
 */
const ReferralExtension = z.strictObject({
  x_issu_lv: level.optional(),
  x_opnn_titl: text(50).optional(),
  x_aprv_by: text(50).optional(),
  reflin_medins_name: text(200).optional(),
  x_reflin_lv: level.optional(),
  x_onwd: z
    .strictObject({
      x_from_name: text(200),
      x_rlts: code(...codesOf(TRANSFER_RELATIONS)),
      x_issu_by: text(50),
      refl_date: day.optional(),
    })
    .optional(),
})

const InjuryExtension = z.strictObject({
  /** 外伤标志: 1 wherever an injury is told of. */
  trum_flag: code('1'),
  /** 涉及第三方标志. */
  rel_ttp_flag: code('0', '1'),
  x_inj_date: day,
  x_inj_time: text(5).optional(),
  x_inj_place: filled(100),
  x_inj_course: filled(500),
  x_inj_wtns: text(200).optional(),
  fixmedins_name: filled(200),
  x_adm_dept_name: text(50).optional(),
  ipt_otp_no: text(30).optional(),
  x_adm_date: day.optional(),
})

/** Our own extension of X2511 (wire contract §6.1): what no published field carries. */
export const RegistrationExtension = z.strictObject({
  /** The six kinds of 规程第七条、第八条; the code is the project's own. */
  x_fil_psn_type: code('L1', 'L2', 'L3', 'T1', 'T2', 'T3'),
  /** The idempotency key, made at the counter and kept for life. */
  x_client_biz_no: z.uuid('不是 UUID'),
  /** When the counter accepted the filing, on or off the line. */
  x_filled_at: moment,
  /** 告知承诺: 1 where a promise stands in for a paper. */
  x_prms_flag: code('0', '1'),
  /** 联系电话2 of the official form. */
  x_tel2: text(30).optional(),
  /** 转诊证明: material of the filing, never its destination. */
  x_refl: ReferralExtension.optional(),
  /** 外伤情况; the flags bear the names of 2401 (wire contract §3.5). */
  x_inj: InjuryExtension.optional(),
  x_atts: z.array(
    z.strictObject({ x_att_type: filled(30), file_qury_no: filled(30), x_sm3: filled(64) }),
  ),
})

/** X2511 备案登记, `data`: names of OUT_APPY_D in lower case (wire contract §5). */
export const RegistrationData = z.strictObject({
  psn_no: text(30).optional(),
  psn_cert_type: documentType,
  certno: filled(50),
  psn_name: filled(50),
  gend: code(...codesOf(GENDERS)).optional(),
  insutype: code(...codesOf(INSURANCE_TYPES)),
  insu_admdvs: division,
  tel: text(50).optional(),
  rloc_admdvs: division,
  rloc_rea: code('02', '06', '07').optional(),
  resout_addr: text(200).optional(),
  begndate: day,
  enddate: day.optional(),
  dcla_souc: text(6).optional(),
  agnter_name: text(50).optional(),
  agnter_cert_type: documentType.optional(),
  agnter_certno: text(50).optional(),
  agnter_tel: text(30).optional(),
  agnter_addr: text(200).optional(),
  agnter_rlts: code(...codesOf(AGENT_RELATIONSHIPS)).optional(),
  diag_code: text(20).optional(),
  diag_name: text(255).optional(),
  /** 转出机构: who issued the referral. */
  trafout_fixmedins_code: text(30).optional(),
  trafout_fixmedins_name: text(200).optional(),
  refl_date: day.optional(),
  refl_rea: text(100).optional(),
  /** 医院同意转院标志. */
  hosp_agre_refl_flag: code('0', '1').optional(),
  memo: text(4000).optional(),
  att_cnt: z.int().min(0).max(9_999_999_999),
  exp_content: extension(4000, RegistrationExtension),
})
export type RegistrationData = z.output<typeof RegistrationData>

/** X2511 备案登记, input; `x_pages` announces the pages that 9101 brings (assumed). */
export const RegistrationInput = z.strictObject({
  data: RegistrationData,
  x_pages: z.array(PageNotice).max(MOST_PAGES).optional(),
})

/**
 * X2511 备案登记, output. The serial may be missing: then nothing is proved (wire contract §7.7).
 * `x_client_biz_no` says which filing the answer is about.
 */
export const RegistrationOutput = z.object({
  result: z.object({
    x_client_biz_no: z.uuid(),
    trt_dcla_detl_sn: text(30).nullish(),
    fil_no: text(20).nullish(),
    ver_no: text(20).nullish(),
    psn_no: text(30).nullish(),
    rchk_flag: text(6).nullish(),
    out_fil_upld_stas: text(3).nullish(),
    x_dup: code('0', '1').nullish(),
  }),
})
export type RegistrationOutput = z.output<typeof RegistrationOutput>

function codesOf<const C extends string>(
  table: readonly [CodeRow<C>, ...CodeRow<C>[]],
): [C, ...C[]] {
  const [first, ...others] = table
  return [first.code, ...others.map((row) => row.code)]
}
