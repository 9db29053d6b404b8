import { describe, expect, it } from 'vitest'
import { resolvePolicy } from '#shared/policy/resolve.ts'
import { anEntry, TABLES, TODAY } from '#tests/builders.ts'
import { fieldHelp } from './field-help.ts'
import { type FieldName, NAMED_FIELDS } from './fields.ts'

const POLICY = resolvePolicy(TABLES.policies, '', TODAY)

function citedOf(field: FieldName, category = anEntry().category): readonly string[] {
  return fieldHelp(field, { category }, POLICY).sources.map(({ cited }) => cited)
}

describe('help of a field', () => {
  it.each(NAMED_FIELDS)('says of %s what it is for', (field) => {
    const help = fieldHelp(field, anEntry(), POLICY)
    expect(help.purpose).toMatch(/。$/)
    expect(help.label).not.toBe('')
  })

  it('cites the articles of the category that was chosen', () => {
    expect(citedOf('category', 'emergency')).toEqual(['规程第八条（五）', '规程第三十四条'])
    expect(citedOf('category', 'referred')).toEqual(['规程第七条（二）'])
    expect(citedOf('voucher', 'temporary')).toEqual(['规程第八条（六）', '规程第六条'])
    expect(citedOf('endDate', 'temporary')).toEqual(['规程第十条'])
  })

  it('names every category’s article once while none is chosen', () => {
    expect(citedOf('category', '')).toEqual([
      '规程第七条（一）',
      '规程第七条（二）',
      '规程第八条（五）',
    ])
  })

  it('answers for a material by its own article, example and promise', () => {
    const help = fieldHelp('materials.work-proof', { category: 'stationed-worker' }, POLICY)
    expect(help.label).toBe('异地工作证明材料')
    expect(help.sources.map(({ cited }) => cited)).toEqual(['规程第八条（三）3'])
    expect(help.example).toContain('工作合同')
    expect(help.purpose).toContain('承诺书')
  })

  it('quotes articles, and says of a standard that it is told in other words', () => {
    expect(fieldHelp('destination', anEntry(), POLICY).sources.every((one) => one.isQuoted)).toBe(
      true,
    )
    expect(fieldHelp('documentNumber', anEntry(), POLICY).sources).toMatchObject([
      { cited: 'GB 11643-1999', isQuoted: false },
    ])
  })

  it.each(['address', 'phone', 'note', 'agent.relationship'] as const)(
    'invents no article for %s',
    (field) => expect(citedOf(field)).toEqual([]),
  )
})
