import type { PaperId } from '#shared/paper.ts'

/** What each form is called on screen, in the timeline and in a print queue. */
export const FORM_NAMES = {
  'filing-form': '跨省异地就医登记备案表',
  'promise-letter': '个人承诺书',
  'acceptance-slip': '跨省异地就医备案受理单',
  'later-notice': '容缺受理通知书',
  notice: '跨省异地就医备案告知书',
  'one-time-notice': '跨省异地就医备案一次性告知书',
  'correction-notice': '补正通知书',
  'injury-statement': '外伤无第三方责任承诺书',
  'outside-order': '外院检查治疗或定点药店购药单',
  'termination-form': '备案终止（撤销）申请',
  'claim-slip': '手工（零星）报销受理单',
  'settlement-statement': '跨省异地就医住院结算单',
} as const satisfies Record<PaperId, string>
