const DAY_MS = 86_400_000

/** The day (`YYYY-MM-DD`) so many days later, earlier where `count` is negative. */
export function addDays(day: string, count: number): string {
  return new Date(Date.parse(day) + count * DAY_MS).toISOString().slice(0, 10)
}
