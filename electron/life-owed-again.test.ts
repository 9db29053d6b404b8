import { afterEach, beforeEach, expect, test } from 'vitest'
import { anEntry, TABLES, TODAY } from '#tests/builders.ts'
import {
  type BenchClerk,
  clerkOf,
  getValue,
  type LifeBench,
  type Named,
  NOT_ASKED,
  openLifeBench,
} from './life-bench.test-helper.ts'
import { listOwed } from './vault/owed-rows.ts'
import { sendNow } from './vault/queue-acts.ts'
import { findStandingChange } from './vault/standing-change.ts'

const PROMISED = anEntry({ materials: { voucher: 'e-voucher', 'relocation-proof': 'promise' } })
const LATER = anEntry({
  insuredDivision: '210102',
  category: 'stationed-worker',
  materials: { voucher: 'e-voucher', 'work-proof': 'later' },
  laterDue: '2026-12-31',
})
const SHENZHEN = { destination: '440300', address: '福田区深南大道 1 号' } as const

let bench: LifeBench
let clerk: BenchClerk

beforeEach(async () => {
  bench = await openLifeBench(TABLES)
  clerk = clerkOf(bench)
})
afterEach(() => bench.close())

const obligationOf = ({ id: filingId }: Named) => ({ filingId, obligationId: 'relocation-proof' })
const supply = async (filing: Named) =>
  getValue(
    await bench.services['filing.supply']({
      ...obligationOf(filing),
      evidence: 'household-register',
      note: '',
    }),
  )
const changedFields = ({ id }: Named) =>
  findStandingChange(bench.vault.db, id)?.changes.map(({ field }) => field) ?? []
const owed = () => listOwed(bench.vault.db).map(({ obligation }) => obligation)

test('a paper recorded by mistake is taken back: the promise is owed as before, the change before it stands', async () => {
  const filing = await clerk.acknowledged(PROMISED)
  getValue(await clerk.change(filing, SHENZHEN))
  await bench.rest()
  await bench.cutLine()
  await supply(filing)
  expect(owed()).toEqual([])
  getValue(await clerk.takeBack(filing))
  expect(owed()).toMatchObject([{ id: 'relocation-proof', state: 'open', start: TODAY }])
  expect(changedFields(filing)).toEqual(['就医地', '异地联系地址'])
})

test('a paper brought while a change was in doubt stays when the change is taken back', async () => {
  const filing = await clerk.acknowledged(LATER)
  await bench.order('drop-before-commit', 1)
  getValue(await clerk.change(filing, { phone: '13900000000' }))
  await bench.time.pass(0)
  expect(clerk.states(filing).at(-1)).toBe('change unknown')
  getValue(
    await bench.services['filing.supply']({
      filingId: filing.id,
      obligationId: 'work-proof',
      evidence: 'work-contract',
      note: '',
    }),
  )
  await bench.order('refuse')
  await bench.time.pass(130_000)
  expect(clerk.states(filing).at(-1)).toBe('change parked')
  getValue(await clerk.takeBack(filing))
  expect(clerk.current(filing).entry).toMatchObject({
    phone: filing.entry.phone,
    materials: { 'work-proof': 'work-contract' },
  })
  expect(owed()).toEqual([])
})

test('a paper goes on beside a change in conflict, and carries none of it along', async () => {
  const later = await clerk.acknowledged(LATER)
  await bench.order('other-hand', 1)
  getValue(await clerk.change(later, { phone: '13900000000' }))
  await bench.time.pass(0)
  expect(clerk.states(later).at(-1)).toBe('change parked')
  const handedIn = await bench.services['filing.supply']({
    filingId: later.id,
    obligationId: 'work-proof',
    evidence: 'work-contract',
    note: '',
  })
  expect(handedIn.ok).toBe(true)
  await bench.rest()
  expect(clerk.states(later).at(-1)).toBe('change parked')
  expect(bench.sent().filter((infno) => infno === 'X2512')).toHaveLength(1)
})

