import { expect, it } from 'vitest'
import { resolvePolicy } from '#shared/policy/resolve.ts'
import { TABLES, TODAY } from '#tests/builders.ts'
import { ledgerSheets } from './ledger-book.ts'
import type { LedgerRow } from './ledger-row.ts'

const ROW: LedgerRow = {
  id: '0d5e1f6c-6a52-4c53-9f0e-2f6d4f2b9f11',
  seq: 1,
  ...{ acceptanceNumber: 'J1', receiptNumber: '', filingNumber: '', name: '欧阳长风' },
  ...{ documentNumber: 'E1', phones: '', address: '', agent: '', clerk: '9001 王芳' },
  ...{ destination: '440100', insuredDivision: '371002', category: 'long-term-resident' },
  status: 'accepted',
  acceptedAt: '2026-11-22T06:00:00.000Z',
  ...{ startDate: TODAY, endDate: '', acknowledgedDay: '' },
  ...{ laterMaterial: 'none', promise: 'none' },
}

function sheets(...rows: readonly Partial<LedgerRow>[]) {
  const books = ledgerSheets(
    rows.map((changes) => ({ ...ROW, ...changes })),
    ['name'],
    {
      tables: TABLES,
      policy: resolvePolicy(TABLES.policies, '371002', TODAY),
      isWhole: false,
      facts: { office: '样例中心', clerk: '王芳', at: new Date(ROW.acceptedAt) },
    },
  )
  return books.map(({ name, facts, rows: { length } }) => ({ name, length, facts: facts.join() }))
}

it('keeps what the subsystem holds, what only this desk has and what was imported apart', () => {
  const parts = sheets(
    { status: 'acknowledged', acknowledgedDay: TODAY },
    ...([{}, { status: 'refused' }, { status: 'terminated' }, { status: 'voided' }] as const),
    { status: 'imported', acknowledgedDay: TODAY },
  )
  expect(parts).toMatchObject([
    { name: '子系统已确认', length: 1 },
    { name: '仅在本机', length: 4 },
    { name: '外来导入', length: 1 },
  ])
})

it('says of what is only here that it may have ended before it was ever sent', () => {
  const [, local] = sheets({ status: 'voided' })
  expect(local?.facts).toContain(
    '尚未确认登记（待报送、待查、被退回，或未报送即终止、作废）　共 1 份',
  )
})
