import { ASSUMED_MARK } from '#shared/sync/assumed-transactions.ts'

/** 外伤登记: what the person tells of an injury. */
export const INJURY = {
  title: '外伤登记',
  basis: '规程第三十五条：参保人员主诉无第三方责任的医疗费用，填写附件11后可直接结算',
  assumed: `外伤标志、涉及第三方标志随 X2511、X2512 报送：${ASSUMED_MARK}`,
  happened: '受伤情况',
  treated: '就医情况',
  optional: '可不填',
  examples: {
    day: '例如 2026-11-22',
    time: '例如 14:30',
    place: '例如 广州市天河区家中卫生间',
    course: '例如 洗澡时地面湿滑摔倒，右髋着地，由家人送医',
    witnesses: '姓名和电话',
    hospital: '例如 广州市河滨中心医院',
    department: '例如 骨科',
    inpatientNumber: '住院号或门诊号',
    admittedOn: '未住院可不填',
  },
  thirdParty: { '0': '没有第三方责任', '1': '涉及第三方' },
  timeWrong: '时间应是 00:00 到 23:59，例如 14:30；不清楚可不填',
  thirdPartyWords:
    '涉及第三方的不适用《外伤无第三方责任承诺书》，不打印附件11；两个标志照实报送，费用按参保地规定办理',
  save: '保存登记',
} as const
