import { type FileKind, parseFileText, placeIn } from '#shared/file-text.ts'
import { ok, type Result, refuse } from '#shared/result.ts'
import { CalendarYear } from './calendar-year.ts'
import { yearOf } from './days.ts'

const FILE: FileKind = {
  code: 'calendar-file',
  content: '放假安排',
  form: ' holiday-cn 格式',
}

/** More would be a list nobody reads. */
const SHOWN_PROBLEMS = 3

/** 全国年节及纪念日放假办法: the holidays of every year since 2008, by how the files name them. */
const HOLIDAYS = ['元旦', '春节', '清明', '劳动', '端午', '中秋', '国庆'] as const

/** Reads the text of a holiday file; a refusal names place and reason, and nothing of it is used. */
export function readCalendarFile(text: string): Result<CalendarYear> {
  const json = parseFileText(text, FILE)
  if (!json.ok) return json
  const parsed = CalendarYear.safeParse(json.value)
  if (!parsed.success) {
    return refuseFile(parsed.error.issues.map(({ path, message }) => at(path, message)))
  }
  const problems = problemsOf(parsed.data)
  if (problems.length > 0) return refuseFile(problems)
  const days = parsed.data.days.toSorted((a, b) => (a.date < b.date ? -1 : 1))
  return ok({ ...parsed.data, days })
}

/** What a clerk should look at before a year is taken, though nothing in it is wrong. */
export function calendarNotices({ year, papers, days }: CalendarYear): string[] {
  const missing = HOLIDAYS.filter((holiday) => !days.some(({ name }) => name.includes(holiday)))
  return [
    ...(papers.length === 0 ? ['文件没有注明所依据的放假通知，请与国务院办公厅的通知核对'] : []),
    ...(year >= 2008 && missing.length > 0
      ? [`文件里没有${missing.join('、')}，请核对文件是否完整`]
      : []),
  ]
}

function problemsOf({ year, days }: CalendarYear): string[] {
  if (days.length === 0) {
    return [`days 是空的：${year} 年的放假安排可能尚未公布，请换用公布以后的文件`]
  }
  if (!days.some(({ date }) => yearOf(date) === year)) {
    return [`year 写的是 ${year}，days 里却没有一天在 ${year} 年，请核对是否拿错了文件`]
  }
  return [...daysOutside(year, days), ...daysTwice(days)]
}

type Days = CalendarYear['days']

function daysOutside(year: number, days: Days): string[] {
  return days.flatMap(({ date }, index) =>
    yearOf(date) === year || date.startsWith(`${year - 1}-12`)
      ? []
      : at(['days', index, 'date'], `${date} 不在 ${year} 年，也不在上一年的 12 月`),
  )
}

function daysTwice(days: Days): string[] {
  return days.flatMap(({ date, isOffDay }, index) => {
    const first = days.findIndex((other) => other.date === date)
    if (first === index) return []
    const fault =
      days[first]?.isOffDay === isOffDay ? '出现了两次' : '既记为放假、又记为上班，互相矛盾'
    return at(['days', index, 'date'], `${date} ${fault}（另一处是 days[${first}]）`)
  })
}

/** `days[3].date：应为…`. */
function at(path: readonly PropertyKey[], words: string): string {
  const place = placeIn(path)
  return place === '' ? words : `${place}：${words}`
}

function refuseFile(problems: readonly string[]): Result<never> {
  const more = problems.length - SHOWN_PROBLEMS
  const shown = problems.slice(0, SHOWN_PROBLEMS).join('；')
  return refuse(FILE.code, more > 0 ? `${shown}；另有 ${more} 处` : shown)
}
