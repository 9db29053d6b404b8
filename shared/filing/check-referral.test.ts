import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { resolvePolicy } from '#shared/policy/resolve.ts'
import {
  aCheckContext,
  anEntry,
  aReferral,
  TABLES,
  TODAY,
  UNRULED_DIVISION,
} from '#tests/builders.ts'
import { checkEntry, refuses } from './check.ts'
import type { FilingEntry } from './filing.ts'
import { describeIssue } from './issue.ts'
import { EMPTY_ONWARD, EMPTY_REFERRAL, type OnwardTransfer, type Referral } from './referral.ts'
import { findReferral } from './referral-rules.ts'

const TIANJIN = '120101'
const SHANDONG = '371002'

function aReferred(insuredDivision: string, changes: Partial<FilingEntry> = {}): FilingEntry {
  return anEntry({
    insuredDivision,
    category: 'referred',
    destination: '110000',
    endDate: '2027-05-22',
    materials: { 'referral-proof': 'referral-certificate' },
    ...changes,
  })
}

function issuesOf(entry: FilingEntry) {
  return checkEntry(entry, aCheckContext()).filter(({ rule }) => rule !== 'identity-region')
}

function found(insuredDivision: string, referral: Referral | null): string[] {
  return issuesOf(aReferred(insuredDivision, { referral })).map(
    ({ severity, field, rule }) => `${severity} ${field} ${rule}`,
  )
}

const inTianjin = (changes: Partial<Referral>) => found(TIANJIN, aReferral(changes))
const wordsIn = (insuredDivision: string, changes: Partial<Referral>) =>
  issuesOf(aReferred(insuredDivision, { referral: aReferral(changes) })).map(describeIssue)

describe('a referral from Tianjin', () => {
  it('is accepted by the level, opinion, approval and one institution the text demands', () => {
    expect(inTianjin({})).toEqual([])
  })

  it('needs all of it, each with its article', () => {
    const issues = issuesOf(aReferred(TIANJIN, { referral: EMPTY_REFERRAL }))
    expect(issues.map(({ field }) => field)).toEqual([
      'referral.issuer',
      'referral.issuerLevel',
      'referral.opinionBy',
      'referral.receiver',
      'referral.receiverLevel',
      'referral.approvedBy',
    ])
    for (const { basis } of issues) expect(basis).toContain('津异地就医办法')
  })

  it('needs it also where nobody opened the record', () => {
    expect(found(TIANJIN, null)).toEqual(found(TIANJIN, EMPTY_REFERRAL))
  })

  it('is refused from an institution of another level, in words and with the article', () => {
    const [words] = wordsIn(TIANJIN, { issuerLevel: '2' })
    expect(words).toContain(
      '转诊证明由二级医疗机构开具，应由本市三级定点医疗机构开具（津异地就医办法（征求意见稿）第十六条',
    )
    expect(inTianjin({ issuerLevel: '1' })).toEqual([
      'error referral.issuerLevel referral-issuer-level',
    ])
  })

  it.each([
    ['chief', []],
    ['associate-chief', []],
    ['attending', ['error referral.opinionBy referral-opinion']],
    ['resident', ['error referral.opinionBy referral-opinion']],
  ] as const)('with the opinion of a physician who is %s: %j', (opinionBy, expected) => {
    expect(inTianjin({ opinionBy })).toEqual(expected)
  })

  it('is refused without the approval', () => {
    expect(wordsIn(TIANJIN, { approvedBy: '' })[0]).toContain('转诊意见未经科室主任核准')
  })

  it('goes to an institution of level two or three', () => {
    expect(inTianjin({ receiverLevel: '2' })).toEqual([])
    expect(wordsIn(TIANJIN, { receiverLevel: '1' })[0]).toContain('应转往二级或三级定点医疗机构')
  })

  it.each(['甲医院、乙医院', '甲医院，乙医院', '甲医院;乙医院', '甲医院 乙医院', '甲医院/乙医院'])(
    'goes to one institution, not to “%s”',
    (receiver) => {
      expect(inTianjin({ receiver })).toEqual(['error referral.receiver referral-several'])
    },
  )

  it.each(['协和医院', ' 第一医院密云医院 ', '和平区中心医院'])(
    'takes “%s” for one',
    (receiver) => {
      expect(inTianjin({ receiver })).toEqual([])
    },
  )

  it('cites of each demand the article that makes it', () => {
    const right = ['第十六条', '第十七条', '第十九条']
    const wrong = aReferral({ issuerLevel: '2', opinionBy: 'resident', receiver: '甲院、乙院' })
    const bases = issuesOf(aReferred(TIANJIN, { referral: wrong })).map(({ basis }) => basis)
    for (const [at, article] of right.entries()) expect(bases[at]).toContain(article)
    expect(bases[2]).not.toContain('第十七条')
  })

  it('may rest on a promise instead, which describes nothing', () => {
    const entry = aReferred(TIANJIN, { materials: { 'referral-proof': 'promise' } })
    expect(issuesOf(entry)).toEqual([])
    const described = { ...entry, referral: aReferral() }
    const policy = resolvePolicy(TABLES.policies, TIANJIN, TODAY)
    expect(findReferral(described, policy)).toBeUndefined()
  })
})

