import { codeOf } from '#electron/disk-full.ts'

const DAMAGE = /^SQLITE_(NOTADB|CORRUPT|IOERR)/

/** Whether a fault says that the database could not be read or written: a page's own code tells when it is another. */
export function isDamage(fault: unknown): boolean {
  return DAMAGE.test(String(codeOf(fault)))
}
