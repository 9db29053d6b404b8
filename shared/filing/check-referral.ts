import { findLabel, INSTITUTION_LEVELS, PHYSICIAN_TITLES } from '#shared/codes/code-tables.ts'
import type { Policy, Ruled } from '#shared/policy/resolve.ts'
import type { RuleValue } from '#shared/policy/rules.ts'
import type { Check } from './check.ts'
import { missing } from './check-missing.ts'
import { checkOnward } from './check-onward.ts'
import { checkOpinionDate, checkVisible } from './check-opinion.ts'
import { infoOf, type ReferralPart } from './fields.ts'
import { citing, error, type Issue, type IssueWords, warning } from './issue.ts'
import { EMPTY_REFERRAL, type Referral } from './referral.ts'
import {
  articlesOn,
  demandedParts,
  findReferralRule,
  isReferralPaperGiven,
  levelWords,
  REFERRAL_MATERIAL,
} from './referral-rules.ts'

type Rule = Ruled<RuleValue<'referral'>>

/** Names of several institutions in one field; 和 is left alone, because hospitals are called so. */
const SEVERAL = /[、，,；;／/\n]|(?<=院)\s+/u

/**
 * What the 转诊证明 says, by the rules of the insured place (规程第八条（四）3): who issued it, whose
 * opinion it is, who approved it, to which one institution. The certificate alone is enough where the
 * rules demand nothing of it.
 */
export const checkReferral: Check = (entry, policy, { today }) => {
  if (!isReferralPaperGiven(entry, policy)) return []
  const rule = findReferralRule(policy)
  const referral = entry.referral ?? EMPTY_REFERRAL
  const found = rule === undefined ? [] : checkByRule(referral, rule)
  return [
    ...found,
    ...checkUnknownLevel(entry.referral, rule),
    ...(entry.referral === null ? [] : checkRecord(referral, policy, today)),
  ]
}

function checkByRule(referral: Referral, rule: Rule): readonly Issue[] {
  const absent = [...demandedParts(rule.value)]
    .filter((part) => referral[part] === '' && part !== 'approvedBy')
    .map((part) => ({
      ...missing(nameOf(part), infoOf(nameOf(part))),
      ...citing(articlesOn(part, rule)),
    }))
  const wrong = FAULTS.flatMap(({ part, name, find }) => {
    const words = find(referral, rule.value)
    return words ? [error(nameOf(part), name, { ...words, basis: articlesOn(part, rule) })] : []
  })
  return [...absent, ...wrong]
}

/** What may be wrong with a part that is there, and what would be right. */
const FAULTS: readonly {
  readonly part: ReferralPart
  readonly name: string
  find(referral: Referral, rule: Rule['value']): IssueWords | false
}[] = [
  {
    part: 'issuerLevel',
    name: 'referral-issuer-level',
    find: ({ issuerLevel }, rule) =>
      !isAmong(rule.issuerLevels, issuerLevel) && {
        problem: `转诊证明由${findLabel(INSTITUTION_LEVELS, issuerLevel)}医疗机构开具`,
        remedy: `应由${rule.issuer}开具`,
      },
  },
  {
    part: 'opinionBy',
    name: 'referral-opinion',
    find: ({ opinionBy }, { opinionTitles, opinionBy: demanded }) =>
      opinionBy !== '' &&
      opinionTitles !== undefined &&
      !opinionTitles.includes(opinionBy) && {
        problem: `转诊意见由${findLabel(PHYSICIAN_TITLES, opinionBy)}出具`,
        remedy: `应由${demanded}出具`,
      },
  },
  {
    part: 'approvedBy',
    name: 'referral-approval',
    find: ({ approvedBy }, rule) =>
      rule.approvedBy !== null &&
      approvedBy !== rule.approvedBy && {
        problem: `转诊意见未经${rule.approvedBy}核准`,
        remedy: '请核准后再办理；证明上已有核准的请勾选',
      },
  },
  {
    part: 'receiver',
    name: 'referral-several',
    find: ({ receiver }, rule) =>
      rule.isOneReceiving &&
      SEVERAL.test(receiver.trim()) && {
        problem: '转往机构填了不止一家',
        remedy: '转外就医限一家医疗机构，请只填一家',
      },
  },
  {
    part: 'receiverLevel',
    name: 'referral-receiver-level',
    find: ({ receiverLevel }, rule) =>
      !isAmong(rule.receivingLevels, receiverLevel) && {
        problem: `转往的是${findLabel(INSTITUTION_LEVELS, receiverLevel)}医疗机构`,
        remedy: `应转往${levelWords(rule.receivingLevels ?? [])}定点医疗机构`,
      },
  },
]

/** The country leaves it to the insured place which institutions may issue; no text at hand names them. */
function checkUnknownLevel(referral: Referral | null, rule: Rule | undefined): readonly Issue[] {
  if (rule !== undefined && rule.value.issuerLevels !== null) return []
  const field = referral === null ? (`materials.${REFERRAL_MATERIAL}` as const) : 'referral.issuer'
  return [
    warning(field, 'referral-level-unknown', {
      problem: '参保地规定由哪一级医疗机构开具转诊证明，现有文件没有写明',
      remedy: '请向参保地核实后继续',
      basis: rule?.because ?? [],
    }),
  ]
}

/** What no rule has to say: days that have been, and texts one can read. */
function checkRecord(referral: Referral, policy: Policy, today: string): readonly Issue[] {
  const texts = [
    'issuer',
    'issuerCode',
    'diagnosis',
    'diagnosisCode',
    'reason',
    'receiver',
  ] as const
  return [
    ...checkOpinionDate('referral.date', referral.date, today),
    ...texts.flatMap((part) => checkVisible(nameOf(part), referral[part])),
    ...checkOnward(referral.onward, policy, today),
  ]
}

/** A level that is not entered yet is asked for as missing. */
function isAmong(levels: readonly number[] | null, level: string): boolean {
  return levels === null || level === '' || levels.includes(Number(level))
}

function nameOf(part: ReferralPart): `referral.${ReferralPart}` {
  return `referral.${part}`
}
