import type { TransactionCode } from './transactions.ts'

/** How an assumed transaction is marked wherever a person reads of it. */
export const ASSUMED_MARK = '假定接口（待省平台确认）'

/** The transactions no public document names (national-api §8.1), to be shown with `ASSUMED_MARK`. */
export const ASSUMED = ['X2511', 'X5311'] as const satisfies readonly TransactionCode[]

/** Whether a text speaks of an assumed transaction first, as the timeline does. */
export function isAssumed(text: string): boolean {
  return ASSUMED.some((code) => text.startsWith(code))
}
