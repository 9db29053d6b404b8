import type { SeededDraw } from '#electron/training/seeded-draw.ts'
import { type CodeRow, INSTITUTION_LEVELS, PHYSICIAN_TITLES } from '#shared/codes/code-tables.ts'
import type { FilingEntry } from '#shared/filing/filing.ts'
import {
  demandedParts,
  findReferralRule,
  isReferralPaperGiven,
} from '#shared/filing/referral-rules.ts'
import type { Policy } from '#shared/policy/resolve.ts'
import type { FilingCase } from './filing-case.ts'

const HOSPITALS = ['市中心医院', '河滨医院', '青年路医院', '江南专科医院'] as const
type Diagnosis = Pick<NonNullable<FilingCase['referral']>, 'diagnosis' | 'diagnosisCode' | 'reason'>
const DIAGNOSES: readonly [Diagnosis, ...Diagnosis[]] = [
  { diagnosis: '冠状动脉粥样硬化性心脏病', diagnosisCode: 'I25.1', reason: '需进一步手术治疗' },
  { diagnosis: '急性白血病', reason: '需造血干细胞移植' },
  { diagnosis: '疑难病例待查', reason: '本地不能确诊' },
]

/** What a referral certificate says: always where the rules demand it, else of every second one. */
export function drawReferral(
  given: Pick<FilingEntry, 'category' | 'materials'>,
  policy: Policy,
  draw: SeededDraw,
): FilingCase['referral'] {
  const rule = findReferralRule(policy)?.value
  const isDemanded = demandedParts(rule).size > 0
  if (!isReferralPaperGiven(given, policy) || !(isDemanded || draw.below(2) === 0)) return undefined
  const level = (allowed: readonly number[] | null | undefined) =>
    drawCode(INSTITUTION_LEVELS, ({ code }) => allowed?.includes(Number(code)) ?? true, draw)
  return {
    issuer: draw.oneOf(HOSPITALS),
    issuerLevel: level(rule?.issuerLevels),
    opinionBy: drawCode(
      PHYSICIAN_TITLES,
      ({ code }) => rule?.opinionTitles?.includes(code) ?? true,
      draw,
    ),
    ...(rule?.approvedBy && { approvedBy: rule.approvedBy }),
    ...draw.oneOf(DIAGNOSES),
    receiver: draw.oneOf(HOSPITALS),
    receiverLevel: level(rule?.receivingLevels),
  }
}

function drawCode<R extends CodeRow>(
  table: readonly R[],
  isAllowed: (row: R) => boolean,
  draw: SeededDraw,
): string {
  const allowed = table.filter(isAllowed)
  const drawn = allowed[draw.below(allowed.length)]
  if (drawn === undefined) throw new Error('the rules allow no row of this table')
  return drawn.code
}
