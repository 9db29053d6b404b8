import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { anEntry, TABLES } from '#tests/builders.ts'
import {
  addSecond,
  type BenchClerk,
  clerkOf,
  getValue,
  type LifeBench,
  type Named,
  openLifeBench,
} from './life-bench.test-helper.ts'
import { commit } from './vault/commit.ts'
import { putPage } from './vault/draft-pages.ts'
import { findDuePage } from './vault/filing-pages.ts'
import { acceptPages } from './vault/page-rows.ts'
import { samplePage } from './vault/page-samples.test-helper.ts'
import { sendNow } from './vault/queue-acts.ts'

const SHENZHEN = { destination: '440300', address: '福田区深南大道 1 号' } as const

let bench: LifeBench
let clerk: BenchClerk

beforeEach(async () => {
  bench = await openLifeBench(TABLES)
  clerk = clerkOf(bench)
})
afterEach(() => bench.close())

/** A filing whose answer was lost, and which somebody else changed before the subsystem was asked. */
async function lost(): Promise<Named> {
  await bench.order('drop-after-commit', 1)
  const filing = await bench.accept(anEntry())
  await bench.time.pass(0)
  expect(clerk.states(filing)).toEqual(['register unknown'])
  return filing
}

async function heldOtherwise(): Promise<Named> {
  const filing = await lost()
  await bench.order('other-hand', 1)
  await bench.time.pass(70_000)
  return filing
}

describe('a registration the subsystem holds with another content', () => {
  test('waits for the clerk, who is told where they differ', async () => {
    const filing = await heldOtherwise()
    expect(clerk.current(filing)).toMatchObject({
      status: 'refused',
      receipt: null,
      found: { version: '2' },
    })
    const [parked] = bench.file(filing.id).outbox
    expect(parked?.reason?.words).toContain(
      '不一致：异地联系地址不同；现为第 2 版：就医地广东省 广州市',
    )
    expect(await clerk.terminate(filing)).toMatchObject({
      error: { message: expect.stringContaining('请先办变更，按本机的内容更正') },
    })
  })

  test('is corrected by a change, even to what was filed, with the version found', async () => {
    const filing = await heldOtherwise()
    getValue(await clerk.change(filing, {}, '按受理时的内容更正'))
    await bench.rest()
    expect(clerk.states(filing)).toEqual(['register withdrawn', 'change acknowledged'])
    expect(clerk.current(filing)).toMatchObject({
      status: 'acknowledged',
      receipt: { version: '3' },
      found: null,
    })
    expect(await bench.held()).toMatchObject([
      { resout_addr: '天河区体育西路 1 号', ver_no: '3', vali_flag: '1' },
    ])
  })

  test('is voided by its own serial', async () => {
    await addSecond(bench)
    const filing = await heldOtherwise()
    getValue(await clerk.voidIt(filing))
    await bench.rest()
    expect(clerk.states(filing)).toEqual(['register withdrawn', 'cancel acknowledged'])
    expect(clerk.current(filing)).toMatchObject({ status: 'voided', found: null })
    expect(await bench.held()).toMatchObject([{ vali_flag: '0', x_cncl_type: '2', ver_no: '3' }])
  })

  test('keeps its correction: there is nothing to go back to', async () => {
    const filing = await heldOtherwise()
    await bench.order('offline')
    getValue(await clerk.change(filing, SHENZHEN))
    expect(await clerk.takeBack(filing)).toMatchObject({ error: { code: 'corrects-subsystem' } })
    await bench.rest()
    expect(await bench.held()).toMatchObject([{ rloc_admdvs: '440300', ver_no: '3' }])
  })

  test('keeps its correction through an end as well', async () => {
    const filing = await heldOtherwise()
    await bench.order('offline')
    getValue(await clerk.change(filing, SHENZHEN))
    getValue(await clerk.terminate(filing))
    expect(await clerk.takeBack(filing)).toMatchObject({ error: { code: 'corrects-subsystem' } })
  })

  test('holds up what was decided meanwhile until a clerk has looked at it', async () => {
    const filing = await lost()
    getValue(await clerk.change(filing, SHENZHEN))
    await bench.order('other-hand', 1)
    await bench.time.pass(70_000)
    expect(clerk.states(filing)).toEqual(['register withdrawn', 'change parked'])
    const waiting = bench.file(filing.id).outbox.at(-1)
    expect(waiting?.reason?.words).toContain('这次变更还没有报送')
    expect(clerk.current(filing)).toMatchObject({
      status: 'acknowledged',
      receipt: { version: '2' },
    })
    sendNow(bench.vault, waiting?.id ?? '')
    await bench.rest()
    expect(bench.sent().at(-1)).toBe('X2512')
    expect(await bench.held()).toMatchObject([{ rloc_admdvs: '440300', ver_no: '3' }])
  })

  test('that was ended meanwhile is cancelled once the clerk says so', async () => {
    const filing = await lost()
    getValue(await clerk.terminate(filing))
    await bench.order('other-hand', 1)
    await bench.time.pass(70_000)
    expect(clerk.states(filing)).toEqual(['register withdrawn', 'cancel parked'])
    sendNow(bench.vault, bench.file(filing.id).outbox.at(-1)?.id ?? '')
    await bench.rest()
    expect(clerk.current(filing).status).toBe('terminated')
    expect(await bench.held()).toMatchObject([{ vali_flag: '0', ver_no: '3' }])
  })

  test('goes on where its end is taken back: an end corrects nothing', async () => {
    const filing = await lost()
    getValue(await clerk.terminate(filing))
    await bench.order('other-hand', 1)
    await bench.time.pass(70_000)
    getValue(await clerk.takeBack(filing))
    await bench.rest()
    expect(clerk.states(filing)).toEqual(['register withdrawn', 'cancel withdrawn'])
    expect(clerk.current(filing)).toMatchObject({ status: 'acknowledged', ended: null })
    expect(await bench.held()).toMatchObject([{ vali_flag: '1', ver_no: '2' }])
  })

  test('has its pages sent by the key it was registered under, and is reported with the last', async () => {
    const filing = await heldOtherwise()
    getValue(putPage(bench.vault, samplePage('018f6a2e-0000-4000-8000-000000000009')))
    const note = { action: 'test', object: filing.id, by: '0001', fields: [] }
    commit(bench.vault, note, (tx) => {
      tx.db.prepare('UPDATE draft_pages SET owner = ?').run(filing.id)
      acceptPages(tx, filing.id)
    })
    getValue(await clerk.change(filing, {}, '按受理时的内容更正'))
    expect(clerk.current(filing).status).toBe('accepted')
    expect(findDuePage(bench.vault)).toMatchObject({ key: bench.file(filing.id).outbox[0]?.id })
  })
})
