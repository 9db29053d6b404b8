import * as z from 'zod'

/** A day that a notice (国务院办公厅关于节假日安排的通知) takes out of the ordinary week. */
export const CalendarDay = z.object({
  /** The holiday it belongs to: 元旦, 春节… */
  name: z.string({ error: '应为节日名称' }),
  date: z.iso.date({ error: '应为真实存在的日期（YYYY-MM-DD）' }),
  /** 放假 (true) or 调休上班 (false). */
  isOffDay: z.boolean({ error: '应为 true（放假）或 false（上班）' }),
})
export type CalendarDay = z.infer<typeof CalendarDay>

/**
 * One year in the schema of NateScarlet/holiday-cn; other members of its files (`$schema`, `$id`) are left
 * out. The file of a year may speak of December of the year before.
 */
export const CalendarYear = z.object(
  {
    year: z
      .int({ error: '应为四位年份，如 2027' })
      .min(2000, { error: '应为 2000 年以后的年份' })
      .max(2100, { error: '应为 2100 年以前的年份' }),
    /** Addresses of the notices the year rests on. */
    papers: z.array(z.string({ error: '应为通知的网址' }), { error: '应为通知网址的列表' }),
    days: z.array(CalendarDay, { error: '应为日期的列表' }),
  },
  { error: '应为一个年份的对象：{ year, papers, days }' },
)
export type CalendarYear = z.infer<typeof CalendarYear>
