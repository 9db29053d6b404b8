import dayjs from 'dayjs'

/**
 * The last day of a validity of `months` from `start` (`YYYY-MM-DD`): the same day of the month, or
 * the month's last day where there is none (08-31 + 6 months = 02-28 or 02-29).
 */
export function earliestEnd(start: string, months: number): string {
  return dayjs(start).add(months, 'month').format('YYYY-MM-DD')
}
