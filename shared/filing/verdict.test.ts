import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PolicyAction, PolicyQuestion } from '#shared/policy/question.ts'
import { TABLES } from '#tests/builders.ts'
import {
  articlesOf,
  categories,
  days,
  divisions,
  policyAt,
  someFacts,
  told,
} from '#tests/policy/policy-arbitraries.ts'
import { explain } from './verdict.ts'

describe('a verdict', () => {
  const questions = fc
    .record({
      date: days,
      insuredDivision: divisions,
      category: categories,
      action: fc.constantFrom(...PolicyAction.options),
      startDate: days,
      endDate: fc.option(days, { nil: undefined }),
      destination: fc.constantFrom('440100', '460000', '660000', '440000', '210200', '370600'),
      materials: fc.option(
        fc.dictionary(
          fc.constantFrom('voucher', 'relocation-proof', 'work-proof', 'referral-proof'),
          fc.constantFrom('e-voucher', 'household-register', 'promise', 'later', 'nothing'),
        ),
        { nil: undefined },
      ),
      facts: someFacts,
    })
    .map((question) => PolicyQuestion.parse(question))

  it('refuses nothing without a source once the country’s rules hold', () => {
    fc.assert(
      fc.property(questions, (question) => {
        fc.pre(question.date >= '2023-01-01')
        const { verdict } = explain(question, TABLES)
        const bare = verdict.reasons.filter(({ says, because }) => says === 'no' && !because.length)
        expect(bare).toEqual([])
      }),
    )
  })

  it('is no exactly when a reason says no, and cites only the packs that rule', () => {
    fc.assert(
      fc.property(questions, (question) => {
        const { verdict } = explain(question, TABLES)
        const known = articlesOf(policyAt(question.insuredDivision, question.date))
        expect(verdict.reasons.some(({ says }) => says === 'no')).toBe(verdict.value === 'no')
        const cited = verdict.reasons.flatMap(({ because }) => because.map(told))
        expect(cited.filter((basis) => !known.has(basis))).toEqual([])
      }),
    )
  })
})
