import { FORM_NAMES } from '#shared/forms/form-names.ts'
import type { NoticeId, PaperId } from '#shared/paper.ts'

/** Forms and notices on their way to paper. */
export const PAPER = {
  formNames: FORM_NAMES,
  formBases: {
    'filing-form': '规程附件1，本人签名',
    'promise-letter': '规程附件2，本人签名',
    'later-notice': '双方签名，交申领人',
    'acceptance-slip': '上半页，裁下交申领人',
    notice: '2024年通知一（一），双方签名，交本人',
    'one-time-notice': '一次性告知制，交申请人',
    'correction-notice': '列明需要补正的内容，交申请人',
    'injury-statement': '规程附件11，本人签名，医疗机构盖章',
    'outside-order': '规程附件12，由医疗机构填写盖章',
    'termination-form': '申请人签名',
    'claim-slip': '规程第四十四条，申请人签名',
    'settlement-statement': '规程附件13，附大类费用',
  } satisfies Record<PaperId, string>,
  /** What a notice is called where several are to choose from. */
  shortNames: {
    notice: '告知书',
    'one-time-notice': '一次性告知书',
    'correction-notice': '补正通知书',
  } satisfies Record<NoticeId, string>,
  preview: '预览',
  previewOf: (form: string) => `预览：${form}`,
  space: '空格',
  copies: '份数',
  copiesUnit: '份',
  copiesWrong: '份数应是 1 到 20 的整数，没有打印',
  print: '打印',
  save: '存为文件',
  printing: '正在打印，等打印机印完…',
  saving: '正在生成文件…',
  printed: (printer: string, job: string) =>
    job === '' ? `${printer} 已印完` : `${printer} 已印完，任务号 ${job}`,
  saved: (path: string) => `已存为 ${path}`,
} as const
