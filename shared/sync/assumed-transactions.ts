/** How an assumed transaction is marked wherever a person reads of it. */
export const ASSUMED_MARK = '假定接口（待省平台确认）'

/** The transactions no public document names (wire contract §6.1), to be shown with `ASSUMED_MARK`. */
export const ASSUMED = ['X2511', 'X2512', 'X2513', 'X5311', 'X5321', 'X9201'] as const

/** Those a filing goes by, from its registration to its end. */
export const ASSUMED_OF_FILINGS = [
  'X2511',
  'X2512',
  'X2513',
  'X5311',
] as const satisfies readonly (typeof ASSUMED)[number][]

/** What each of them is for. */
export const ASSUMED_NAMES = {
  X2511: '备案登记',
  X2512: '备案变更',
  X2513: '备案取消',
  X5311: '备案查询',
  X5321: '结算单查询',
  X9201: '公告下载',
} as const satisfies Record<(typeof ASSUMED)[number], string>

/** Each of them as it is shown: `X2511 备案登记 假定接口…`. */
export function assumedTransactions(): readonly string[] {
  return ASSUMED.map((code) => `${code} ${ASSUMED_NAMES[code]} ${ASSUMED_MARK}`)
}

/** Whether a text speaks of an assumed transaction first, as the timeline does. */
export function isAssumed(text: string): boolean {
  return ASSUMED.some((code) => text.startsWith(code))
}
