import type { Filing } from './filing.ts'
import { error, type Issue, warning } from './issue.ts'

/** The days of a termination: `on` is the first day on which the filing is to hold no more. */
export interface TerminationDays {
  readonly on: string
  readonly today: string
}

/** What is wrong with ending a filing on a day; the field of each issue is the day itself. */
export function checkTermination(
  { entry }: Pick<Filing, 'entry'>,
  { on, today }: TerminationDays,
): readonly Issue[] {
  const { startDate, endDate } = entry
  if (on > today) {
    return [
      error('endDate', 'end-in-future', {
        problem: '终止日期晚于今天',
        remedy: `报送后备案即时失效，请在当天办理，最晚 ${today}；有期限的备案可改办变更，改结束日期`,
      }),
    ]
  }
  if (endDate !== '' && endDate < on) {
    return [
      error('endDate', 'filing-expired', {
        problem: `备案已于 ${endDate} 到期`,
        remedy: '到期自动失效，无需终止；还要去就医地的请续办',
        basis: '规程第十条',
      }),
    ]
  }
  const earliest = startDate < today ? startDate : today
  if (on < earliest) {
    return [
      error('endDate', 'end-before-start', {
        problem: '终止日期早于备案的开始日期',
        remedy: `应不早于 ${earliest}；当初就办错的请作废`,
      }),
    ]
  }
  return on < today
    ? [
        warning('endDate', 'end-in-past', {
          problem: '终止日期早于今天',
          remedy: '这以后已直接结算的费用怎样处理，国家规程没有规定，请向参保地核实',
        }),
      ]
    : []
}
