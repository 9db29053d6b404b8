/** The office's day (`YYYY-MM-DD`) at an instant: offices keep Beijing time wherever the PC's zone is. */
export function officeDay(instant: Date): string {
  return new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
}

/** The instant at which an office's day (`YYYY-MM-DD`) begins. */
export function officeDayStart(day: string): string {
  return new Date(`${day}T00:00:00+08:00`).toISOString()
}
