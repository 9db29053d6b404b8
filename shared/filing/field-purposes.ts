import type { ENTRY_FIELDS } from './fields.ts'
import type { Agent } from './filing.ts'

/** A field that has a name of its own: every one but the materials, whose names come with the policy. */
export type HelpedField = keyof typeof ENTRY_FIELDS | `agent.${keyof Agent}`

/** What each field is for, in a sentence or two for the clerk. */
export const FIELD_PURPOSES: Readonly<Record<HelpedField, string>> = {
  voucher: '参保人到窗口出示的凭证，三种任选其一。',
  documentType: '证件的种类，决定证件号码怎样核对。居民身份证和户口簿都用公民身份号码。',
  documentNumber: '用来认定参保人。空格自动去掉，小写 x 自动改为大写；身份证号码逐位校验。',
  documentValidUntil:
    '证件上印的有效期终日；长期有效或证件没有写的可以不填。过期的证件不能用来办理。',
  name: '按证件填写，少数民族姓名的间隔点用“·”。生僻字可直接输入。',
  gender: '居民身份证自动按号码第 17 位填入；其他证件按证件选择。',
  insuranceType: '跨省备案只办职工医保和城乡居民医保两种。',
  insuredDivision: '参保关系所在的统筹地区，决定适用哪里的政策。输入汉字、拼音首字母或六位代码。',
  category: '决定要哪些材料、有效期多长。可输入汉字或拼音首字母。',
  fileAnyway: '视同已备案的人员不用备案；参保地要求登记时才打开，打开后照常填写并报送。',
  destination: '备案到地市或直辖市，不备案到某一家医院。可输入拼音首字母，例如 gz 选广州市。',
  startDate: '备案从这一天起有效，默认今天。可输入 20261122 或 2026-11-22。',
  endDate: '备案的最后一天。有没有结束日期、最短最长多久，由参保地的政策决定。',
  address: '在就医地能找到本人的地址，印在备案表上。',
  phone: '本人在就医地能接通的电话。固定电话请带区号。',
  secondPhone: '另一个能联系到本人或家人的电话，可以不填。',
  laterDue: '容缺受理的材料最迟哪一天补来：文件没有规定期限，与申领人约定，到期前首页会提醒。',
  note: '需要随备案说明的事，可以不填；会随备案报送。',
  'agent.name': '替本人来办理的人，按其证件填写。',
  'agent.documentType': '代办人的证件种类。',
  'agent.documentNumber': '代办人的证件号码，与本人的号码同样核对。',
  'agent.phone': '能接通代办人的电话。',
  'agent.relationship': '代办人是参保人的什么人：例如女儿代办，选“子女”。',
}
