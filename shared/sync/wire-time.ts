const BEIJING_MS = 8 * 3_600_000

/** An instant as the wire writes it: Beijing time, `yyyy-MM-dd HH:mm:ss`. */
export function wireMoment(instant: Date): string {
  return beijing(instant).slice(0, 19).replace('T', ' ')
}

/** An instant as `yyyyMMddHHmmss` (14 digits, Beijing time). */
export function compactMoment(instant: Date): string {
  return compactMillis(instant).slice(0, 14)
}

/** An instant as `yyyyMMddHHmmssSSS` (17 digits, Beijing time). */
export function compactMillis(instant: Date): string {
  return beijing(instant).replace(/\D/g, '')
}

/** The instant of a moment on the wire. */
export function instantOf(moment: string): Date {
  return new Date(`${moment.replace(' ', 'T')}+08:00`)
}

function beijing(instant: Date): string {
  return new Date(instant.getTime() + BEIJING_MS).toISOString()
}
