import * as z from 'zod'
import { code, day, division, filled, moment, text } from './wire-field.ts'

/** An amount (数值 16,2): a number, or text in the wild. */
const amount = z.union([z.number(), z.string().regex(/^-?\d+(\.\d+)?$/, '不是金额')])
const given = amount.nullish()

/** X5321 结算单列表, input (assumed, wire contract §6.1): a person's settlements by day of settlement. */
export const SettlementListQuery = z.strictObject({
  data: z.strictObject({
    psn_cert_type: filled(6),
    certno: filled(50),
    psn_name: text(50).optional(),
    begndate: day,
    enddate: day,
  }),
})

/** One row of the list: the names of 5201 and 5203; ours begin with `x_`. */
export const SettlementRow = z.object({
  setl_id: filled(30),
  mdtrt_id: filled(30),
  psn_no: filled(30),
  psn_cert_type: filled(6),
  certno: filled(50),
  setl_time: moment,
  ipt_otp_no: text(30).nullish(),
  dscg_maindiag_name: text(500).nullish(),
  x_adm_diag_name: text(500).nullish(),
  x_oth_diag_name: text(500).nullish(),
  x_adm_dept_name: text(100).nullish(),
  x_dscg_dept_name: text(100).nullish(),
  x_cardno: text(50).nullish(),
})
export type SettlementRow = z.output<typeof SettlementRow>

/** X5321 结算单列表, output. */
export const SettlementList = z.object({ list: z.array(SettlementRow) })

/** 5203 and 5204, input (wire contract §3.3). */
export const SettlementQuery = z.strictObject({
  data: z.strictObject({ psn_no: filled(30), setl_id: filled(30), mdtrt_id: filled(30) }),
})

const SettlementInfo = z.object({
  setl_id: filled(30),
  psn_no: filled(30),
  psn_name: filled(50),
  psn_cert_type: filled(6),
  certno: filled(50),
  gend: text(6).nullish(),
  age: z.number().min(0).nullish(),
  insutype: filled(6),
  insu_optins: division,
  fixmedins_code: text(12).nullish(),
  fixmedins_name: filled(200),
  hosp_lv: text(6).nullish(),
  fixmedins_poolarea: text(6).nullish(),
  begndate: day,
  enddate: day,
  setl_time: moment,
  med_type: text(6).nullish(),
  medfee_sumamt: amount,
  fulamt_ownpay_amt: given,
  preselfpay_amt: given,
  inscp_scp_amt: given,
  act_pay_dedc: given,
  hifp_pay: given,
  cvlserv_pay: given,
  hifes_pay: given,
  hifmi_pay: given,
  hifob_pay: given,
  hifdm_pay: given,
  maf_pay: given,
  oth_pay: given,
  fund_pay_sumamt: amount,
  acct_pay: given,
  /** 5203 calls it so, 2304 psn_cash_pay. */
  cash_payamt: amount,
  dise_name: text(500).nullish(),
  /** Assumed: whether fund_pay_sumamt includes acct_pay. */
  x_fund_incl_acct: code('0', '1').nullish(),
})
export type SettlementInfo = z.output<typeof SettlementInfo>

/** 5203 结算信息查询, output (wire contract §3.3); the big categories under the names of OUTMED_SETL_FEE_STT_D. */
export const SettlementDetail = z.object({
  setlinfo: SettlementInfo,
  setldetail: z.array(
    z.object({
      fund_pay_type: text(6),
      fund_pay_type_name: text(200).nullish(),
      fund_payamt: amount,
    }),
  ),
  x_fee_stt: z
    .array(
      z.object({
        med_chrgitm_type: filled(6),
        item_sumamt: amount,
        item_claa_amt: amount,
        item_clab_amt: amount,
        item_ownpay_amt: amount,
        item_oth_amt: amount,
      }),
    )
    .nullish(),
})
export type SettlementDetail = z.output<typeof SettlementDetail>

/** 5204 费用明细查询, output (wire contract §3.3). */
export const FeeLines = z.object({
  list: z.array(
    z.object({
      fee_ocur_time: moment,
      cnt: amount,
      det_item_fee_sumamt: amount,
      chrgitm_lv: text(3).nullish(),
      hilist_name: text(200).nullish(),
      medins_list_name: text(100).nullish(),
      med_chrgitm_type: filled(6),
    }),
  ),
})
export type FeeLines = z.output<typeof FeeLines>
