import { validate } from 'stdnum/lib/cjs/cn/ric.js'

/** What a number of GB 11643 says of its holder. */
export interface IdentityFacts {
  /** `YYYY-MM-DD`. */
  readonly birthDate: string
  readonly gender: '1' | '2'
}

/** How an 18-character number fails GB 11643. */
export type IdentityFault = 'length' | 'characters' | 'birth-date' | 'future' | 'checksum'

/** Nobody born before it is alive. */
const EARLIEST_BIRTH = '1900-01-01'

/**
 * The first fault of an 18-character number (GB 11643-1999), or undefined. `today` is `YYYY-MM-DD`;
 * a person born after it cannot stand at the window.
 */
export function findIdentityFault(number: string, today: string): IdentityFault | undefined {
  if (number.length !== 18) return 'length'
  if (!/^\d{17}[\dX]$/.test(number)) return 'characters'
  const { birthDate } = readIdentityFacts(number)
  if (!isPossibleBirthDate(birthDate)) return 'birth-date'
  if (birthDate > today) return 'future'
  return validate(number).isValid ? undefined : 'checksum'
}

/** Birth date and gender (odd 17th digit: male) of a number without faults. */
export function readIdentityFacts(number: string): IdentityFacts {
  const birthDate = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`
  return { birthDate, gender: Number(number[16]) % 2 === 1 ? '1' : '2' }
}

/** Whether `YYYY-MM-DD` is a day of the calendar on which somebody now living may have been born. */
export function isPossibleBirthDate(birthDate: string): boolean {
  const midnight = new Date(`${birthDate}T00:00:00Z`)
  return (
    !Number.isNaN(midnight.getTime()) &&
    midnight.toISOString().startsWith(birthDate) &&
    birthDate >= EARLIEST_BIRTH
  )
}

/** The 18th character of a number by its first 17 digits: ISO 7064 MOD 11-2. */
export function checkCharacter(first17: string): string {
  const sum = [...first17].reduce(
    (total, digit, position) => total + Number(digit) * (2 ** (17 - position) % 11),
    0,
  )
  return '10X98765432'.charAt(sum % 11)
}
