/** Offices keep Beijing time wherever the PC's zone is. */
const ZONE = 'Asia/Shanghai'

const PARTS = new Intl.DateTimeFormat('sv-SE', {
  timeZone: ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
})

/** `2026-11-22 14:03` in the office. */
export function officeMoment(instant: string): string {
  return PARTS.format(new Date(instant)).slice(0, 16)
}

/** `14:03:05` in the office. */
export function officeClock(instant: string): string {
  return PARTS.format(new Date(instant)).slice(11)
}
