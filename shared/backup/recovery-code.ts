/** The digits of a recovery code: no I, L, O or U, so that handwriting is read rightly (Crockford). */
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const RANDOM_DIGITS = 26
const CHECK_DIGITS = 2
const CODE_DIGITS = RANDOM_DIGITS + CHECK_DIGITS
const GROUP = 4
/** A prime below 32²: one wrong digit and two neighbours swapped always change the remainder. */
const CHECK_PRIME = 1021

/** Random bytes a recovery code is made of: one for each of its 26 digits of five bits. */
export const RECOVERY_CODE_BYTES = RANDOM_DIGITS

/** A recovery code (恢复码) of 130 bits as it is written down: seven groups of four. */
export function recoveryCodeOf(random: Uint8Array): string {
  const digits = Array.from(random.subarray(0, RANDOM_DIGITS), (byte) => DIGITS.charAt(byte % 32))
  if (digits.length < RANDOM_DIGITS) throw new Error('a recovery code of too few random bytes')
  return grouped(digits.join('') + checkDigits(digits.join('')))
}

/** The code as it opens the slot, or undefined where it was written or read wrongly. */
export function readRecoveryCode(text: string): string | undefined {
  const digits = text
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s·.\-–—_]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
  const isWhole =
    digits.length === CODE_DIGITS && [...digits].every((digit) => DIGITS.includes(digit))
  if (!isWhole) return undefined
  const secret = digits.slice(0, RANDOM_DIGITS)
  return checkDigits(secret) === digits.slice(RANDOM_DIGITS) ? grouped(digits) : undefined
}

function checkDigits(digits: string): string {
  const sum = [...digits].reduce((total, digit, at) => total + DIGITS.indexOf(digit) * (at + 1), 0)
  const rest = sum % CHECK_PRIME
  return DIGITS.charAt(Math.floor(rest / 32)) + DIGITS.charAt(rest % 32)
}

function grouped(digits: string): string {
  return Array.from({ length: CODE_DIGITS / GROUP }, (_, at) =>
    digits.slice(at * GROUP, (at + 1) * GROUP),
  ).join('-')
}
