import dayjs from 'dayjs'
import { validate } from 'stdnum/lib/cjs/cn/ric.js'

/** What a resident identity number says of its holder. */
export interface IdentityFacts {
  /** `YYYY-MM-DD`. */
  readonly birthDate: string
  readonly gender: '1' | '2'
}

/** How a resident identity number fails GB 11643. */
export type IdentityFault = 'length' | 'characters' | 'birth-date' | 'future' | 'checksum'

/**
 * The first fault of an 18-character resident identity number (GB 11643-1999), or undefined.
 * `today` is `YYYY-MM-DD`; a person born after it cannot stand at the window.
 */
export function findIdentityFault(number: string, today: string): IdentityFault | undefined {
  if (number.length !== 18) return 'length'
  if (!/^\d{17}[\dX]$/.test(number)) return 'characters'
  const birthDate = birthDateOf(number)
  if (dayjs(birthDate).format('YYYY-MM-DD') !== birthDate) return 'birth-date'
  if (birthDate > today) return 'future'
  return validate(number).isValid ? undefined : 'checksum'
}

/** Birth date and gender (odd 17th digit: male) of a number without faults. */
export function readIdentityFacts(number: string): IdentityFacts {
  return { birthDate: birthDateOf(number), gender: Number(number[16]) % 2 === 1 ? '1' : '2' }
}

function birthDateOf(number: string): string {
  return `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`
}
