/** The screens about all filings together. */
export const BOOKS = {
  label: '台账与统计',
  tabs: {
    ledger: '备案台账',
    statistics: '统计',
    annexes: '33号文台账',
    imports: '导入',
  },
} as const
