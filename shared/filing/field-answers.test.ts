import { describe, expect, it } from 'vitest'
import { ANSWER_HEADINGS } from '#shared/policy/answer-words.ts'
import { FACTS } from '#shared/policy/conditions.ts'
import { resolvePolicy } from '#shared/policy/resolve.ts'
import { anEntry, identityNumber, TABLES, TODAY } from '#tests/builders.ts'
import { fieldAnswers } from './field-answers.ts'
import { ENTRY_FIELDS, type FieldName } from './fields.ts'
import type { FilingEntry } from './filing.ts'
import { knownFacts } from './known-facts.ts'

function answersBehind(
  field: FieldName,
  changes: Partial<FilingEntry> = {},
  guardianFiled: true | null = null,
) {
  const entry = anEntry(changes)
  const policy = resolvePolicy(TABLES.policies, entry.insuredDivision, TODAY)
  return fieldAnswers(field, entry, { tables: TABLES, today: TODAY, policy, guardianFiled })
}

const headings = (...asked: Parameters<typeof answersBehind>) =>
  answersBehind(...asked).map(({ heading }) => heading)

describe('the answers behind a field', () => {
  it('shows every answer beside at least one field', () => {
    const fields = [...Object.keys(ENTRY_FIELDS), 'materials.referral-proof'] as FieldName[]
    const told = ['120101', '210102'].flatMap((insuredDivision) =>
      fields.flatMap((field) => headings(field, { insuredDivision, category: 'referred' })),
    )
    expect(new Set(told)).toEqual(new Set(Object.values(ANSWER_HEADINGS)))
  })

  it.each([
    ['category', ['人员类别', '认定条件', '支付比例', '回参保地就医的待遇']],
    ['startDate', ['出院结算前补办', '补办的开始日期', '自费结算后补办']],
    ['endDate', ['备案有效期', '有效期与住院', '变更备案', '终止备案']],
    ['destination', ['备案到哪里']],
    ['name', []],
  ] as const)('of %s are those that concern it', (field, told) => {
    expect(headings(field)).toEqual(told)
  })

  it('of nothing before a category is chosen', () => {
    expect(answersBehind('startDate', { category: '' })).toEqual([])
  })

  it('says that no text speaks of a late filing, but is silent on transfers nobody asked about', () => {
    const [, earliest] = answersBehind('startDate', { insuredDivision: '210102' })
    expect(earliest).toMatchObject({ heading: '补办的开始日期', isUnknown: true })
    expect(headings('destination', { insuredDivision: '371002' })).not.toContain('在就医地再转诊')
  })

  it('tells the benefit at home that follows from the paper or the promise that was chosen', () => {
    const benefitOf = (evidence: string) =>
      answersBehind('category', { materials: { 'relocation-proof': evidence } }).find(
        ({ heading }) => heading === ANSWER_HEADINGS.homeBenefit,
      )
    expect(benefitOf('household-register')?.sentences[0]?.text).toMatch(
      /享受与参保地同等的医保待遇。$/,
    )
    expect(benefitOf('promise')?.sentences[0]?.text).toContain('临时外出就医人员')
  })

  it('does not ask about the guardian’s filing where one was found', () => {
    const minor = {
      documentNumber: identityNumber('20150312'),
      insuranceType: '390',
      insuredDivision: '210102',
      category: 'long-term-resident',
    } as const
    const asked = (guardianFiled: true | null) =>
      answersBehind('category', minor, guardianFiled).flatMap(({ toAsk }) => toAsk)
    expect(asked(null)).toContain(FACTS.guardianFiled)
    expect(asked(true)).not.toContain(FACTS.guardianFiled)
  })
})

describe('what an entry tells of the facts', () => {
  const factsOf = (changes: Partial<FilingEntry>) => {
    const entry = anEntry(changes)
    return knownFacts(entry, resolvePolicy(TABLES.policies, entry.insuredDivision, TODAY), TODAY)
  }

  it('is the age in whole years, by a sound number only', () => {
    expect(factsOf({ documentNumber: identityNumber('19661122') }).age).toBe(60)
    expect(factsOf({ documentNumber: identityNumber('19661123') }).age).toBe(59)
    expect(factsOf({ documentNumber: '16990119661122' }).age).toBeNull()
    expect(factsOf({ documentType: '08', documentNumber: 'P00000001' }).age).toBeNull()
  })

  it('is the proof of a long stay, and nothing of it for a short one or while none was given', () => {
    expect(factsOf({}).isProvedByPaper).toBe(true)
    expect(factsOf({ materials: {} })).not.toHaveProperty('isProvedByPaper')
    expect(factsOf({ category: 'temporary' })).not.toHaveProperty('isProvedByPaper')
  })
})
