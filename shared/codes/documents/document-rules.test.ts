import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DOCUMENT_TYPES } from '#shared/codes/code-tables.ts'
import { checkCharacter } from '#shared/codes/identity-document.ts'
import { identityNumber } from '#tests/builders.ts'
import { findDocumentFacts, findDocumentFindings, isSoundDocument } from './document-rules.ts'
import { DOCUMENT_DAY, findSlipsNotCaught } from './document-slips.test-helper.ts'

/** Nobody born before 1910 was alive when permits and cards of 18 digits began (2018, 2023). */
const births = fc
  .record({
    year: fc.integer({ min: 1900, max: 1909 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
    serial: fc.integer({ min: 1, max: 999 }),
  })
  .map(({ year, month, day, serial }) => {
    const two = (part: number) => String(part).padStart(2, '0')
    return `${year}${two(month)}${two(day)}${String(serial).padStart(3, '0')}`
  })

const complete = (first17: string) => first17 + checkCharacter(first17)
const permitNumber = (region: string) => complete(`${region}19050312101`)
const cardNumber = complete('93768219050312101')

function found(documentType: string, documentNumber: string): string[] {
  return findDocumentFindings({ documentType, documentNumber }, DOCUMENT_DAY).map(
    ({ severity, rule }) => `${severity} ${rule}`,
  )
}

it('has a rule for every row of the code table', () => {
  for (const { code } of DOCUMENT_TYPES) {
    expect(found(code, '!')).not.toEqual([])
  }
})

describe('slips', () => {
  it.each([
    ['17', ['810000', '820000', '830000']],
    ['07', ['937682']],
  ] as const)('in 1,000 numbers of type %s are all caught', (documentType, regions) => {
    fc.assert(
      fc.property(
        births,
        fc.constantFrom(...regions),
        (birth, region) => findSlipsNotCaught(documentType, complete(region + birth)).length === 0,
      ),
      { numRuns: 1_000 },
    )
  })
})

describe.each<[string, string, readonly string[]]>([
  ['17', permitNumber('810000'), []],
  ['17', permitNumber('820000'), []],
  ['17', permitNumber('830000'), []],
  ['17', permitNumber('810101'), ['error permit-region']],
  ['17', permitNumber('840000'), ['error permit-region']],
  ['17', complete('81000019050230101'), ['error permit-birth-date']],
  ['17', complete('81000020990101101'), ['error permit-future']],
  ['17', '81000019050312', ['error permit-length']],
  ['17', identityNumber(), ['error document-type']],
  ['01', permitNumber('810000'), ['error document-type']],
  ['01', cardNumber, ['error document-type']],
  ['01', 'ABC123456789012', ['error document-type']],
  ['07', 'ABC123456789012', []],
  ['07', cardNumber, []],
  ['07', complete('93768219051301101'), ['warning card-birth-date']],
  ['07', '12345678', ['error card-format']],
  ['04', 'H12345678', []],
  ['04', 'H1234567800', []],
  ['04', 'M12345678', ['error pass-region']],
  ['05', 'M12345678', []],
  ['05', 'H12345678', ['error pass-region']],
  ['04', 'K01234567', ['warning pass-format']],
  ['04', 'h12345678', ['error document-characters']],
  ['06', '01234567', []],
  ['06', '0123456789', []],
  ['06', 'T0123456789', ['warning pass-format']],
  ['08', 'X1234567', []],
  ['08', 'X123456789012', ['warning passport-format']],
  ['16', 'E12345678', []],
  ['16', '123456789', ['warning passport-format']],
  ['08', identityNumber(), ['error document-type']],
  ['02', '军字第2001988号', []],
  ['03', '武字第0012345号', []],
  ['02', '军字第 2001988 号', ['error document-characters']],
  ['02', identityNumber(), ['error document-type']],
  ['09', `${identityNumber()}43`, []],
  ['09', `${identityNumber()}43B1`, []],
  ['09', '16990119560312101843', ['warning disability-identity']],
  ['09', `${identityNumber()}95`, ['warning disability-format']],
  ['09', identityNumber(), ['error document-type']],
  ['90', identityNumber(), []],
  ['90', 'A12345678', []],
  ['90', '169901195603121018', ['warning card-number-format']],
  ['10', '鲁优军1234', []],
  ['91', 'ABC', ['error document-characters']],
  ['99', 'ABCDE', []],
  ['98', 'ABCDE', []],
])('a document of type %s with the number %s', (documentType, number, rules) => {
  it(`gives ${rules.join(', ') || 'nothing'}`, () => {
    expect(found(documentType, number)).toEqual(rules)
  })
})

it('says which type a number belongs to', () => {
  const [finding] = findDocumentFindings(
    { documentType: '01', documentNumber: permitNumber('830000') },
    DOCUMENT_DAY,
  )
  expect(finding?.problem).toBe('这是港澳台居民居住证号码')
  expect(finding?.remedy).toContain('请把证件类型改为“港澳台居民居住证”')
})

it('reads birth date and gender from a 社会保障卡 that bears the identity number, and from no other', () => {
  const factsOf = (documentNumber: string) =>
    findDocumentFacts({ documentType: '90', documentNumber }, DOCUMENT_DAY.today)
  expect(factsOf(identityNumber('19560312'))).toMatchObject({ birthDate: '1956-03-12' })
  expect(factsOf('A12345678')).toBeUndefined()
  expect(factsOf('169901195603121018')).toBeUndefined()
})

it('looks nobody up by a number that is wrong or of no known type', () => {
  const isSound = (documentType: string, documentNumber: string) =>
    isSoundDocument({ documentType, documentNumber }, DOCUMENT_DAY)
  expect(isSound('01', identityNumber())).toBe(true)
  expect(isSound('01', identityNumber().slice(0, 17))).toBe(false)
  expect(isSound('98', 'ABCDE')).toBe(false)
  expect(isSound('17', '')).toBe(false)
})
