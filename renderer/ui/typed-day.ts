import dayjs from 'dayjs'

/** The day that was typed, as `YYYY-MM-DD`: with or without hyphens, dots or slashes; else ''. */
export function readTypedDay(text: string): string {
  const typed = text.trim()
  const [year = '', month = '', day = ''] = /^\d{8}$/.test(typed)
    ? [typed.slice(0, 4), typed.slice(4, 6), typed.slice(6)]
    : (/^\d{4}([-./])\d{1,2}\1\d{1,2}$/.exec(typed)?.[0].split(/[-./]/) ?? [])
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return dayjs(written).format('YYYY-MM-DD') === written ? written : ''
}

/** Whether something was typed that is no day. */
export function isUnreadDay(text: string): boolean {
  return text.trim() !== '' && readTypedDay(text) === ''
}
