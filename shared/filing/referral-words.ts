import { findLabel, INSTITUTION_LEVELS, TRANSFER_RELATIONS } from '#shared/codes/code-tables.ts'
import type { OnwardTransfer, Referral } from './referral.ts'

/** A referral in one line, as the slip lists it among the materials: who issued it, of which level, when. */
export function referralLine({ issuer, issuerLevel, date }: Referral): string {
  const level = findLabel(INSTITUTION_LEVELS, issuerLevel)
  const who = level === undefined ? issuer : `${issuer}（${level}）`
  return [who, date].filter((part) => part !== '').join('，')
}

/** An onward transfer in one line. */
export function onwardLine({ from, relation, issuer, date }: OnwardTransfer): string {
  const how = findLabel(TRANSFER_RELATIONS, relation) ?? ''
  return [`自${from}转出（${how}）`, `${issuer}出具意见`, date]
    .filter((part) => part !== '')
    .join('，')
}
