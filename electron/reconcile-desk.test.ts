import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Filing } from '#shared/filing/filing.ts'
import type { Difference, DifferenceAct } from '#shared/sync/difference.ts'
import type { Reconciliation } from '#shared/sync/reconciliation.ts'
import { anEntry, identityNumber, TABLES } from '#tests/builders.ts'
import {
  type BenchClerk,
  clerkOf,
  getValue,
  type LifeBench,
  openLifeBench,
} from './life-bench.test-helper.ts'
import { actOnDifference } from './services/difference-decisions.ts'
import { type TrainingControl, trainingControl } from './sync/sync-bench.test-helper.ts'
import { findAuditFault } from './vault/audit-check.ts'
import { readDownload } from './vault/held-there.ts'
import { listDifferences, listReconciliations } from './vault/reconciliations.ts'

const DAY_MS = 24 * 3_600_000

let bench: LifeBench
let clerk: BenchClerk
let control: TrainingControl

beforeEach(async () => {
  bench = await openLifeBench(TABLES)
  clerk = clerkOf(bench)
  control = trainingControl(bench.controlUrl)
})
afterEach(async () => {
  expect(bench.faults).toEqual([])
  expect(findAuditFault(bench.vault)).toBeUndefined()
  await bench.close()
})

async function run(fromStart = false): Promise<Reconciliation> {
  return getValue(await bench.session.reconciliations.run(fromStart))
}

const open = () => listDifferences(bench.vault, 'open', 100)
const keyOf = (filing: Pick<Filing, 'id'>) => bench.file(filing.id).outbox[0]?.id ?? ''

function onlyOpen(): Difference {
  const [found, ...others] = open()
  if (found === undefined || others.length > 0) throw new Error(`${open().length} are open`)
  return found
}

function act(name: DifferenceAct, note = '') {
  return actOnDifference(bench.context, bench.session, {
    differenceId: onlyOpen().id,
    act: name,
    note,
  })
}

/** The entry of a person of its own. */
function entryOf(serial: number) {
  return anEntry({ documentNumber: identityNumber('19560312', serial), name: `样例${serial}` })
}

/** A filing the subsystem holds. */
async function held(serial: number): Promise<Filing> {
  return clerk.acknowledged(entryOf(serial))
}

async function alter(filing: Filing, what: string): Promise<void> {
  await control.change({ key: keyOf(filing), act: what })
}

describe('a comparison', () => {
  test('finds nothing where both sides agree, and counts the sides apart', async () => {
    const first = await held(1)
    await held(3)
    getValue(await clerk.change(first, { phone: '13900000000' }))
    await bench.order('offline')
    await bench.accept(entryOf(5))
    await bench.rest()
    await bench.order('refuse')
    await bench.accept(entryOf(7))
    await bench.time.pass(0)
    const { found, counts, isWhole } = await run()
    expect(found).toEqual({})
    expect(counts).toEqual({ local: 4, acknowledged: 3, held: 3, compared: 4, underWay: 0 })
    expect(isWhole).toBe(true)
    expect(await run()).toMatchObject({ isWhole: false, counts: { compared: 0, held: 3 } })
  })

  test('asks page by page, goes on where it broke off, and later only for what was changed', async () => {
    for (let serial = 1; serial <= 90; serial += 2) await bench.accept(entryOf(serial))
    await bench.rest()
    await bench.order('http-503')
    const refused = await bench.session.reconciliations.run(false)
    expect(refused).toMatchObject({ ok: false, error: { code: 'offline' } })
    expect(bench.session.reconciliations.state().problem).toContain('没有对账')
    expect(listReconciliations(bench.vault, 9)).toEqual([])
    await bench.order('none')
    expect((await run()).counts.held).toBe(45)
    expect(readDownload(bench.vault).mark).toBe('45')
    await held(101)
    expect((await run()).counts).toMatchObject({ held: 46, compared: 1 })
  })

  test('leaves to the queue what is on its way', async () => {
    const filing = await held(1)
    await bench.order('drop-after-commit', 1)
    getValue(await clerk.change(filing, { phone: '13900000000' }))
    await bench.time.pass(0)
    expect(clerk.states(filing).at(-1)).toBe('change unknown')
    expect(await run()).toMatchObject({ found: {}, counts: { underWay: 1 } })
    await bench.rest()
    expect(await run()).toMatchObject({ found: {}, counts: { underWay: 0, compared: 1 } })
  })

  test('of a subsystem that was set back begins anew', async () => {
    const filing = await held(1)
    await run()
    bench.vault.db.prepare("UPDATE held_download SET mark = '99'").run()
    await alter(filing, 'touch')
    expect(await run()).toMatchObject({ isWhole: false, found: { 'other-version': 1 } })
  })

  test('runs by itself once a day while the line is up, and says who ran it', async () => {
    await held(1)
    const { reconciliations } = bench.session
    reconciliations.due()
    expect(reconciliations.state().isRunning).toBe(false)
    bench.time.leap(DAY_MS)
    reconciliations.due()
    expect(reconciliations.state().isRunning).toBe(true)
    expect(await reconciliations.run(false)).toMatchObject({ error: { code: 'reconciling' } })
    await expect.poll(() => reconciliations.state().isRunning).toBe(false)
    expect(listReconciliations(bench.vault, 9)).toMatchObject([{ by: 'desk', day: '2026-11-23' }])
    reconciliations.due()
    expect(reconciliations.state().isRunning).toBe(false)
  })
})

