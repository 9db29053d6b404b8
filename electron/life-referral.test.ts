import { afterEach, beforeEach, expect, test } from 'vitest'
import { addMonths } from '#shared/calendar/months.ts'
import { anEntry, aReferral, TABLES, TODAY } from '#tests/builders.ts'
import {
  type BenchClerk,
  clerkOf,
  getValue,
  type LifeBench,
  openLifeBench,
} from './life-bench.test-helper.ts'

const REFERRED = anEntry({
  insuredDivision: '120101',
  category: 'referred',
  destination: '110000',
  endDate: addMonths(TODAY, 6),
  materials: { 'referral-proof': 'referral-certificate' },
  referral: aReferral(),
})

let bench: LifeBench
let clerk: BenchClerk

beforeEach(async () => {
  bench = await openLifeBench(TABLES)
  clerk = clerkOf(bench)
})
afterEach(() => bench.close())

test('a referral that is transferred onward is changed at the subsystem too', async () => {
  const filing = await clerk.acknowledged(REFERRED)
  const onward = {
    from: '北京市河滨心血管病医院',
    relation: 'same-province',
    issuer: '第一家转入医疗机构',
    date: TODAY,
  } as const
  getValue(await clerk.change(filing, { referral: aReferral({ onward, reason: '再次手术' }) }))
  await bench.rest()
  expect(bench.faults).toEqual([])
  expect(await bench.held()).toMatchObject([
    {
      ver_no: '2',
      refl_rea: '再次手术',
      diag_name: '冠状动脉粥样硬化性心脏病',
      exp_content: { x_refl: { x_onwd: { x_from_name: onward.from } } },
    },
  ])
  expect(bench.file(filing.id).events.find(({ kind }) => kind === 'changed')?.changes).toEqual([
    { field: '转诊原因', from: '需进一步手术治疗', to: '再次手术' },
    { field: '再次转诊', from: '（空）', to: expect.stringContaining(onward.from) },
  ])
})

test('a change of category takes the referral from what the subsystem holds', async () => {
  const filing = await clerk.acknowledged(REFERRED)
  const toTemporary = {
    category: 'temporary',
    materials: { voucher: 'e-voucher', 'temporary-promise': 'promise' },
  } as const
  getValue(await clerk.change(filing, toTemporary))
  await bench.rest()
  expect(bench.faults).toEqual([])
  const [held] = await bench.held()
  expect(held).toMatchObject({ ver_no: '2', exp_content: { x_fil_psn_type: 'T3' } })
  expect(held).not.toHaveProperty('diag_name')
  expect(held?.exp_content).not.toHaveProperty('x_refl')
})
