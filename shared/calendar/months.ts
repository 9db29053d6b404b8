/**
 * The day `count` months later: the same day of the month, or the month's last day where there is none
 * (民法典第二百零二条: 没有对应日的，月末日为期间的最后一日). 08-31 + 6 months = 02-28 or 02-29.
 *
 * Its limits: the last day is not kept as such (02-28 + 6 months = 08-28), so going back does not lead
 * home (01-31 + 1 − 1 month = 01-28), and two steps may differ from one (01-31 + 1 + 1 month = 03-28,
 * 01-31 + 2 months = 03-31). Count from the day of the record, never from an earlier result.
 */
export function addMonths(day: string, count: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const months = year * 12 + (month - 1) + count
  const target = { year: Math.floor(months / 12), month: (((months % 12) + 12) % 12) + 1 }
  const last = lastDate(target.year, target.month)
  return [
    String(target.year).padStart(4, '0'),
    String(target.month).padStart(2, '0'),
    String(Math.min(date, last)).padStart(2, '0'),
  ].join('-')
}

/** How many days a month has. */
function lastDate(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}
