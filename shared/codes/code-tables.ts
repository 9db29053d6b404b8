/** One row of a national code table: the code on the wire and its label on screen and paper. */
export interface CodeRow<C extends string = string> {
  readonly code: C
  readonly label: string
}

/** 险种类型 insutype: only these two are filed across provinces (规程第三条). */
export const INSURANCE_TYPES = [
  { code: '310', label: '职工医保' },
  { code: '390', label: '城乡居民医保' },
] as const satisfies readonly CodeRow[]

/** 就诊凭证类型 mdtrt_cert_type: the three vouchers of 规程第八条, each the evidence of material `voucher`. */
export const VOUCHERS = [
  { code: '01', label: '医保电子凭证', evidence: 'e-voucher' },
  { code: '02', label: '有效身份证件', evidence: 'identity-document' },
  { code: '03', label: '社会保障卡', evidence: 'social-security-card' },
] as const satisfies readonly (CodeRow & { readonly evidence: string })[]

/** 人员证件类型 psn_cert_type, the whole national table; each has a rule in `documents/`. */
export const DOCUMENT_TYPES = [
  { code: '01', label: '居民身份证（户口簿）' },
  { code: '02', label: '中国人民解放军军官证' },
  { code: '03', label: '中国人民武装警察警官证' },
  { code: '04', label: '港澳居民来往内地通行证（香港）' },
  { code: '05', label: '港澳居民来往内地通行证（澳门）' },
  { code: '06', label: '台湾居民来往大陆通行证' },
  { code: '07', label: '外国人永久居留证' },
  { code: '08', label: '外国人护照' },
  { code: '09', label: '残疾人证' },
  { code: '10', label: '军烈属证明' },
  { code: '11', label: '外国人就业证' },
  { code: '12', label: '外国专家证' },
  { code: '13', label: '外国人常驻记者证' },
  { code: '14', label: '台港澳人员就业证' },
  { code: '15', label: '回国（来华）定居专家证' },
  { code: '16', label: '中国护照' },
  { code: '17', label: '港澳台居民居住证' },
  { code: '90', label: '社会保障卡' },
  { code: '91', label: '保密人员证件' },
  { code: '99', label: '其他身份证件' },
] as const satisfies readonly CodeRow[]

/** 人员参保状态 psn_insu_stas. */
export const INSURANCE_STATES = [
  { code: '0', label: '未参保' },
  { code: '1', label: '正常参保' },
  { code: '2', label: '暂停参保' },
  { code: '3', label: '无效参保' },
  { code: '4', label: '终止参保' },
] as const satisfies readonly CodeRow[]

/** 性别 gend (GB/T 2261.1). */
export const GENDERS = [
  { code: '1', label: '男' },
  { code: '2', label: '女' },
] as const satisfies readonly CodeRow[]

/** 代办人关系 agnter_rlts. */
export const AGENT_RELATIONSHIPS = [
  { code: '1', label: '配偶' },
  { code: '2', label: '子女' },
  { code: '4', label: '孙子女、外孙子女' },
  { code: '5', label: '父母' },
  { code: '6', label: '祖父母、外祖父母' },
  { code: '7', label: '兄弟姐妹' },
  { code: '8', label: '其他亲属' },
  { code: '9', label: '非亲属' },
] as const satisfies readonly CodeRow[]

/** 医疗机构级别, as the rules on referrals name them (1–3). */
export const INSTITUTION_LEVELS = [
  { code: '3', label: '三级' },
  { code: '2', label: '二级' },
  { code: '1', label: '一级' },
] as const satisfies readonly CodeRow[]

/** Titles of the physician who gives a referral opinion, highest first; the codes are our own. */
export const PHYSICIAN_TITLES = [
  { code: 'chief', label: '主任医师' },
  { code: 'associate-chief', label: '副主任医师' },
  { code: 'attending', label: '主治医师' },
  { code: 'resident', label: '医师' },
] as const satisfies readonly CodeRow[]

/** How the next institution of an onward transfer stands to the one the person leaves; our own codes. */
export const TRANSFER_RELATIONS = [
  { code: 'alliance', label: '医联体或分级诊疗' },
  { code: 'same-province', label: '备案地省内' },
  { code: 'other-province', label: '跨省' },
] as const satisfies readonly CodeRow[]

/** 医疗收费项目类别 med_chrgitm_type: the 全国统一的大类费用 of 规程第三十二条. */
export const FEE_CATEGORIES = [
  { code: '01', label: '床位费' },
  { code: '02', label: '诊察费' },
  { code: '03', label: '检查费' },
  { code: '04', label: '化验费' },
  { code: '05', label: '治疗费' },
  { code: '06', label: '手术费' },
  { code: '07', label: '护理费' },
  { code: '08', label: '卫生材料费' },
  { code: '09', label: '西药费' },
  { code: '10', label: '中药饮片费' },
  { code: '11', label: '中成药费' },
  { code: '12', label: '一般诊疗费' },
  { code: '13', label: '挂号费' },
  { code: '14', label: '其他费' },
] as const satisfies readonly CodeRow[]

/** 医疗类别 med_type, as far as several places agree on it. */
export const VISIT_TYPES = [
  { code: '11', label: '普通门诊' },
  { code: '13', label: '急诊' },
  { code: '14', label: '门诊慢特病' },
  { code: '21', label: '普通住院' },
  { code: '22', label: '外伤住院' },
  { code: '23', label: '转外诊治住院' },
  { code: '24', label: '急诊转住院' },
  { code: '41', label: '定点药店购药' },
] as const satisfies readonly CodeRow[]

/** The label of `code`, or undefined where the table has no such row. */
export function findLabel(table: readonly CodeRow[], code: string): string | undefined {
  return table.find((row) => row.code === code)?.label
}

/** The label of a code that was checked before; throws on an unknown one. */
export function getLabel(table: readonly CodeRow[], code: string): string {
  const label = findLabel(table, code)
  if (label === undefined) throw new Error(`no row ${code} in this code table`)
  return label
}
