import * as z from 'zod'
import { FoundFiling } from './found-filing.ts'
import { RegistrationData, RegistrationExtension } from './registration-wire.ts'
import { code, day, filled, text } from './wire-field.ts'

/** The record an operation is about, as its receipt names it, and the version it was last seen in. */
const KnownRecord = z.strictObject({
  trt_dcla_detl_sn: filled(30),
  psn_no: filled(30),
  /** Mismatch is answered with `[YD2003]` and the record as it is (wire contract §7.5). */
  ver_no: filled(20),
  /** The operation's own idempotency key. */
  x_client_biz_no: z.uuid('不是 UUID'),
})

/**
 * X2512 备案变更, `data` (wire contract §6.1). It carries every field a change may touch as it is to
 * stand from now on, and one that is absent stands empty: so a later change never needs an earlier one,
 * and what was lost on the way can be told by comparing. Who the person is cannot be changed.
 */
export const ChangeData = KnownRecord.extend({
  ...RegistrationData.pick({
    tel: true,
    rloc_admdvs: true,
    rloc_rea: true,
    resout_addr: true,
    begndate: true,
    enddate: true,
    agnter_name: true,
    agnter_cert_type: true,
    agnter_certno: true,
    agnter_tel: true,
    agnter_rlts: true,
    diag_code: true,
    diag_name: true,
    trafout_fixmedins_code: true,
    trafout_fixmedins_name: true,
    refl_date: true,
    refl_rea: true,
    hosp_agre_refl_flag: true,
  }).shape,
  ...RegistrationExtension.pick({
    x_fil_psn_type: true,
    x_prms_flag: true,
    x_tel2: true,
    x_refl: true,
    x_inj: true,
  }).shape,
  /** The memo of the record; `memo` itself is the reason, as in 2502. */
  x_memo: text(4000).optional(),
  memo: filled(500),
})
export type ChangeData = z.output<typeof ChangeData>

/** X2512 备案变更, input. */
export const ChangeInput = z.strictObject({ data: ChangeData })

/** X2513 备案取消, `data`: mirrors the published 2502; both ends of a filing travel as it. */
export const CancelData = KnownRecord.extend({
  memo: filled(500),
  /** 1 终止（注销）, 2 作废（撤销）. */
  x_cncl_type: code('1', '2'),
  /** The first day on which the filing holds no more. */
  x_cncl_date: day,
})
export type CancelData = z.output<typeof CancelData>

/** X2513 备案取消, input. */
export const CancelInput = z.strictObject({ data: CancelData })

/**
 * X2512 and X2513, output: the new version. Without serial or version nothing is proved (wire contract §7.7).
 * `x_client_biz_no` says which operation the answer is about.
 */
export const OperationOutput = z.object({
  result: z.object({
    x_client_biz_no: z.uuid(),
    trt_dcla_detl_sn: text(30).nullish(),
    ver_no: text(20).nullish(),
    vali_flag: text(3).nullish(),
    x_dup: code('0', '1').nullish(),
  }),
  record: FoundFiling.nullish(),
})

/** What comes with `[YD2003]`: the record as the subsystem holds it. */
export const ConflictOutput = z.object({ record: FoundFiling })
