import { afterEach, beforeEach, expect, test } from 'vitest'
import { anEntry, identityNumber, TABLES, TODAY } from '#tests/builders.ts'
import { YEAR_2027 } from '#tests/calendar-years.ts'
import {
  type BenchClerk,
  clerkOf,
  getValue,
  type LifeBench,
  NOT_ASKED,
  openLifeBench,
} from './life-bench.test-helper.ts'
import { acceptFiling } from './vault/filings.ts'
import { sampleAcceptance } from './vault/sample-vault.test-helper.ts'
import { takeYear } from './vault/work-calendar.ts'

let bench: LifeBench
let clerk: BenchClerk

beforeEach(async () => {
  bench = await openLifeBench(TABLES)
  clerk = clerkOf(bench)
})
afterEach(() => bench.close())

const promised = (serial: number) =>
  anEntry({
    documentNumber: identityNumber('19560312', 2 * serial - 1),
    materials: { voucher: 'e-voucher', 'relocation-proof': 'promise' },
  })
const list = async (filter: 'all' | 'overdue' | 'today' = 'all') =>
  getValue(await bench.services['obligation.list']({ filter }))
const counts = async () => getValue(await bench.services['obligation.counts']({}))

/** Accepts a filing whose promise is due on a day. */
async function dueOn(serial: number, dueDay: string | null) {
  const filing = await bench.accept(promised(serial))
  const owed = { filingId: filing.id, obligationId: 'relocation-proof' }
  if (dueDay) getValue(await bench.services['filing.setDueDay']({ ...owed, dueDay }))
  return owed
}

test('what is owed is listed by its last day, counted by how pressing it is', async () => {
  const undated = await dueOn(1, null)
  const later = await dueOn(2, '2026-12-22')
  const today = await dueOn(3, TODAY)
  expect(await list()).toMatchObject([
    { filingId: today.filingId, ageing: 'today', left: 0, name: '欧阳长风' },
    { filingId: later.filingId, ageing: 'later', due: { day: '2026-12-22', isExpected: false } },
    { filingId: undated.filingId, ageing: 'undated', due: null, left: null },
  ])
  expect(await list('today')).toMatchObject([{ filingId: today.filingId }])
  expect(await counts()).toEqual({
    all: 3,
    overdue: 0,
    today: 1,
    'this-week': 0,
    later: 1,
    undated: 1,
  })
})

test('what is met or ended leaves the list; what was found lacking stays', async () => {
  const met = await dueOn(1, TODAY)
  const lacking = await dueOn(2, TODAY)
  const broken = await dueOn(3, TODAY)
  const verify = async (
    { filingId, obligationId }: typeof met,
    result: 'true' | 'false' | 'lacking',
  ) =>
    getValue(
      await bench.services['filing.verifyPromise']({
        filingId,
        obligationId,
        result,
        note: '户籍系统查询',
        facts: NOT_ASKED,
      }),
    )
  await verify(met, 'true')
  await verify(lacking, 'lacking')
  await verify(broken, 'false')
  expect(clerk.current({ id: broken.filingId }).status).toBe('terminated')
  expect(await list()).toMatchObject([{ filingId: lacking.filingId, ageing: 'today' }])
})

test('a term that reaches an unpublished year is expected, and counted anew once the year is imported', async () => {
  const [model] = (await dueOn(1, null)) && (await list())
  if (model === undefined) throw new Error('nothing owed')
  const counted = { ...model.obligation, start: '2026-12-22', workingDays: 8, dueDay: null }
  acceptFiling(
    bench.vault,
    {
      ...sampleAcceptance(1),
      policy: { packs: [{ id: 'national', version: '2023-01-01' }] },
      obligations: [counted],
    },
    bench.time.clock.now(),
  )
  expect(await list()).toMatchObject([{ due: { day: '2027-01-01', isExpected: true } }, {}])
  takeYear(bench.vault, YEAR_2027)
  expect(await list()).toMatchObject([{ due: { day: '2027-01-05', isExpected: false } }, {}])
})
