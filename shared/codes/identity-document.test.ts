import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { identityNumber } from '#tests/builders.ts'
import { findIdentityFault, readIdentityFacts } from './identity-document.ts'

const TODAY = '2026-11-22'
const numbers = fc
  .record({
    birth: fc.date({
      min: new Date('1930-01-01'),
      max: new Date('2026-01-01'),
      noInvalidDate: true,
    }),
    serial: fc.integer({ min: 1, max: 999 }),
  })
  .map(({ birth, serial }) =>
    identityNumber(birth.toISOString().slice(0, 10).replaceAll('-', ''), serial),
  )

describe('a resident identity number', () => {
  it('has no fault when its parts are right', () => {
    fc.assert(fc.property(numbers, (number) => findIdentityFault(number, TODAY) === undefined))
  })

  it('shows every single wrong digit', () => {
    fc.assert(
      fc.property(numbers, fc.nat(16), fc.integer({ min: 1, max: 9 }), (number, place, shift) => {
        const digit = (Number(number[place]) + shift) % 10
        const wrong = number.slice(0, place) + digit + number.slice(place + 1)
        return findIdentityFault(wrong, TODAY) !== undefined
      }),
    )
  })

  it('shows every two neighbours that changed places', () => {
    fc.assert(
      fc.property(numbers, fc.nat(16), (number, place) => {
        const [a, b] = [number[place] ?? '', number[place + 1] ?? '']
        const swapped = number.slice(0, place) + b + a + number.slice(place + 2)
        return a === b || findIdentityFault(swapped, TODAY) !== undefined
      }),
    )
  })

  it('tells birth date and gender', () => {
    expect(readIdentityFacts(identityNumber('19560312', 101))).toEqual({
      birthDate: '1956-03-12',
      gender: '1',
    })
    expect(readIdentityFacts(identityNumber('19560312', 102)).gender).toBe('2')
  })
})