describe('a difference', () => {
  test('missing there is asked about twice before it is sent again under its own key', async () => {
    const filing = await held(1)
    await alter(filing, 'forget')
    await run()
    expect(onlyOpen()).toMatchObject({ kind: 'missing-there', held: null, filingId: filing.id })
    const before = bench.sent().length
    getValue(act('ask-again'))
    expect(clerk.current(filing).status).toBe('accepted')
    await bench.rest()
    expect(bench.sent().slice(before)).toEqual(['X5311', 'X5311', 'X2511'])
    expect(clerk.current(filing).status).toBe('acknowledged')
    expect(await bench.held()).toHaveLength(1)
    expect(await run(true)).toMatchObject({ found: {} })
    expect(clerk.kinds(filing)).toContain('reconciled')
  })

  test('that turns out to be there is never sent again', async () => {
    const filing = await held(1)
    await bench.vault.db.exec('DELETE FROM held_there')
    await run()
    bench.vault.db.exec('DELETE FROM held_there; UPDATE held_download SET compared_seq = 0')
    await run()
    expect(onlyOpen().kind).toBe('missing-there')
    const before = bench.sent().length
    getValue(act('ask-again'))
    await bench.rest()
    expect(bench.sent().slice(before)).toEqual(['X5311'])
    expect(clerk.current(filing).status).toBe('acknowledged')
  })

  test('of a record nobody here knows is taken over as a filing, or left to its desk', async () => {
    const filing = await held(1)
    await alter(filing, 'copy')
    await run()
    expect(onlyOpen()).toMatchObject({ kind: 'unknown-here', filingId: null })
    getValue(act('take-over'))
    expect(await run(true)).toMatchObject({ found: {}, counts: { local: 2, acknowledged: 2 } })
    await alter(filing, 'copy')
    await run()
    getValue(act('elsewhere'))
    expect(await run(true)).toMatchObject({ found: {}, counts: { local: 2, held: 3 } })
  })

  test('of a record that could never be sent from here is not taken over', async () => {
    const filing = await held(1)
    await alter(filing, 'copy-otherwise')
    await run()
    expect(act('take-over')).toMatchObject({ error: { code: 'not-carried' } })
    getValue(act('by-hand', '已电话请省平台核对'))
    expect(await run(true)).toMatchObject({ found: {}, counts: { local: 1, held: 2 } })
  })

  test('of content is settled by their word, or by ours through X2512', async () => {
    const first = await held(1)
    await alter(first, 'move')
    await run()
    expect(onlyOpen()).toMatchObject({ kind: 'other-content', unlike: ['就医地'] })
    getValue(act('take-theirs'))
    expect(clerk.current(first)).toMatchObject({
      entry: { destination: '440300' },
      receipt: { version: '2' },
      status: 'acknowledged',
    })
    expect(await run()).toMatchObject({ found: {} })
    const second = await held(3)
    await alter(second, 'move')
    await run()
    getValue(act('send-ours'))
    await bench.rest()
    expect((await bench.held())[1]).toMatchObject({ rloc_admdvs: '440100', ver_no: '3' })
    expect(await run()).toMatchObject({ found: {} })
  })

  test('of state ends the filing here, or is told to the subsystem through X2513', async () => {
    const first = await held(1)
    await alter(first, 'cancel')
    await run()
    expect(onlyOpen()).toMatchObject({ kind: 'other-state' })
    getValue(act('take-theirs'))
    expect(clerk.current(first)).toMatchObject({
      status: 'terminated',
      ended: { kind: 'terminated' },
    })
    expect(await run()).toMatchObject({ found: {} })
    const second = await held(3)
    getValue(await clerk.terminate(second))
    await bench.rest()
    await alter(second, 'revive')
    await run()
    expect(act('take-theirs')).toMatchObject({ error: { code: 'act-impossible' } })
    getValue(act('send-ours'))
    await bench.rest()
    expect((await bench.held())[1]).toMatchObject({ vali_flag: '0', ver_no: '4' })
    expect(await run()).toMatchObject({ found: {} })
  })

  test('of version alone takes their numbers', async () => {
    const filing = await held(1)
    await alter(filing, 'touch')
    await run()
    expect(onlyOpen()).toMatchObject({ kind: 'other-version', unlike: ['数据版本'] })
    getValue(act('take-theirs'))
    expect(clerk.current(filing).receipt?.version).toBe('2')
    expect(await run()).toMatchObject({ found: {} })
  })

  test('of the person is left to a person, and is not brought up again until it changes', async () => {
    const filing = await held(1)
    await alter(filing, 'rename')
    await run()
    expect(onlyOpen()).toMatchObject({ kind: 'other-person', unlike: ['姓名'] })
    expect(act('take-theirs')).toMatchObject({ error: { code: 'act-impossible' } })
    expect(act('by-hand')).toMatchObject({ error: { code: 'reason-missing' } })
    getValue(act('by-hand', '已电话请省平台核对'))
    expect(await run(true)).toMatchObject({ found: {} })
    expect(listDifferences(bench.vault, 'dealt', 9)).toMatchObject([
      { dealt: { act: 'by-hand', by: { number: '0001' }, note: '已电话请省平台核对' } },
    ])
    await alter(filing, 'touch')
    expect(await run()).toMatchObject({ found: { 'other-person': 1 } })
  })

  test('of what was refused here is asked about, never sent blindly', async () => {
    const filing = await held(1)
    await alter(filing, 'copy')
    const [, copy] = await bench.held()
    await run()
    getValue(act('elsewhere'))
    // The copy's key stands under a registration that was refused here.
    await bench.order('refuse')
    const refused = await bench.accept(anEntry({ documentNumber: '169999195001010013' }))
    await bench.time.pass(0)
    bench.vault.db
      .prepare('UPDATE held_there SET key = ?, is_compared = 0 WHERE key = ?')
      .run(keyOf(refused), copy?.exp_content.x_client_biz_no)
    await bench.order('none')
    await run()
    expect(onlyOpen().kind).toBe('unacknowledged')
    const before = bench.sent().length
    getValue(act('ask-again'))
    await bench.time.pass(0)
    expect(bench.sent().slice(before)).toEqual(['X5311'])
  })

  test('that is gone by itself is closed, and one that moved is not acted upon', async () => {
    const filing = await held(1)
    await alter(filing, 'move')
    await run()
    const { id } = onlyOpen()
    getValue(await clerk.change(filing, { phone: '13900000000' }))
    expect(act('take-theirs')).toMatchObject({ error: { code: 'difference-moved' } })
    await bench.rest()
    getValue(await clerk.takeBack(filing))
    getValue(await clerk.change(filing, { destination: '440300' }))
    await bench.rest()
    await run(true)
    expect(listDifferences(bench.vault, 'gone', 9).map((one) => one.id)).toContain(id)
  })
})
