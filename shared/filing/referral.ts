import * as z from 'zod'
import {
  INSTITUTION_LEVELS,
  PHYSICIAN_TITLES,
  TRANSFER_RELATIONS,
} from '#shared/codes/code-tables.ts'
import { date, text } from './entry-value.ts'

const level = coded(INSTITUTION_LEVELS)

/** 再次转诊: from the place of treatment on to a further institution, as its opinion says. */
export const OnwardTransfer = z.strictObject({
  /** 转出机构, which the person leaves. */
  from: text(200),
  /** How the next institution stands to it. */
  relation: coded(TRANSFER_RELATIONS),
  /** Who gave the opinion, in the words of the rules. */
  issuer: text(50),
  date,
})
export type OnwardTransfer = z.infer<typeof OnwardTransfer>

/**
 * What a 转诊转院证明 says. It belongs to that material and never names the destination. Lengths
 * follow the national fields (X2511 for referrals; REFL_APPY_EVT_C).
 */
export const Referral = z.strictObject({
  /** 开具机构. */
  issuer: text(200),
  issuerCode: text(30),
  issuerLevel: level,
  date,
  /** Title of the physician whose opinion it is. */
  opinionBy: coded(PHYSICIAN_TITLES),
  /** Who approved the opinion, in the words of the rules; '' is nobody. */
  approvedBy: text(50),
  diagnosis: text(255),
  diagnosisCode: text(20),
  reason: text(100),
  /** 转往机构. */
  receiver: text(200),
  receiverLevel: level,
  onward: OnwardTransfer.nullable(),
})
export type Referral = z.infer<typeof Referral>

/** A referral nobody has typed into. */
export const EMPTY_REFERRAL: Referral = {
  issuer: '',
  issuerCode: '',
  issuerLevel: '',
  date: '',
  opinionBy: '',
  approvedBy: '',
  diagnosis: '',
  diagnosisCode: '',
  reason: '',
  receiver: '',
  receiverLevel: '',
  onward: null,
}

/** An onward transfer nobody has typed into. */
export const EMPTY_ONWARD: OnwardTransfer = { from: '', relation: '', issuer: '', date: '' }

/** A code of the table; '' is "not entered yet". */
function coded<const C extends string>(
  table: readonly [{ readonly code: C }, ...{ readonly code: C }[]],
) {
  const [first, ...others] = table
  return z.enum(['', first.code, ...others.map(({ code }) => code)])
}
