import {
  type CodeRow,
  INSTITUTION_LEVELS,
  PHYSICIAN_TITLES,
  TRANSFER_RELATIONS,
} from '#shared/codes/code-tables.ts'
import { EMPTY_REFERRAL, type Referral } from '#shared/filing/referral.ts'
import type { FilingCase } from './filing-case.ts'

/** What a case says of its referral certificate, as the entry holds it. */
export function referralOfCase({ referral }: FilingCase): Referral | null {
  if (referral === undefined) return null
  const { issuerLevel, opinionBy, receiverLevel, onward, ...texts } = referral
  const given = Object.entries(texts).filter(([, text]) => text !== undefined)
  return {
    ...EMPTY_REFERRAL,
    ...Object.fromEntries(given),
    issuerLevel: issuerLevel ? codeOf(INSTITUTION_LEVELS, issuerLevel) : '',
    opinionBy: opinionBy ? codeOf(PHYSICIAN_TITLES, opinionBy) : '',
    receiverLevel: receiverLevel ? codeOf(INSTITUTION_LEVELS, receiverLevel) : '',
    onward: onward
      ? {
          ...onward,
          relation: codeOf(TRANSFER_RELATIONS, onward.relation),
          date: onward.date ?? '',
        }
      : null,
  }
}

/** The code behind a code or a label that the case's schema has let through. */
function codeOf<C extends string>(table: readonly CodeRow<C>[], written: string): C {
  const row = table.find(({ code, label }) => code === written || label === written)
  if (row === undefined) throw new Error(`no row ${written} in this code table`)
  return row.code
}