describe('a referral where no text names a level', () => {
  it.each([
    [UNRULED_DIVISION, '2027-05-22'],
    [SHANDONG, ''],
  ])('of %s is accepted with the certificate alone', (division, endDate) => {
    const issues = issuesOf(aReferred(division, { endDate }))
    expect(issues.map(({ rule }) => rule)).toEqual(['referral-level-unknown'])
    expect(refuses(issues)).toBe(false)
    expect(issues.map(describeIssue)).toEqual([
      '参保地规定由哪一级医疗机构开具转诊证明，现有文件没有写明，请向参保地核实后继续（规程第八条（四）3）',
    ])
  })

  it.each([
    { issuerLevel: '1' },
    { opinionBy: 'resident', approvedBy: '' },
    { receiver: '甲医院、乙医院', receiverLevel: '1' },
  ] as const)('takes %j as it is', (changes) => {
    expect(found(UNRULED_DIVISION, aReferral(changes))).toEqual([
      'warning referral.issuer referral-level-unknown',
    ])
  })

  it('is of no concern to any other category', () => {
    expect(issuesOf(anEntry({ referral: aReferral({ issuerLevel: '1' }) }))).toEqual([])
  })
})

describe('what a certificate says', () => {
  it('is not dated in the future', () => {
    expect(inTianjin({ date: TODAY })).toEqual([])
    expect(inTianjin({ date: '2026-11-23' })).toEqual(['error referral.date referral-date-future'])
  })

  it('hides no characters', () => {
    expect(inTianjin({ reason: '手术\u200b' })).toEqual([
      'error referral.reason referral-invisible',
    ])
  })

  it('never becomes the destination', () => {
    const entry = aReferred(TIANJIN, { referral: aReferral(), destination: aReferral().receiver })
    expect(issuesOf(entry).map(({ rule }) => rule)).toEqual(['destination-hospital'])
  })
})

describe('an onward transfer', () => {
  const onward = (changes: Partial<OnwardTransfer>, division = TIANJIN) =>
    found(
      division,
      aReferral({
        onward: { from: '甲医院', relation: '', issuer: '', date: '', ...changes },
      }),
    ).filter((line) => line.includes('onward'))

  it.each([
    ['alliance', '转入医疗机构'],
    ['same-province', '第一家转入医疗机构'],
  ] as const)(
    'to an institution of relation %s needs the opinion of the %s',
    (relation, issuer) => {
      expect(onward({ relation, issuer })).toEqual([])
      expect(onward({ relation, issuer: '其他医疗机构' })).toEqual([
        'error referral.onward.issuer onward-issuer',
      ])
    },
  )

  it('says who should have issued it, and by which article', () => {
    const entry = aReferred(TIANJIN, {
      referral: aReferral({
        onward: { from: '甲医院', relation: 'same-province', issuer: '其他医疗机构', date: '' },
      }),
    })
    expect(issuesOf(entry).map(describeIssue)).toEqual([
      '再次转诊的意见由其他医疗机构出具，在备案地转省内其他定点医疗机构，按跨省临时外出就医政策报销的，应由第一家转入医疗机构出具（津异地就医办法（征求意见稿）第十九条）',
    ])
  })

  it('out of the province, or where no text speaks of it, is to be asked about', () => {
    const asked = ['warning referral.onward.relation onward-unknown']
    const issuer = '其他医疗机构'
    expect(onward({ relation: 'other-province', issuer })).toEqual(asked)
    expect(onward({ relation: 'alliance', issuer }, UNRULED_DIVISION)).toEqual(asked)
  })

  it('is told whole', () => {
    expect(onward(EMPTY_ONWARD)).toEqual([
      'error referral.onward.from missing',
      'error referral.onward.relation missing',
      'error referral.onward.issuer missing',
    ])
    expect(onward({ relation: 'alliance', issuer: '转入医疗机构', date: '2027-01-01' })).toEqual([
      'error referral.onward.date referral-date-future',
    ])
  })
})

it('names a rule’s article in every issue about who issued, gave or approved the opinion', () => {
  const level = fc.constantFrom('', '1', '2', '3')
  fc.assert(
    fc.property(
      fc.record({
        issuerLevel: level,
        receiverLevel: level,
        opinionBy: fc.constantFrom('', 'chief', 'associate-chief', 'attending', 'resident'),
        approvedBy: fc.constantFrom('', '科室主任'),
        receiver: fc.constantFrom('', '甲医院', '甲医院、乙医院'),
      }) as fc.Arbitrary<Partial<Referral>>,
      (changes) => {
        const issues = issuesOf(aReferred(TIANJIN, { referral: aReferral(changes) }))
        for (const { basis, because } of issues) {
          expect(basis).toContain('津异地就医办法')
          expect(because).not.toEqual([])
        }
        const isRight =
          changes.issuerLevel === '3' &&
          ['2', '3'].includes(changes.receiverLevel ?? '') &&
          ['chief', 'associate-chief'].includes(changes.opinionBy ?? '') &&
          changes.approvedBy === '科室主任' &&
          changes.receiver === '甲医院'
        expect(refuses(issues)).toBe(!isRight)
      },
    ),
  )
})