test('a paper the subsystem has to hear of waits until the clerk has looked at the conflict', async () => {
  const filing = await clerk.acknowledged(PROMISED)
  await bench.order('other-hand', 1)
  getValue(await clerk.change(filing, SHENZHEN))
  await bench.time.pass(0)
  const refused = await bench.services['filing.supply']({
    ...obligationOf(filing),
    evidence: 'household-register',
    note: '',
  })
  expect(refused).toMatchObject({ error: { code: 'outbox-awaits-clerk' } })
  expect(owed()).toMatchObject([{ id: 'relocation-proof', state: 'open' }])
  sendNow(bench.vault, bench.file(filing.id).outbox.at(-1)?.id ?? '')
  await bench.rest()
  await supply(filing)
  await bench.rest()
  expect(clerk.states(filing).at(-1)).toBe('change acknowledged')
  expect(owed()).toEqual([])
})

test('a change that took the place of another is taken back to what stood before both', async () => {
  const filing = await clerk.acknowledged(PROMISED)
  await bench.order('other-hand', 1)
  getValue(await clerk.change(filing, SHENZHEN))
  await bench.time.pass(0)
  expect(clerk.states(filing).at(-1)).toBe('change parked')
  await bench.cutLine()
  getValue(await clerk.change(filing, { phone: '13900000000' }))
  expect(clerk.states(filing)).toEqual([
    'register acknowledged',
    'change withdrawn',
    'change queued',
  ])
  getValue(await clerk.takeBack(filing))
  expect(clerk.current(filing).entry).toMatchObject({ destination: PROMISED.destination })
  expect(changedFields(filing)).toEqual([])
})

test('a paper that joined a change under way is taken back with it', async () => {
  const filing = await clerk.acknowledged(PROMISED)
  await bench.cutLine()
  getValue(await clerk.change(filing, SHENZHEN))
  await supply(filing)
  expect(changedFields(filing)).toEqual(['就医地', '异地联系地址'])
  getValue(await clerk.takeBack(filing))
  expect(clerk.current(filing).entry).toEqual(filing.entry)
  expect(changedFields(filing)).toEqual([])
  expect(owed()).toMatchObject([{ id: 'relocation-proof', state: 'open' }])
})

test('a promise found false by mistake is verified once more when the end is taken back', async () => {
  const filing = await clerk.acknowledged(PROMISED)
  await bench.cutLine()
  const verify = (result: 'true' | 'false') =>
    bench.services['filing.verifyPromise']({
      ...obligationOf(filing),
      result,
      note: '户籍系统查询',
      facts: NOT_ASKED,
    })
  getValue(await verify('false'))
  expect(clerk.current(filing).status).toBe('terminated')
  getValue(await clerk.takeBack(filing))
  expect(owed()).toMatchObject([{ state: 'open', outcome: null }])
  getValue(await verify('true'))
  expect(clerk.current(filing)).toMatchObject({
    status: 'acknowledged',
    obligations: [{ state: 'done', outcome: { result: 'true' } }],
  })
})

test('a day agreed for a paper is the filing’s own, and a change before it is taken back without it', async () => {
  const filing = await clerk.acknowledged(LATER)
  await bench.cutLine()
  getValue(await clerk.change(filing, { phone: '13900000000' }))
  const due = { filingId: filing.id, obligationId: 'work-proof', dueDay: '2027-01-15' }
  getValue(await bench.services['filing.setDueDay'](due))
  expect(clerk.current(filing).entry.laterDue).toBe('2027-01-15')
  getValue(await clerk.takeBack(filing))
  expect(clerk.current(filing).entry).toEqual({ ...filing.entry, laterDue: '2027-01-15' })
  getValue(await clerk.change(filing, { laterDue: '2027-02-01' }))
  expect(owed()).toMatchObject([{ dueDay: '2027-02-01' }])
})
