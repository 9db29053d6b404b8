import fc from 'fast-check'
import { expect, test } from 'vitest'
import { RECOVERY_CODE_BYTES, readRecoveryCode, recoveryCodeOf } from './recovery-code.ts'

const code = fc
  .uint8Array({ minLength: RECOVERY_CODE_BYTES, maxLength: RECOVERY_CODE_BYTES })
  .map(recoveryCodeOf)

test('a recovery code is read back however it is spaced and cased', () => {
  fc.assert(
    fc.property(code, (written) => {
      expect(written).toMatch(/^([0-9A-Z]{4}-){6}[0-9A-Z]{4}$/)
      expect(readRecoveryCode(written)).toBe(written)
      expect(readRecoveryCode(written.toLowerCase().replaceAll('-', ' '))).toBe(written)
      expect(readRecoveryCode(written.replaceAll('0', 'O').replaceAll('1', 'l'))).toBe(written)
    }),
  )
})

test('one wrong digit is noticed, wherever it is', () => {
  fc.assert(
    fc.property(code, fc.nat(27), fc.integer({ min: 1, max: 31 }), (written, at, shift) => {
      const digits = [...written.replaceAll('-', '')]
      const table = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
      digits[at] = table.charAt((table.indexOf(digits[at] ?? '') + shift) % 32)
      expect(readRecoveryCode(digits.join(''))).toBeUndefined()
    }),
  )
})

test('two neighbours swapped are noticed', () => {
  fc.assert(
    fc.property(code, fc.nat(24), (written, at) => {
      const digits = [...written.replaceAll('-', '')]
      const [left = '', right = ''] = digits.slice(at, at + 2)
      fc.pre(left !== right)
      digits.splice(at, 2, right, left)
      expect(readRecoveryCode(digits.join(''))).toBeUndefined()
    }),
  )
})

test.each(['', '1234', 'U'.repeat(28), '0'.repeat(29)])('%o is no recovery code', (text) => {
  expect(readRecoveryCode(text)).toBeUndefined()
})
