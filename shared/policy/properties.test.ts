import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '#shared/calendar/days.ts'
import { TABLES } from '#tests/builders.ts'
import {
  articlesOf,
  categories,
  days,
  divisions,
  growingFacts,
  policyAt,
  someFacts,
  told,
} from '#tests/policy/policy-arbitraries.ts'
import { answersOf } from './answers.ts'
import type { Facts } from './conditions.ts'
import { limitAnswer } from './limits.ts'
import type { PolicyPack } from './pack.ts'
import { type Category, cite } from './policy.ts'
import { resolvePolicy } from './resolve.ts'
import { endRange } from './validity.ts'

interface Asking {
  readonly division: string
  readonly category: Category
  readonly day: string
  readonly facts: Facts
}

const asked: fc.Arbitrary<Asking> = fc.record({
  division: divisions,
  category: categories,
  day: days,
  facts: someFacts,
})

function answersTo({ division, day, category, facts }: Asking) {
  return answersOf(policyAt(division, day), { category, day, startDate: day, facts })
}

describe('an answer', () => {
  it('has a source, or says whom to ask', () => {
    fc.assert(
      fc.property(asked, (one) => {
        for (const [name, answer] of Object.entries(answersTo(one))) {
          if (answer.value === null) expect(answer.unknown, name).toMatch(/向参保地核实|请问清/)
          else expect(answer.because, name).not.toEqual([])
        }
      }),
    )
  })

  it('cites nothing but articles of the packs that rule', () => {
    fc.assert(
      fc.property(asked, (one) => {
        const known = articlesOf(policyAt(one.division, one.day))
        const cited = Object.entries(answersTo(one)).flatMap(([, { because }]) => because.map(told))
        expect(cited.filter((basis) => !known.has(basis))).toEqual([])
      }),
    )
  })

  it('that is decided stays so when more is known', () => {
    fc.assert(
      fc.property(asked, growingFacts, (one, { known, grown }) => {
        const before = answersTo({ ...one, facts: known })
        const after = answersTo({ ...one, facts: grown })
        const was = before.eligibility.value?.isEligible ?? null
        if (was !== null) expect(after.eligibility.value?.isEligible).toBe(was)
        for (const name of ['paidShare', 'homeBenefit', 'onwardTransfer'] as const) {
          const chosen = before[name].value?.applies
          if (chosen) expect(after[name].value?.applies).toEqual(chosen)
        }
      }),
    )
  })
})

describe('time', () => {
  const limited = fc.record({
    policy: fc.tuple(divisions, days).map(([division, day]) => policyAt(division, day)),
    action: fc.constantFrom('change' as const, 'terminate' as const),
    category: categories,
    startDate: days,
    costArisen: fc.option(fc.boolean(), { nil: null }),
    day: days,
    later: fc.nat(900),
  })

  it('takes no permission to change or to terminate away', () => {
    fc.assert(
      fc.property(limited, ({ policy, action, later, day, costArisen, ...filing }) => {
        const on = (when: string) => {
          const about = { filing: { ...filing, facts: { costArisen } }, day: when }
          return limitAnswer(policy, action, about).value?.isAllowed
        }
        if (on(day) === true) expect(on(addDays(day, later))).toBe(true)
      }),
    )
  })

  it('only moves the bounds of start and end forward', () => {
    fc.assert(
      fc.property(asked, fc.nat(400), (one, later) => {
        const then = addDays(one.day, later)
        const policy = policyAt(one.division, one.day)
        const ask = (day: string) =>
          answersOf(policy, { category: one.category, facts: {}, day, startDate: day })
        const [first, second] = [ask(one.day), ask(then)]
        const order = (a: string | null | undefined, b: string | null | undefined) =>
          expect((a ?? '') <= (b ?? '')).toBe(true)
        order(first.earliestStart.value?.day, second.earliestStart.value?.day)
        order(first.validity.value?.earliest, second.validity.value?.earliest)
        order(first.validity.value?.latest, second.validity.value?.latest)
      }),
    )
  })

  it('never puts the latest end before the earliest', () => {
    fc.assert(
      fc.property(asked, ({ division, category, day }) => {
        const validity = policyAt(division, day).categories[category]?.validity?.value
        const { earliest = '', latest = '9999' } = validity ? endRange(validity, day) : {}
        expect(earliest <= latest).toBe(true)
      }),
    )
  })
})

describe('a pack of a sub-region', () => {
  it('takes no article of the packs above away', () => {
    fc.assert(
      fc.property(divisions, days, (division, day) => {
        const near = articlesOf(policyAt(division, day))
        for (const prefix of [division.slice(0, 2), division.slice(0, 4)]) {
          const above = [...articlesOf(policyAt(prefix.padEnd(6, '9'), day))]
          expect(above.filter((basis) => !near.has(basis))).toEqual([])
        }
      }),
    )
  })

  it('that says nothing changes no answer', () => {
    fc.assert(
      fc.property(asked, (one) => {
        const silent = silentPack(one.division)
        const policies = [...TABLES.policies, silent]
        const { division, day, ...rest } = one
        const policy = resolvePolicy(policies, division, day)
        expect(policy.packs).toContain(silent)
        const answers = answersOf(policy, { ...rest, day, startDate: day })
        expect(answers).toEqual(answersTo(one))
      }),
      { numRuns: 30 },
    )
  })

  it('of another region is not heard', () => {
    fc.assert(
      fc.property(asked, ({ division, day }) => {
        const elsewhere = division.startsWith('37') ? '210102' : '371002'
        const policy = resolvePolicy([...TABLES.policies, silentPack(elsewhere)], division, day)
        expect(policy.packs.map(({ id }) => id)).not.toContain('county')
      }),
      { numRuns: 30 },
    )
  })
})

describe('the shipped packs', () => {
  it('quote no article that nothing rests on', () => {
    const used = TABLES.policies.flatMap(({ rules, dating }) => [
      ...rules.flatMap(({ because, allowedBy }) => [...because, allowedBy ?? '']),
      dating,
    ])
    const idle = TABLES.policies
      .flatMap(({ articles }) => articles)
      .filter((basis) => !used.some((words) => words.includes(cite(basis))))
    expect(idle.map(cite)).toEqual([])
  })
})

/** A county's own pack without a rule. */
function silentPack(division: string): PolicyPack {
  return {
    id: 'county',
    version: '1',
    name: '某县',
    status: 'in-force',
    divisionPrefix: division,
    effectiveFrom: '2019-01-01',
    effectiveUntil: null,
    dating: '落款日期',
    documents: [{ short: '某县通知', title: '某县的通知' }],
    articles: [{ document: '某县通知', article: '一', text: '请认真执行。' }],
    rules: [],
  }
}
