import { destinationLabel } from '#shared/codes/divisions.ts'
import { maskDocumentNumber } from '#shared/filing/mask.ts'
import { FILING_STATES } from '#shared/filing/status.ts'
import { officeDay, officeTime } from '#shared/office-day.ts'
import type { Policy } from '#shared/policy/resolve.ts'
import type { Tables } from '#shared/reference-data.ts'
import type { LedgerColumn } from './ledger-query.ts'
import type { LedgerRow, OwedUntil } from './ledger-row.ts'

/** The columns of the ledger as screen and workbook call them. */
export const LEDGER_COLUMNS = {
  acceptanceNumber: '受理号',
  name: '姓名',
  documentNumber: '证件号码',
  category: '人员类别',
  destination: '就医地',
  status: '状态',
  acceptedAt: '受理时间',
  startDate: '开始日期',
  endDate: '结束日期',
  material: '材料',
  phones: '联系电话',
  address: '地址',
  clerk: '经办人',
  agent: '代办人',
  filingNumber: '备案编号',
  receiptNumber: '流水号',
  acknowledgedDay: '确认日期',
} as const satisfies Record<LedgerColumn, string>

/** What cells look up. */
export interface LedgerLookUp {
  readonly tables: Tables
  readonly policy: Policy
  /** Whether a document number is written out. */
  readonly isWhole: boolean
}

/** A cell of the ledger as plain text, as a workbook keeps it. */
export function ledgerText(
  column: LedgerColumn,
  row: LedgerRow,
  { tables, policy, isWhole }: LedgerLookUp,
): string {
  switch (column) {
    case 'documentNumber':
      return isWhole ? row.documentNumber : maskDocumentNumber(row.documentNumber)
    case 'category':
      return row.category === '' ? '' : (policy.categories[row.category]?.label ?? row.category)
    case 'destination': {
      const place = tables.destinations.get(row.destination)
      return place ? destinationLabel(place) : row.destination
    }
    case 'status':
      return FILING_STATES[row.status]
    case 'acceptedAt': {
      const at = new Date(row.acceptedAt)
      return `${officeDay(at)} ${officeTime(at)}`
    }
    case 'endDate':
      return row.endDate === '' ? '长期有效' : row.endDate
    case 'material':
      return owedText(row, (day) => day)
    default:
      return row[column]
  }
}

/** What is still owed in a filing and until when; `dayText` says how a day is written. */
export function owedText(
  { laterMaterial, promise }: LedgerRow,
  dayText: (day: string) => string,
): string {
  const until = (owed: OwedUntil) => (owed === 'undated' ? '' : ` 至 ${dayText(owed)}`)
  if (laterMaterial !== 'none') return `待补材料${until(laterMaterial)}`
  return promise === 'none' ? '齐全' : `承诺待核${until(promise)}`
}
