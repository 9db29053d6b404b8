import * as z from 'zod'
import type { RegistrationData } from './registration-wire.ts'
import { division, filled, moment, text } from './wire-field.ts'

const compactDay = z.string().regex(/^\d{14}$/, '不是 yyyyMMddHHmmss')

/** X5311 备案查询, input (national-api §8.3): by the counter's own key, a serial, or the person. */
export const FoundFilingsQuery = z.strictObject({
  data: z
    .strictObject({
      x_client_biz_no: z.uuid('不是 UUID').optional(),
      trt_dcla_detl_sn: text(30).optional(),
      fil_no: text(20).optional(),
      psn_no: text(30).optional(),
      certno: text(50).optional(),
      begntime: moment.optional(),
      endtime: moment.optional(),
    })
    .refine(
      (data) =>
        Boolean(
          data.x_client_biz_no ??
            data.trt_dcla_detl_sn ??
            data.fil_no ??
            data.psn_no ??
            data.certno,
        ),
      '至少填一个查询条件',
    ),
})

/** One filing the subsystem holds: the vocabulary of L_OUTMED_PSN_INFO_D (national-api §5.4). */
export const FoundFiling = z.object({
  x_client_biz_no: z.uuid(),
  trt_dcla_detl_sn: filled(30),
  fil_no: text(20),
  ver_no: text(20),
  psn_no: text(30),
  insuplc_admdvs: division,
  mdtrtarea_admdvs_no: division,
  cert_type: filled(6),
  certno: filled(50),
  psn_name: filled(50),
  insutype: filled(6),
  curr_addr: text(200).nullish(),
  coner_tel: text(50).nullish(),
  fil_appy_begntime: compactDay,
  fil_endtime: compactDay.nullish(),
  insuplc_vali_flag: filled(3),
  x_fil_psn_type: filled(3),
  /** 外伤标志 and 涉及第三方标志, where an injury was told of. */
  trum_flag: text(3).nullish(),
  rel_ttp_flag: text(3).nullish(),
})
export type FoundFiling = z.output<typeof FoundFiling>

/** X5311 备案查询, output: the filings that match, none included. */
export const FoundFilings = z.object({ list: z.array(FoundFiling) })

/**
 * Whether what the subsystem holds is what the counter filed: the person, the insurance, from where
 * to where, as what, from when to when, and still valid.
 */
export function isAsFiled(found: FoundFiling, filed: RegistrationData): boolean {
  return (
    found.x_client_biz_no === filed.exp_content.x_client_biz_no &&
    found.cert_type === filed.psn_cert_type &&
    found.certno === filed.certno &&
    found.psn_name === filed.psn_name &&
    found.insutype === filed.insutype &&
    found.insuplc_admdvs === filed.insu_admdvs &&
    found.mdtrtarea_admdvs_no === filed.rloc_admdvs &&
    found.x_fil_psn_type === filed.exp_content.x_fil_psn_type &&
    found.fil_appy_begntime === dayStart(filed.begndate) &&
    (found.fil_endtime ?? '') === (filed.enddate === undefined ? '' : dayStart(filed.enddate)) &&
    found.insuplc_vali_flag === '1'
  )
}

/** A day of the wire (`yyyy-MM-dd`) as L_OUTMED_PSN_INFO_D writes it: 14 digits, midnight. */
export function dayStart(wireDay: string): string {
  return `${wireDay.replaceAll('-', '')}000000`
}
