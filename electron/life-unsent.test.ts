import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { anEntry, TABLES } from '#tests/builders.ts'
import {
  addSecond,
  type BenchClerk,
  clerkOf,
  getValue,
  type LifeBench,
  openLifeBench,
} from './life-bench.test-helper.ts'

const SHENZHEN = { destination: '440300', address: '福田区深南大道 1 号' } as const

let bench: LifeBench
let clerk: BenchClerk

beforeEach(async () => {
  bench = await openLifeBench(TABLES)
  clerk = clerkOf(bench)
})
afterEach(() => bench.close())

describe('a filing that was never sent', () => {
  beforeEach(async () => {
    await bench.cutLine()
  })

  test('takes a change into its registration: one X2511, no X2512', async () => {
    const filing = await bench.accept(anEntry())
    await bench.time.pass(0)
    getValue(await clerk.change(filing, SHENZHEN))
    getValue(await clerk.change(filing, { phone: '13900000000' }))
    await bench.rest()
    expect(await bench.held()).toMatchObject([
      { rloc_admdvs: '440300', tel: '13900000000', ver_no: '1' },
    ])
    expect(new Set(bench.sent())).toEqual(new Set(['X2511']))
    expect(clerk.current(filing)).toMatchObject({ status: 'acknowledged', revision: 3 })
    expect(bench.file(filing.id).events).toContainEqual(
      expect.objectContaining({
        kind: 'changed',
        reason: '搬家',
        basis: '鲁医保发〔2022〕26号二（一）',
        changes: [
          { field: '就医地', from: '广东省 广州市', to: '广东省 深圳市' },
          { field: '异地联系地址', from: '天河区体育西路 1 号', to: SHENZHEN.address },
        ],
      }),
    )
  })

  test('is withdrawn when it ends, and the next one of the person goes out', async () => {
    const filing = await bench.accept(anEntry())
    getValue(await clerk.terminate(filing))
    const next = await bench.accept(anEntry(SHENZHEN))
    await bench.rest()
    expect(clerk.current(filing)).toMatchObject({ status: 'terminated', receipt: null })
    expect(clerk.states(filing)).toEqual(['register withdrawn'])
    expect(await bench.held()).toMatchObject([{ rloc_admdvs: '440300' }])
    expect(clerk.current(next).status).toBe('acknowledged')
  })

  test('that was refused goes again under its key with what was corrected', async () => {
    await bench.order('refuse')
    await bench.time.pass(5_000)
    const filing = await bench.accept(anEntry())
    await bench.time.pass(5_000)
    expect(clerk.current(filing).status).toBe('refused')
    const [entry] = bench.file(filing.id).outbox
    await bench.order('none')
    getValue(await clerk.change(filing, SHENZHEN))
    expect(clerk.current(filing).status).toBe('accepted')
    await bench.rest()
    const held = await bench.held()
    expect(held).toMatchObject([{ rloc_admdvs: '440300', ver_no: '1' }])
    expect(held[0]?.exp_content.x_client_biz_no).toBe(entry?.id)
  })

  test('that was refused is voided without a word to the subsystem', async () => {
    await addSecond(bench)
    await bench.order('refuse')
    await bench.time.pass(5_000)
    const filing = await bench.accept(anEntry())
    await bench.time.pass(5_000)
    getValue(await clerk.voidIt(filing))
    await bench.rest()
    expect(clerk.states(filing)).toEqual(['register withdrawn'])
    expect(await bench.held()).toEqual([])
  })
})
