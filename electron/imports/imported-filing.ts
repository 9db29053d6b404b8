import type { Operator } from '#shared/bridge.ts'
import { type Filing, NEW_LIFE } from '#shared/filing/filing.ts'
import type { ImportRow } from '#shared/imports/import-row.ts'
import { officeDayStart } from '#shared/office-day.ts'
import { resolvePolicy, versionsOf } from '#shared/policy/resolve.ts'
import type { Tables } from '#shared/reference-data.ts'

/** The number an imported filing goes by: the first of those it was given elsewhere. */
export function numberOf({ numbers }: ImportRow): string {
  return numbers.acceptanceNumber || numbers.filingNumber || numbers.receiptNumber
}

/** What an imported row is made a filing with. */
interface Making {
  readonly id: string
  readonly tables: Tables
  /** Who takes it in. */
  readonly operator: Operator
  /** The rules it is shown by are those of the day it came in. */
  readonly today: string
}

/** A row of an older ledger as a filing that is kept and never sent; its numbers are the foreign ones. */
export function importedFiling(row: ImportRow, { id, tables, operator, today }: Making): Filing {
  const { entry, numbers, acceptedDay } = row
  const { filingNumber, receiptNumber } = numbers
  const acceptedAt = officeDayStart(acceptedDay)
  const policy = resolvePolicy(tables.policies, entry.insuredDivision, today)
  const isRegistered = filingNumber !== '' || receiptNumber !== ''
  return {
    ...NEW_LIFE,
    id,
    acceptanceNumber: numberOf(row),
    status: 'imported',
    entry,
    policy: { packs: versionsOf(policy) },
    acceptedAt,
    acceptedBy: { number: operator.number, name: operator.name },
    receipt: isRegistered
      ? { receiptNumber, filingNumber, version: '', personNumber: '', acknowledgedAt: acceptedAt }
      : null,
    channel: 'import',
  }
}
