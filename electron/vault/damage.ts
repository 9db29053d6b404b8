import { codeOf } from '#electron/disk-full.ts'

const DAMAGE = /^SQLITE_(NOTADB|CORRUPT|IOERR)/

/** Whether a fault says that the database could not be read: each page of it is vouched for by a code of its own. */
export function isDamage(fault: unknown): boolean {
  return DAMAGE.test(String(codeOf(fault)))
}
