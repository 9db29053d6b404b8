import * as z from 'zod'
import type { PersonQuestion } from '#shared/filing/person-look-up.ts'
import { code, day, division, filled, moment, text } from './wire-field.ts'

/** 1101 人员信息获取, input (wire contract §3.2). */
export const PersonQuery = z.strictObject({
  data: z.strictObject({
    mdtrt_cert_type: code('01', '02', '03'),
    mdtrt_cert_no: filled(50),
    card_sn: text(32).optional(),
    begntime: moment.optional(),
    psn_cert_type: filled(6),
    certno: text(50).optional(),
    psn_name: text(50).optional(),
  }),
})

/**
 * `data` of 1101 by document (wire contract §3.2: 02 and certno). The tokens of 医保电子凭证 and 社会保障卡
 * are on a chip no window types, so a look-up always goes by the document.
 */
export function personQuery(question: PersonQuestion): z.output<typeof PersonQuery>['data'] {
  const { documentType, documentNumber, name } = question
  return {
    mdtrt_cert_type: '02',
    mdtrt_cert_no: documentNumber,
    psn_cert_type: documentType,
    certno: documentNumber,
    ...(name !== '' && { psn_name: name }),
  }
}

const BaseInfo = z.object({
  psn_no: filled(30),
  psn_cert_type: filled(6),
  certno: filled(50),
  psn_name: filled(50),
  gend: filled(6),
  naty: text(3).nullish(),
  brdy: day.nullish(),
  age: z.number().min(0),
  exp_content: text(4000).nullish(),
})

const InsuranceInfo = z.object({
  balc: z.number().nullish(),
  insutype: filled(6),
  psn_type: filled(6),
  psn_insu_stas: text(6).nullish(),
  psn_insu_date: day.nullish(),
  paus_insu_date: day.nullish(),
  cvlserv_flag: filled(3),
  insuplc_admdvs: division,
  emp_name: text(200).nullish(),
})

const IdentityInfo = z.object({
  psn_idet_type: filled(3),
  psn_type_lv: filled(3),
  memo: text(500).nullish(),
  begntime: z.string(),
  endtime: z.string().nullish(),
})

/** 1101 人员信息获取, output: who the person is and how insured. */
export const PersonOutput = z.object({
  baseinfo: BaseInfo,
  insuinfo: z.array(InsuranceInfo),
  idetinfo: z.array(IdentityInfo),
})
export type PersonOutput = z.infer<typeof PersonOutput>
