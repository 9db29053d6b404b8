import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findIdentityFault, readIdentityFacts } from '#shared/codes/identity-document.ts'
import { identityNumber } from '#tests/builders.ts'
import { findDocumentFacts, findDocumentFindings, isSameNumber } from './document-rules.ts'
import { DOCUMENT_DAY, findSlipsNotCaught } from './document-slips.test-helper.ts'
import { longNumberOf } from './resident-number.ts'

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

/** The 15 digits a number of the last century had before it got 18. */
const shortened = (number: string) => number.slice(0, 6) + number.slice(8, 17)

function rulesOf(documentNumber: string, documentType = '01'): string[] {
  return findDocumentFindings({ documentType, documentNumber }, DOCUMENT_DAY).map(
    ({ severity, rule }) => `${severity} ${rule}`,
  )
}

describe('a resident identity number', () => {
  it('has no fault when its parts are right', () => {
    fc.assert(
      fc.property(numbers, (number) => findIdentityFault(number, DOCUMENT_DAY.today) === undefined),
    )
  })

  it('shows every single wrong character and every two neighbours that changed places', () => {
    fc.assert(
      fc.property(numbers, (number) => findSlipsNotCaught('01', number).length === 0),
      { numRuns: 1_000 },
    )
  })

  it('tells birth date and gender', () => {
    expect(readIdentityFacts(identityNumber('19560312', 101))).toEqual({
      birthDate: '1956-03-12',
      gender: '1',
    })
    expect(readIdentityFacts(identityNumber('19560312', 102)).gender).toBe('2')
  })

  it.each([
    ['18991231', 'error identity-birth-date'],
    ['19560230', 'error identity-birth-date'],
    ['20990101', 'error identity-future'],
  ])('born on %s is refused', (birthDate, rule) => {
    expect(rulesOf(identityNumber(birthDate))).toEqual([rule])
  })

  it('of a region nobody knows is a warning', () => {
    expect(rulesOf(identityNumber())).toEqual(['warning identity-region'])
  })
})

describe('a first-generation number', () => {
  it('is taken as typed, with a warning that names its 18 characters', () => {
    const number = identityNumber('19560312', 101)
    const [found] = findDocumentFindings(
      { documentType: '01', documentNumber: shortened(number) },
      DOCUMENT_DAY,
    )
    expect(found?.severity).toBe('warning')
    expect(found?.remedy).toContain(number)
  })

  it('becomes the 18 characters of the same person', () => {
    const births = numbers.filter((number) => number.slice(6, 8) === '19')
    fc.assert(fc.property(births, (number) => longNumberOf(shortened(number)) === number))
    const number = identityNumber()
    expect(isSameNumber(shortened(number), number)).toBe(true)
    expect(isSameNumber(shortened(number), identityNumber('19560313'))).toBe(false)
  })

  it('tells birth date and gender too', () => {
    const documentNumber = shortened(identityNumber('19560312', 102))
    expect(findDocumentFacts({ documentType: '01', documentNumber }, '2026-11-22')).toEqual({
      birthDate: '1956-03-12',
      gender: '2',
    })
  })

  it.each([
    ['169901560230101', 'error identity-birth-date'],
    ['16990156031210X', 'error identity-characters'],
  ])('%s is refused', (number, rule) => {
    expect(rulesOf(number)).toEqual([rule])
  })
})
