import type { Validity } from '#shared/policy/policy.ts'

/** The page of a new filing. */
export const INTAKE = {
  person: '参保人',
  filing: '备案',
  materials: '材料与代办',
  agentSwitch: '代办',
  agentOn: '由他人代办',
  agentOff: '本人办理',
  example: (text: string) => `例如 ${text}`,
  chooseDocument: '选择证件类型',
  chooseRelationship: '选择关系',
  digits: (count: number) => `已录 ${count} 位`,
  calendar: '打开日历',
  withoutEnd: '长期或未登记留空',
  longTerm: '长期有效',
  longTermHint: '未申请变更前一直有效',
  endHint: (validity: Validity | undefined) => {
    if (validity === undefined) return '现有文件没有规定，请向参保地核实'
    const { end, atLeastMonths, atMostMonths } = validity
    const bounds = [
      end === 'optional' ? '可不填' : '',
      atLeastMonths === undefined ? '' : `不少于 ${atLeastMonths} 个月`,
      atMostMonths === undefined ? '' : `最长 ${atMostMonths} 个月`,
    ]
    return bounds.filter((bound) => bound !== '').join('，')
  },
  voucherGiven: (label: string) => `已出示：${label}`,
  voucherAwaited: '凭证：随“出示凭证”填入',
  unasked: '不再要求的材料',
  unaskedHint: '现在的人员类别、参保地不要求这项材料：请打开并移除这些页，或改回原来的选择',
  materialsAwaited: '选择人员类别后列出所需材料',
  nothingToFile: '视同已备案，无需备案',
  laterHint: '先受理，材料后补；受理后列入待补清单',
  laterDueHint: '文件没有规定期限，与申领人约定',
  promiseHint: '受理后打印承诺书，由本人签名',
  typePlace: '输入汉字、拼音或首字母，例如 gz',
  typeDivision: '输入汉字、拼音或代码，例如 hcq',
  hospitalTitle: '就医地不备案到医院',
  placeTitle: '没有这个就医地',
  issuesOpen: (count: number) => `待完善 ${count} 项`,
  issuesWrong: (count: number) => `有 ${count} 项不能受理`,
  warnings: (count: number) => `${count} 项提醒`,
  ready: '可以受理',
  more: (count: number) => `（另有 ${count} 项）`,
  draftNew: '尚未录入',
  draftPending: '正在保存草稿…',
  draftSaved: (clock: string) => `草稿已保存 ${clock}`,
  draftRefused: (words: string) => `草稿未能存入保险库：${words}`,
  submit: '受理',
  submitting: '正在受理…',
  back: '返回首页',
  submitKey: 'Ctrl+Enter',
  notices: '告知书',
  noticesKey: 'Ctrl+G',
} as const
