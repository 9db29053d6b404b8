import { expect, test } from 'vitest'
import { builtInYear, calendarFile, YEAR_2027 } from '#tests/calendar-years.ts'
import { compareYears } from './calendar-changes.ts'
import { calendarNotices, readCalendarFile } from './calendar-file.ts'

const [firstDay, ...otherDays] = YEAR_2027.days

/** The words by which a file is refused. */
function refusal(text: string): string {
  const read = readCalendarFile(text)
  return read.ok ? '' : read.error.message
}

/** The file of 2027 with other days. */
function withDays(...days: readonly unknown[]): string {
  return calendarFile({ ...YEAR_2027, days })
}

test('a file of holiday-cn is read, its own keys left out', () => {
  expect(readCalendarFile(calendarFile(YEAR_2027))).toEqual({ ok: true, value: YEAR_2027 })
  expect(readCalendarFile(`\uFEFF${calendarFile(YEAR_2027)}\n`).ok).toBe(true)
})

test('days come out in order whatever order they stand in', () => {
  const read = readCalendarFile(withDays(...YEAR_2027.days.toReversed()))
  expect(read).toEqual({ ok: true, value: YEAR_2027 })
})

test('every built-in year would pass as a file', () => {
  expect(readCalendarFile(calendarFile(builtInYear(2019))).ok).toBe(true)
})

test('what is no JSON is refused in plain words', () => {
  expect(refusal('')).toContain('没有内容')
  expect(refusal('2027 年放假安排')).toContain('不是 JSON 文件')
  expect(refusal('{"year": 2027, ')).toContain('内容不完整')
  expect(refusal('[]')).toContain('应为一个年份的对象')
})

test('a wrong member is named with its place and what it should be', () => {
  expect(refusal(withDays({ ...firstDay, date: '2027-02-30' }))).toBe(
    'days[0].date：应为真实存在的日期（YYYY-MM-DD）',
  )
  expect(refusal(withDays(firstDay, { ...firstDay, isOffDay: '是' }))).toBe(
    'days[1].isOffDay：应为 true（放假）或 false（上班）',
  )
  expect(refusal(calendarFile({ papers: [], days: [] }))).toBe('year：应为四位年份，如 2027')
  expect(refusal(calendarFile({ ...YEAR_2027, year: 1927 }))).toContain('2000 年以后')
  expect(refusal(calendarFile({ ...YEAR_2027, papers: 'none' }))).toBe('papers：应为通知网址的列表')
})

test('of many faults three are told and the rest counted', () => {
  const words = refusal(withDays(...Array.from({ length: 5 }, () => ({ ...firstDay, name: 1 }))))
  expect(words).toContain('days[2].name：应为节日名称；另有 2 处')
})

test('a year that is not published yet is an empty file, which is said', () => {
  expect(refusal(withDays())).toContain('2027 年的放假安排可能尚未公布')
})

test('a file whose days are another year’s is a mix-up', () => {
  const words = refusal(calendarFile({ ...builtInYear(2026), year: 2027 }))
  expect(words).toBe('year 写的是 2027，days 里却没有一天在 2027 年，请核对是否拿错了文件')
})

test('a day may lie in December before, and nowhere else outside the year', () => {
  expect(refusal(withDays(...YEAR_2027.days, { ...firstDay, date: '2026-12-26' }))).toBe('')
  expect(refusal(withDays(...otherDays, { ...firstDay, date: '2026-11-30' }))).toContain(
    '2026-11-30 不在 2027 年，也不在上一年的 12 月',
  )
  expect(refusal(withDays(...otherDays, { ...firstDay, date: '2028-01-01' }))).toContain(
    '2028-01-01 不在 2027 年',
  )
})

test('a day that stands twice is refused, and a contradiction is called one', () => {
  expect(refusal(withDays(...YEAR_2027.days, firstDay))).toContain(
    '2026-12-31 出现了两次（另一处是 days[0]）',
  )
  expect(refusal(withDays(...YEAR_2027.days, { ...firstDay, isOffDay: false }))).toContain(
    '2026-12-31 既记为放假、又记为上班，互相矛盾',
  )
})

test('a file without a notice or without a holiday is taken with a word of warning', () => {
  expect(calendarNotices(YEAR_2027)).toEqual([])
  const days = YEAR_2027.days.filter(({ name }) => name !== '端午节')
  expect(calendarNotices({ ...YEAR_2027, papers: [], days })).toEqual([
    '文件没有注明所依据的放假通知，请与国务院办公厅的通知核对',
    '文件里没有端午，请核对文件是否完整',
  ])
})

test('two editions of a year differ by what was added, removed and changed', () => {
  const [first, second, ...rest] = YEAR_2027.days
  if (first === undefined || second === undefined) throw new Error('2027 has days')
  const moved = { ...second, isOffDay: false }
  const extra = { name: '国庆节', date: '2027-10-09', isOffDay: false }
  const next = { ...YEAR_2027, days: [moved, ...rest, extra] }
  expect(compareYears(YEAR_2027, next)).toEqual({
    added: [extra],
    removed: [first],
    changed: [{ before: second, after: moved }],
  })
  expect(compareYears(undefined, YEAR_2027).added).toEqual(YEAR_2027.days)
  expect(compareYears(YEAR_2027, YEAR_2027)).toEqual({ added: [], removed: [], changed: [] })
})
