import { describe, expect, it } from 'vitest'
import { checkEntry } from '#shared/filing/check.ts'
import { type FieldName, NAMED_FIELDS } from '#shared/filing/fields.ts'
import { EMPTY_AGENT, EMPTY_ENTRY } from '#shared/filing/filing.ts'
import { error, warning } from '#shared/filing/issue.ts'
import { aCheckContext, anEntry } from '#tests/builders.ts'
import { fieldId, inReadingOrder, notesOf, shownIssues } from './field-order.ts'

const WORDS = { problem: 'p', remedy: 'r' }
const NOTHING = { isTouched: () => false, isAttempted: false }
const ATTEMPT = { ...NOTHING, isAttempted: true }

describe('the reading order', () => {
  it('puts the category before the place, as the page does', () => {
    const issues = inReadingOrder(checkEntry(EMPTY_ENTRY, aCheckContext()))
    const fields = issues.map(({ field }) => field)
    expect(fields[0]).toBe('voucher')
    expect(fields.indexOf('category')).toBeLessThan(fields.indexOf('destination'))
  })

  it('knows every field there is', () => {
    const issues = NAMED_FIELDS.map((field) => error(field, 'any', WORDS))
    const inOrder = inReadingOrder([error('materials.any', 'any', WORDS), ...issues])
    expect(inOrder[0]?.field).toBe('voucher')
    expect(inOrder.at(-1)?.field).toBe('note')
  })

  it('names an error of a field before its warnings', () => {
    const issues = [warning('phone', 'w', WORDS), error('phone', 'e', WORDS)]
    expect(inReadingOrder(issues).map(({ rule }) => rule)).toEqual(['e', 'w'])
  })
})

describe('issues on screen', () => {
  const issues = checkEntry(anEntry({ name: '', agent: EMPTY_AGENT }), aCheckContext())

  it('wait until the field was left', () => {
    expect(shownIssues(issues, NOTHING)).toEqual([])
    const touched = { ...NOTHING, isTouched: (field: FieldName) => field === 'name' }
    expect(shownIssues(issues, touched).map(({ field }) => field)).toEqual(['name'])
  })

  it('are all said after an attempt', () => {
    expect(shownIssues(issues, ATTEMPT)).toEqual(issues)
  })

  it('about an emergency are left to its panel until someone tries to accept', () => {
    const deemed = [error('category', 'category-deemed', WORDS)]
    expect(shownIssues(deemed, { isTouched: () => true, isAttempted: false })).toEqual([])
    expect(shownIssues(deemed, ATTEMPT)).toEqual(deemed)
  })

  it('about another filing of the person are said at once', () => {
    const double = [error('destination', 'filing-double', WORDS)]
    expect(shownIssues(double, NOTHING)).toEqual(double)
  })

  it('show the gravest with a count of the others', () => {
    const [note, ...others] = notesOf([error('phone', 'e', WORDS), warning('phone', 'w', WORDS)])
    expect(others).toEqual([])
    expect(note).toMatchObject({ severity: 'error' })
    expect(note?.text).toContain('1')
  })
})

it('makes DOM ids without dots', () => {
  expect(fieldId('materials.relocation-proof')).toBe('materials-relocation-proof')
})
