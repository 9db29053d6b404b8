import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Injury } from '#shared/filing/injury.ts'
import { anEntry, TABLES, TODAY } from '#tests/builders.ts'
import {
  type BenchClerk,
  clerkOf,
  getValue,
  type LifeBench,
  openLifeBench,
} from './life-bench.test-helper.ts'
import { setEntryAside } from './vault/queue-acts.ts'

const INJURY: Injury = {
  day: TODAY,
  time: '14:30',
  place: '家中卫生间',
  course: '洗澡时地面湿滑摔倒',
  witnesses: '',
  hospital: '广州市河滨中心医院',
  department: '骨科',
  inpatientNumber: '',
  admittedOn: TODAY,
  thirdParty: '0',
}

let bench: LifeBench
let clerk: BenchClerk

beforeEach(async () => {
  bench = await openLifeBench(TABLES)
  clerk = clerkOf(bench)
})
afterEach(() => bench.close())

test('an injury is kept in the filing and its flags are sent once, an answer lost or not', async () => {
  const filing = await clerk.acknowledged(anEntry())
  await bench.order('drop-after-commit', 1)
  const { id: filingId, revision } = clerk.current(filing)
  getValue(await bench.services['filing.recordInjury']({ filingId, revision, injury: INJURY }))
  await bench.rest()
  expect(bench.sent()).toEqual(['X2511', 'X2512', 'X5311'])
  expect(await bench.held()).toMatchObject([
    { ver_no: '2', exp_content: { x_inj: { trum_flag: '1', rel_ttp_flag: '0' } } },
  ])
  expect(clerk.current(filing).entry.injury).toEqual(INJURY)
  expect(clerk.kinds(filing)).toContain('injury')
})

test('an injury does not send what the clerk set aside', async () => {
  await bench.cutLine()
  const { id } = await bench.accept(anEntry())
  const filing = { id }
  const [entry] = bench.file(filing.id).outbox
  getValue(setEntryAside(bench.vault, entry?.id ?? '', '等参保地回电'))
  const { id: filingId, revision } = clerk.current(filing)
  const refused = await bench.services['filing.recordInjury']({
    filingId,
    revision,
    injury: INJURY,
  })
  expect(refused).toMatchObject({ error: { code: 'outbox-awaits-clerk' } })
  await bench.rest()
  expect(bench.sent()).toEqual([])
})

test('what is missing or impossible is refused, and nothing is written', async () => {
  const filing = await clerk.acknowledged(anEntry())
  const { id: filingId, revision } = clerk.current(filing)
  for (const wrong of [{ place: '' }, { day: '2099-01-01' }, { thirdParty: '' }] as const) {
    const injury = { ...INJURY, ...wrong }
    const answer = await bench.services['filing.recordInjury']({ filingId, revision, injury })
    expect(answer).toMatchObject({ ok: false, error: { code: 'injury-incomplete' } })
  }
  expect(clerk.current(filing).entry.injury).toBeNull()
  expect(bench.sent()).toEqual(['X2511'])
})
