import { describe, expect, it } from 'vitest'
import { TABLES } from '#tests/builders.ts'
import { checkJoiningPack, checkPacks, packNotices } from './check-packs.ts'
import { PolicyPack } from './pack.ts'

/** A pack of one county that adds nothing yet; `changes` make it right or wrong. */
function aPack(changes: Partial<PolicyPack>): PolicyPack {
  return {
    id: 'county',
    version: '1',
    name: '某县',
    status: 'in-force',
    divisionPrefix: '371002',
    effectiveFrom: '2025-01-01',
    effectiveUntil: null,
    dating: '落款日期',
    documents: [{ short: '某县通知', title: '某县的通知' }],
    articles: [{ document: '某县通知', article: '一', text: '容缺材料五个工作日内补齐。' }],
    rules: [],
    ...changes,
  }
}

const VALIDITY = {
  rule: 'validity',
  for: ['long-term'],
  value: { end: 'required', atLeastMonths: 12 },
  because: ['某县通知一'],
} as const

function faultsOf(pack: PolicyPack): readonly string[] {
  return checkPacks([...TABLES.policies, pack]).map(({ path, problem }) => `${path} ${problem}`)
}

describe('policy packs', () => {
  it('are sound as they are shipped', () => {
    expect(checkPacks(TABLES.policies)).toEqual([])
  })

  it('take a pack that adds to the rules above it', () => {
    const evidence = { id: 'later', label: '容缺后补', kind: 'later', workingDays: 5 } as const
    const rules: PolicyPack['rules'] = [
      {
        rule: 'evidence',
        for: ['relocated-retiree'],
        value: { material: 'relocation-proof', evidence },
        because: ['某县通知一'],
      },
    ]
    expect(faultsOf(aPack({ rules }))).toEqual([])
  })

  it('refuse a rule that contradicts the rules above without the article that allows it', () => {
    expect(faultsOf(aPack({ rules: [VALIDITY] }))).toEqual([
      'rules[0] 与上级政策“国家”规程第十条的规定不同，请用 allowedBy 写明上级哪一条允许',
      'rules[0] 与上级政策“山东”鲁医保发〔2022〕26号二（一）的规定不同，请用 allowedBy 写明上级哪一条允许',
    ])
    const allowed = { ...VALIDITY, allowedBy: '规程第六十四条' }
    expect(faultsOf(aPack({ rules: [allowed] }))).toEqual([])
  })

  it('let a contradiction stand where the two are never in force together', () => {
    const old = { effectiveFrom: '2021-01-01', effectiveUntil: '2022-06-30' }
    expect(faultsOf(aPack({ ...old, rules: [VALIDITY] }))).toEqual([])
  })

  it.each([
    ['cites nothing known', [{ ...VALIDITY, because: ['规程第九十九条'] }], 'rules[0].because[0]'],
    [
      'is allowed by its own text',
      [{ ...VALIDITY, allowedBy: '某县通知一' }],
      'rules[0].allowedBy',
    ],
    [
      'adds to a material nobody asks for',
      [
        {
          rule: 'evidence',
          for: ['referred'],
          value: { material: 'nothing', evidence: { id: 'a', label: '甲', kind: 'document' } },
          because: ['某县通知一'],
        },
      ],
      'rules[0].value.material',
    ],
  ] as const)('refuse a rule that %s', (_, rules, path) => {
    const pack = PolicyPack.parse(aPack({ rules: structuredClone(rules) as never }))
    expect(faultsOf(pack).some((fault) => fault.startsWith(path))).toBe(true)
  })

  it.each([
    [
      'the same version twice',
      { id: 'shandong', version: '2022-09-09', divisionPrefix: '37' },
      'version',
    ],
    ['another region under a known id', { id: 'shandong', divisionPrefix: '36' }, 'divisionPrefix'],
    ['an end before its beginning', { effectiveUntil: '2024-12-31' }, 'effectiveUntil'],
    [
      'an article of no document it names',
      { articles: [{ document: '别的通知', article: '一', text: '文字' }] },
      'articles[0].document',
    ],
    [
      'an article told in other words than elsewhere',
      {
        documents: [{ short: '规程', title: '规程' }],
        articles: [{ document: '规程', article: '第十条', text: '备案一年有效。' }],
      },
      'articles[0].text',
    ],
  ] as const)('refuse %s', (_, changes, path) => {
    const pack = aPack(structuredClone(changes) as Partial<PolicyPack>)
    expect(faultsOf(pack).some((fault) => fault.startsWith(path))).toBe(true)
  })

  it.each([
    ['a rule without an article', { rules: [{ ...VALIDITY, because: [] }] }],
    ['no article at all', { articles: [] }],
    ['a rule of an unknown kind', { rules: [{ ...VALIDITY, rule: 'anything' }] }],
    ['a value of another shape', { rules: [{ ...VALIDITY, value: { end: 'soon' } }] }],
    ['a field nobody knows', { extra: true }],
  ])('have a shape that does not take %s', (_, changes) => {
    expect(PolicyPack.safeParse({ ...aPack({}), ...changes }).success).toBe(false)
  })

  it('look at a version only until the next one takes over', () => {
    const short = { end: 'required', atLeastMonths: 3, atMostMonths: 6 } as const
    const rules: PolicyPack['rules'] = [
      { rule: 'validity', for: ['temporary'], value: short, because: ['某县通知一'] },
    ]
    const [province] = TABLES.policies.filter(({ id }) => id === 'shandong')
    const country = TABLES.policies.findLast(({ id }) => id === 'national')
    if (province === undefined || country === undefined) throw new Error('both are shipped')
    const next = {
      version: 'next',
      effectiveFrom: '2027-01-01',
      effectiveUntil: null,
      rules: [],
    }
    const held = [...TABLES.policies, { ...country, ...next }, { ...province, ...next }]
    const county = aPack({ rules, effectiveFrom: '2027-01-01' })
    expect(checkJoiningPack(county, held)).toEqual([])
    expect(checkJoiningPack({ ...county, effectiveFrom: '2026-12-31' }, held).length).toBe(2)
  })

  it('name what no longer agrees with a pack above it, without refusing that one', () => {
    const country = TABLES.policies.findLast(({ id }) => id === 'national')
    if (country === undefined) throw new Error('it is shipped')
    const rules = country.rules.map((rule) =>
      rule.rule === 'destination-level' ? { ...rule, value: { provinceLevel: [] } } : rule,
    )
    const next = { ...country, version: 'next', effectiveUntil: null, rules }
    expect(checkJoiningPack(next, TABLES.policies)).toEqual([])
    const notices = packNotices(next, TABLES.policies)
    expect(notices.length).toBeGreaterThan(0)
    expect(notices[0]).toMatch(/^导入后请核对：政策包 [a-z-]+@\S+ rules\[\d+\]：/)
  })
})
