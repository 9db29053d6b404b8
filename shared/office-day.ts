/** The office's day (`YYYY-MM-DD`) at an instant: offices keep Beijing time wherever the PC's zone is. */
export function officeDay(instant: Date): string {
  return inBeijing(instant).slice(0, 10)
}

/** The office's time of day (`HH:mm`) at an instant. */
export function officeTime(instant: Date): string {
  return inBeijing(instant).slice(11, 16)
}

function inBeijing(instant: Date): string {
  return new Date(instant.getTime() + 8 * 3_600_000).toISOString()
}
