import * as z from 'zod'
import type { RegistrationData } from './registration-wire.ts'
import { division, filled, moment, text } from './wire-field.ts'

/** Rows of one page of X5311: so many of the longest fit the 40,000 characters of an output. */
export const PAGE_ROWS = 40

/** A number the subsystem gives each change it writes down, rising; what came after it is downloaded by it. */
export const ChangeNumber = z.string().regex(/^\d{1,18}$/, '不是版本号')

const compactDay = z.string().regex(/^\d{14}$/, '不是 yyyyMMddHHmmss')

/**
 * X5311 备案查询, input (wire contract §6.1): by the counter's own key, a serial, or the person; or with
 * `x_since_ver` whatever was changed since of the filings the sending agency registered, in the order of the
 * changes, by page (names of 1312; assumed).
 */
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
      x_since_ver: ChangeNumber.optional(),
      page_num: z.int().min(1).optional(),
      page_size: z.int().min(1).max(PAGE_ROWS).optional(),
    })
    .refine(
      (data) =>
        Boolean(
          data.x_client_biz_no ??
            data.trt_dcla_detl_sn ??
            data.fil_no ??
            data.psn_no ??
            data.certno ??
            data.x_since_ver,
        ),
      '至少填一个查询条件',
    ),
})

/** One filing the subsystem holds: the vocabulary of L_OUTMED_PSN_INFO_D (wire contract §5). */
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
  /** Of a cancelled one: 1 终止, 2 作废, and from when; as X2513 names them. */
  x_cncl_type: text(3).nullish(),
  x_cncl_date: text(10).nullish(),
  x_fil_psn_type: filled(3),
  /** 外伤标志 and 涉及第三方标志, where an injury was told of. */
  trum_flag: text(3).nullish(),
  rel_ttp_flag: text(3).nullish(),
})
export type FoundFiling = z.output<typeof FoundFiling>

/**
 * X5311 备案查询, output: the filings that match, none included. Asked by `x_since_ver`, `x_ver` is the change
 * up to which this page tells all.
 */
export const FoundFilings = z.object({
  list: z.array(FoundFiling),
  x_ver: ChangeNumber.nullish(),
})
export type FoundFilings = z.output<typeof FoundFilings>

/** What is compared of a record under our own key, by the names of the fields. */
const COMPARED: readonly {
  readonly name: string
  isSame(found: FoundFiling, filed: RegistrationData): boolean
}[] = [
  { name: '证件', isSame: isSamePerson },
  { name: '姓名', isSame: (found, filed) => found.psn_name === filed.psn_name },
  { name: '险种', isSame: (found, filed) => found.insutype === filed.insutype },
  { name: '参保地', isSame: (found, filed) => found.insuplc_admdvs === filed.insu_admdvs },
  { name: '就医地', isSame: (found, filed) => found.mdtrtarea_admdvs_no === filed.rloc_admdvs },
  {
    name: '人员类别',
    isSame: (found, filed) => found.x_fil_psn_type === filed.exp_content.x_fil_psn_type,
  },
  {
    name: '开始日期',
    isSame: (found, filed) => found.fil_appy_begntime === dayStart(filed.begndate),
  },
  {
    name: '结束日期',
    isSame: (found, filed) =>
      (found.fil_endtime ?? '') === (filed.enddate === undefined ? '' : dayStart(filed.enddate)),
  },
  {
    name: '异地联系地址',
    isSame: (found, filed) => (found.curr_addr ?? filed.resout_addr) === filed.resout_addr,
  },
  {
    name: '联系电话',
    isSame: (found, filed) => (found.coner_tel ?? filed.tel) === filed.tel,
  },
  { name: '有效标志', isSame: (found) => found.insuplc_vali_flag === '1' },
]

/** Where what the subsystem holds is not what the counter filed, by the names of the fields. */
export function findUnlike(found: FoundFiling, filed: RegistrationData): readonly string[] {
  return COMPARED.filter(({ isSame }) => !isSame(found, filed)).map(({ name }) => name)
}

/** Whether a record is about the person who was filed. */
export function isSamePerson(found: FoundFiling, filed: RegistrationData): boolean {
  return found.cert_type === filed.psn_cert_type && found.certno === filed.certno
}

/** A day of the wire (`yyyy-MM-dd`) as L_OUTMED_PSN_INFO_D writes it: 14 digits, midnight. */
export function dayStart(wireDay: string): string {
  return `${wireDay.replaceAll('-', '')}000000`
}
