import type { FormId } from '#shared/bridge.ts'

/** What each form is called on screen, in the timeline and in a print queue. */
export const FORM_NAMES = {
  'filing-form': '跨省异地就医登记备案表',
  'promise-letter': '个人承诺书',
  'acceptance-slip': '跨省异地就医备案受理单',
} as const satisfies Record<FormId, string>
