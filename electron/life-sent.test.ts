import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { anEntry, TABLES, TODAY } from '#tests/builders.ts'
import {
  type BenchClerk,
  clerkOf,
  FIRST,
  getValue,
  type LifeBench,
  openLifeBench,
} from './life-bench.test-helper.ts'
import { sendNow, setEntryAside } from './vault/queue-acts.ts'
import { findStandingChange } from './vault/standing-change.ts'

const SHENZHEN = { destination: '440300', address: '福田区深南大道 1 号' } as const

let bench: LifeBench
let clerk: BenchClerk

beforeEach(async () => {
  bench = await openLifeBench(TABLES)
  clerk = clerkOf(bench)
})
afterEach(() => bench.close())

describe('a filing the subsystem holds', () => {
  test('is changed by X2512 with the version known, once for each change, in order', async () => {
    const filing = await clerk.acknowledged(anEntry())
    await bench.order('drop-after-commit', 1)
    getValue(await clerk.change(filing, SHENZHEN))
    await bench.time.pass(0)
    expect(clerk.states(filing)).toEqual(['register acknowledged', 'change unknown'])
    getValue(await clerk.change(filing, { phone: '13900000000' }))
    expect(clerk.states(filing).at(-1)).toBe('change queued')
    await bench.rest()
    expect(await bench.held()).toMatchObject([
      { rloc_admdvs: '440300', tel: '13900000000', ver_no: '3', vali_flag: '1' },
    ])
    expect(clerk.current(filing)).toMatchObject({
      status: 'acknowledged',
      receipt: { version: '3' },
    })
    expect(bench.sent()).toEqual(['X2511', 'X2512', 'X5311', 'X2512'])
    expect(bench.file(filing.id).events.at(-1)?.detail).toBe('X2512 备案变更，数据版本 3')
  })

  test('that nobody knows the fate of is changed after it was asked about', async () => {
    await bench.order('drop-before-commit', 1)
    const filing = await bench.accept(anEntry())
    await bench.time.pass(0)
    expect(clerk.states(filing)).toEqual(['register unknown'])
    getValue(await clerk.change(filing, SHENZHEN))
    await bench.rest()
    expect(bench.sent()).toEqual(['X2511', 'X5311', 'X5311', 'X2511', 'X2512'])
    expect(await bench.held()).toMatchObject([{ rloc_admdvs: '440300', ver_no: '2' }])
    expect(clerk.current(filing).entry.destination).toBe('440300')
  })

  test('ends by X2513, and a change that had not left is withdrawn with it', async () => {
    const filing = await clerk.acknowledged(anEntry())
    await bench.cutLine()
    getValue(await clerk.change(filing, SHENZHEN))
    getValue(await clerk.terminate(filing))
    await bench.rest()
    expect(clerk.states(filing)).toEqual([
      'register acknowledged',
      'change withdrawn',
      'cancel acknowledged',
    ])
    expect(await bench.held()).toMatchObject([
      { rloc_admdvs: '440100', ver_no: '2', vali_flag: '0', x_cncl_type: '1' },
    ])
    expect(clerk.current(filing)).toMatchObject({
      status: 'terminated',
      entry: { destination: '440100' },
      ended: { kind: 'terminated', on: TODAY, reason: '回原籍', by: { name: FIRST.name } },
    })
  })

  test('ends after a change that nobody knows the fate of', async () => {
    const filing = await clerk.acknowledged(anEntry())
    await bench.order('drop-before-commit', 1)
    getValue(await clerk.change(filing, SHENZHEN))
    await bench.time.pass(0)
    getValue(await clerk.terminate(filing))
    await bench.rest()
    expect(await bench.held()).toMatchObject([
      { rloc_admdvs: '440300', ver_no: '3', vali_flag: '0' },
    ])
    expect(clerk.current(filing)).toMatchObject({ status: 'terminated', receipt: { version: '3' } })
  })

  test('ends although the change before the end is refused', async () => {
    const filing = await clerk.acknowledged(anEntry())
    await bench.order('drop-before-commit', 1)
    getValue(await clerk.change(filing, SHENZHEN))
    await bench.time.pass(0)
    getValue(await clerk.terminate(filing))
    await bench.time.pass(70_000)
    const refusing = bench.order('refuse', 1)
    await refusing
    await bench.time.pass(70_000)
    await bench.rest()
    expect(clerk.states(filing).at(-1)).toBe('cancel acknowledged')
    expect(await bench.held()).toMatchObject([{ vali_flag: '0' }])
  })

  test('that somebody else changed is a conflict in words; the clerk’s retry goes over it', async () => {
    const filing = await clerk.acknowledged(anEntry())
    await bench.order('other-hand', 1)
    getValue(await clerk.change(filing, SHENZHEN))
    await bench.time.pass(0)
    const parked = bench.file(filing.id).outbox.at(-1)
    expect(parked).toMatchObject({ state: 'parked', reason: { code: 'conflict' } })
    expect(parked?.reason?.words).toContain(
      '现为第 2 版：就医地广东省 广州市，2026-11-22 起长期有效，有效',
    )
    expect(clerk.current(filing)).toMatchObject({
      status: 'acknowledged',
      receipt: { version: '2' },
    })
    sendNow(bench.vault, parked?.id ?? '')
    await bench.rest()
    expect(bench.sent()).toEqual(['X2511', 'X2512', 'X2512'])
    expect(clerk.states(filing).slice(-2)).toEqual(['change withdrawn', 'change acknowledged'])
    expect(await bench.held()).toMatchObject([{ rloc_admdvs: '440300', ver_no: '3' }])
    expect(clerk.current(filing).receipt?.version).toBe('3')
  })

  test('that took effect and was changed by somebody else goes over it under a key of its own', async () => {
    const filing = await clerk.acknowledged(anEntry())
    await bench.order('drop-after-commit', 1)
    getValue(await clerk.change(filing, SHENZHEN))
    await bench.time.pass(0)
    await bench.order('other-hand', 1)
    await bench.time.pass(70_000)
    const parked = bench.file(filing.id).outbox.at(-1)
    expect(parked).toMatchObject({ state: 'parked', reason: { code: 'conflict' } })
    sendNow(bench.vault, parked?.id ?? '')
    await bench.rest()
    expect(clerk.states(filing).at(-1)).toBe('change acknowledged')
    const [held] = await bench.held()
    expect(held).toMatchObject({ rloc_admdvs: '440300', ver_no: '4' })
    expect(held?.resout_addr).not.toBe('别处登记的地址')
  })

  test('that somebody else changed takes the clerk’s new change instead of the parked one', async () => {
    const filing = await clerk.acknowledged(anEntry())
    await bench.order('other-hand', 1)
    getValue(await clerk.change(filing, SHENZHEN))
    await bench.time.pass(0)
    getValue(await clerk.change(filing, { phone: '13900000000' }))
    await bench.rest()
    expect(clerk.states(filing)).toEqual([
      'register acknowledged',
      'change withdrawn',
      'change acknowledged',
    ])
    expect(await bench.held()).toMatchObject([
      { rloc_admdvs: '440300', tel: '13900000000', ver_no: '3' },
    ])
  })

  test('a refused change can be taken back: the filing says again what the subsystem holds', async () => {
    const filing = await clerk.acknowledged(anEntry())
    await bench.order('refuse', 1)
    getValue(await clerk.change(filing, SHENZHEN))
    await bench.time.pass(0)
    expect(clerk.states(filing).at(-1)).toBe('change parked')
    getValue(await clerk.takeBack(filing))
    expect(clerk.current(filing)).toMatchObject({
      status: 'acknowledged',
      entry: { destination: '440100' },
    })
    expect(clerk.states(filing).at(-1)).toBe('change withdrawn')
    expect(clerk.kinds(filing).slice(-2)).toEqual(['taken-back', 'settled-here'])
  })

  test('an end that had not left can be taken back, one that arrived cannot', async () => {
    const filing = await clerk.acknowledged(anEntry())
    await bench.cutLine()
    getValue(await clerk.terminate(filing))
    await bench.time.pass(0)
    getValue(await clerk.takeBack(filing))
    expect(clerk.current(filing)).toMatchObject({ status: 'acknowledged', ended: null })
    expect(clerk.states(filing)).toEqual(['register acknowledged', 'cancel withdrawn'])
    getValue(await clerk.terminate(filing))
    await bench.rest()
    expect(await clerk.takeBack(filing)).toMatchObject({
      error: { code: 'nothing-to-take-back' },
    })
  })

  test('a change that an end withdrew comes back with the end, and goes', async () => {
    const filing = await clerk.acknowledged(anEntry())
    await bench.cutLine()
    getValue(await clerk.change(filing, SHENZHEN, '随子女迁居'))
    getValue(await clerk.terminate(filing))
    expect(clerk.current(filing).entry.destination).toBe('440100')
    getValue(await clerk.takeBack(filing))
    expect(clerk.current(filing)).toMatchObject({ ended: null, entry: SHENZHEN })
    expect(findStandingChange(bench.vault.db, filing.id)?.changes).toHaveLength(2)
    await bench.rest()
    expect(clerk.states(filing)).toEqual([
      'register acknowledged',
      'change withdrawn',
      'cancel withdrawn',
      'change acknowledged',
    ])
    expect(await bench.held()).toMatchObject([{ rloc_admdvs: '440300', vali_flag: '1' }])
  })

  test('a change the clerk had set aside does not come back with an end, and the timeline says so', async () => {
    const filing = await clerk.acknowledged(anEntry())
    await bench.cutLine()
    getValue(await clerk.change(filing, SHENZHEN))
    getValue(setEntryAside(bench.vault, bench.file(filing.id).outbox.at(-1)?.id ?? '', '待核实'))
    getValue(await clerk.terminate(filing))
    getValue(await clerk.takeBack(filing))
    expect(clerk.current(filing).entry.destination).toBe('440100')
    expect(bench.file(filing.id).events.at(-2)?.detail).toContain('另办变更')
    await bench.rest()
    expect(clerk.states(filing).slice(1)).toEqual(['change withdrawn', 'cancel withdrawn'])
  })

  test('nor does one where somebody else changed the record before the end was taken back', async () => {
    const filing = await clerk.acknowledged(anEntry())
    await bench.cutLine()
    getValue(await clerk.change(filing, SHENZHEN))
    getValue(await clerk.terminate(filing))
    await bench.order('other-hand', 1)
    await bench.time.pass(70_000)
    expect(clerk.states(filing).at(-1)).toBe('cancel parked')
    getValue(await clerk.takeBack(filing))
    await bench.rest()
    expect(await bench.held()).toMatchObject([{ rloc_admdvs: '440100', vali_flag: '1' }])
  })

  test('what came back with an end can be taken back itself', async () => {
    const filing = await clerk.acknowledged(anEntry())
    await bench.cutLine()
    getValue(await clerk.change(filing, SHENZHEN))
    getValue(await clerk.terminate(filing))
    getValue(await clerk.takeBack(filing))
    getValue(await clerk.takeBack(filing))
    expect(clerk.current(filing).entry).toEqual(filing.entry)
    expect(findStandingChange(bench.vault.db, filing.id)).toBeUndefined()
  })
})
