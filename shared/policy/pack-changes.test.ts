import { describe, expect, it } from 'vitest'
import { TABLES } from '#tests/builders.ts'
import { LATER_PACK, NEXT_LATER_PACK } from '#tests/policy-packs.ts'
import { answerChanges } from './answer-changes.ts'
import { findVersionBefore, packChanges } from './pack-changes.ts'

const HELD = TABLES.policies

describe('the difference a pack makes', () => {
  it('is everything it says where its id is new', () => {
    expect(findVersionBefore(HELD, LATER_PACK)).toBeUndefined()
    expect(packChanges(LATER_PACK, HELD)).toEqual({
      facts: [],
      rules: [
        {
          mark: 'added',
          title: '材料的办法',
          scope: '异地安置退休人员',
          before: '',
          after: '容缺后补（容缺，5 个工作日内补交）',
          because: ['威海容缺通知第一条'],
        },
      ],
      articles: [
        {
          mark: 'added',
          title: '威海容缺通知第一条',
          before: '',
          after: '异地安置退休人员缺少安置认定材料的，可以容缺受理，五个工作日内补齐。',
        },
      ],
    })
  })

  it('is told against the version before it', () => {
    const { facts, rules, articles } = packChanges(NEXT_LATER_PACK, [...HELD, LATER_PACK])
    expect(facts).toEqual([
      { mark: 'changed', title: '生效日期', before: '2026-01-01', after: '2026-06-01' },
    ])
    expect(rules).toMatchObject([
      {
        mark: 'changed',
        before: '容缺后补（容缺，5 个工作日内补交）',
        after: '容缺后补（容缺，10 个工作日内补交）',
      },
    ])
    expect(articles).toMatchObject([{ mark: 'added', title: '威海容缺通知第二条' }])
    const back = packChanges({ ...LATER_PACK, version: '3', effectiveFrom: '2026-07-01' }, [
      ...HELD,
      NEXT_LATER_PACK,
    ])
    expect(back.articles).toMatchObject([{ mark: 'removed', title: '威海容缺通知第二条' }])
  })

  it('is none in the rules where only the version is new, whatever the pack', () => {
    for (const pack of HELD) {
      const again = { ...pack, version: 'next' }
      expect(packChanges(again, HELD)).toEqual({ facts: [], rules: [], articles: [] })
      expect(answerChanges(HELD, again, '2026-11-22')).toEqual([])
    }
  })

  it('follows the last version that begins no later, not the last of all', () => {
    const held = [LATER_PACK, { ...NEXT_LATER_PACK, effectiveFrom: '2027-01-01' }]
    const next = { ...LATER_PACK, version: 'between', effectiveFrom: '2026-03-01' }
    expect(findVersionBefore(held, next)?.version).toBe('2026-01-01')
  })
})

describe('the answers a pack changes', () => {
  it('are told for those they change for, before and after, with their articles', () => {
    const changes = answerChanges(HELD, LATER_PACK, '2026-11-22')
    expect(changes.map(({ about, categories }) => [about, categories])).toEqual([
      ['所需材料', ['异地安置退休人员']],
      // Only its articles: they stand behind the whole material.
      ['可承诺代替的材料', ['异地安置退休人员']],
      ['可容缺后补的材料', ['异地安置退休人员']],
    ])
    expect(changes[0]).toMatchObject({
      before: '异地安置认定材料：“户口簿首页”和本人“常住人口登记卡”；或个人承诺书（承诺代替）',
      after: expect.stringMatching(
        /^异地安置认定材料：[^\n]*或容缺后补（容缺，5 个工作日内补交）$/,
      ),
    })
    expect(changes[1]?.before).toBe(changes[1]?.after)
    expect(changes[2]).toMatchObject({
      before: expect.stringContaining('请向参保地核实'),
      after: expect.stringContaining('容缺，5 个工作日内补交'),
      because: ['威海容缺通知第一条'],
    })
  })

  it('are none before the pack is in force', () => {
    expect(answerChanges(HELD, LATER_PACK, '2025-12-31')).toEqual([])
  })

  it('are told once where they are the same for several people', () => {
    const articles = [{ document: '威海容缺通知', article: '第一条', text: '五个工作日办结。' }]
    const rules = [
      {
        rule: 'insurance-change',
        for: ['all'],
        value: { isKept: false },
        because: ['威海容缺通知第一条'],
      },
    ] as const
    const pack = { ...LATER_PACK, articles, rules: structuredClone(rules) as never }
    const [change, ...others] = answerChanges(HELD, pack, '2026-11-22')
    expect(others).toEqual([])
    expect(change?.about).toBe('险种变化')
    expect(change?.categories.length).toBe(6)
  })
})
