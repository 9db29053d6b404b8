import type { BookSheet } from '#shared/books/book.ts'
import { officeDay, officeTime } from '#shared/office-day.ts'
import type { LedgerColumn } from './ledger-query.ts'
import type { LedgerRow } from './ledger-row.ts'
import { LEDGER_COLUMNS, type LedgerLookUp, ledgerText } from './ledger-words.ts'

/** Who made a ledger for paper, and when. */
export interface LedgerFacts {
  readonly office: string
  readonly clerk: string
  readonly at: Date
}

const TITLE = '跨省异地就医备案台账'
const SERIAL = { header: '序号', width: 7 } as const

/** Widths in characters. */
const WIDTHS: Readonly<Record<LedgerColumn, number>> = {
  acceptanceNumber: 26,
  name: 14,
  documentNumber: 22,
  category: 20,
  destination: 20,
  status: 10,
  acceptedAt: 18,
  startDate: 13,
  endDate: 13,
  material: 24,
  phones: 16,
  address: 34,
  clerk: 16,
  agent: 14,
  filingNumber: 22,
  receiptNumber: 28,
  acknowledgedDay: 13,
}

/** What the subsystem holds, and what only this desk knows of: sheets of their own, and so is what came from an older ledger. */
const PARTS = [
  {
    name: '子系统已确认',
    fact: '国家子系统已确认登记',
    takes: ({ acknowledgedDay, status }: LedgerRow) =>
      acknowledgedDay !== '' && status !== 'imported',
  },
  {
    name: '仅在本机',
    fact: '国家子系统尚未确认登记（待报送、待查、被退回，或未报送即终止、作废）',
    takes: ({ acknowledgedDay, status }: LedgerRow) =>
      acknowledgedDay === '' && status !== 'imported',
  },
  {
    name: '外来导入',
    fact: '从原来的台账导入，本机只留存备查，从不报送',
    takes: ({ status }: LedgerRow) => status === 'imported',
  },
] as const

/** 备案台账 as sheets, rows in the given order; a part without rows says so. */
export function ledgerSheets(
  rows: readonly LedgerRow[],
  columns: readonly LedgerColumn[],
  { facts, ...lookUp }: LedgerLookUp & { readonly facts: LedgerFacts },
): readonly BookSheet[] {
  const { office, clerk, at } = facts
  return PARTS.flatMap(({ name, fact, takes }) => {
    const own = rows.filter(takes)
    // An office without an older ledger has no sheet for one.
    if (own.length === 0 && name === PARTS[2].name) return []
    return {
      name,
      title: TITLE,
      facts: [
        `单位：${office}　范围：${fact}　共 ${own.length} 份　导出：${officeDay(at)} ${officeTime(at)} ${clerk}`,
      ],
      header: [SERIAL.header, ...columns.map((column) => LEDGER_COLUMNS[column])],
      rows: own.map((row, index) => [
        String(index + 1),
        ...columns.map((column) => ledgerText(column, row, lookUp)),
      ]),
      widths: [SERIAL.width, ...columns.map((column) => WIDTHS[column])],
      notes: own.length === 0 ? ['（无）'] : [],
    }
  })
}
