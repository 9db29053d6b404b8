import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createSubsystemClient, type SubsystemClient } from '#electron/sync/subsystem-client.ts'
import {
  acceptedFiling,
  ENTRY_TABLES,
  manualTime,
  OFFICE,
  profileOf,
  queuedEntry,
  TRAINING,
  trainingControl,
} from '#electron/sync/sync-bench.test-helper.ts'
import type { Filing, FilingEntry, Receipt } from '#shared/filing/filing.ts'
import type { DueEntry } from '#shared/sync/due-entry.ts'
import type { OutboxEntry, OutboxOperation } from '#shared/sync/outbox-entry.ts'
import type { Reply } from '#shared/sync/reply.ts'
import { startTrainingSubsystem, type TrainingSubsystem } from './training-subsystem.ts'

const NEVER = new AbortController().signal
const { clock } = manualTime()
const ENDED: NonNullable<Filing['ended']> = {
  kind: 'voided',
  on: '2026-11-22',
  reason: '录错',
  by: { number: '0001', name: '李经办' },
  secondPerson: null,
  at: '2026-11-22T01:00:00.000Z',
}

let directory: string
let training: TrainingSubsystem
let client: SubsystemClient
let filing: Filing
let receipt: Receipt
let registered: OutboxEntry
let order: ReturnType<typeof trainingControl>['order']
let change: ReturnType<typeof trainingControl>['change']

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'operations-'))
  training = await startTrainingSubsystem({ directory, clock, ...TRAINING })
  ;({ order, change } = trainingControl(training.controlUrl))
  let serial = 0
  client = createSubsystemClient({
    profile: profileOf(training),
    office: OFFICE,
    operator: { number: '0001', name: '李经办' },
    ...ENTRY_TABLES,
    clock,
    nextSerial: () => ++serial,
    limits: { signInMs: 5_000, lookUpMs: 5_000, readMs: 1_500 },
  })
  filing = acceptedFiling()
  registered = queuedEntry(filing, 1, clock.now())
  const reply = await client.transmit({ filing, entry: registered }).send(NEVER)
  if (reply.kind !== 'accepted') throw new Error(reply.kind)
  receipt = reply.receipt
})
afterEach(async () => {
  await training.stop()
  rmSync(directory, { recursive: true })
})

function due(operation: OutboxOperation, to: Partial<FilingEntry>, version = '1'): DueEntry {
  const ended = operation === 'cancel' ? ENDED : null
  return {
    filing: { ...filing, ended, entry: { ...filing.entry, ...to } },
    entry: { ...queuedEntry(filing, 2, clock.now()), operation },
    sequel: {
      receipt: { ...receipt, version },
      reason: '迁居',
      before: operation === 'change' ? filing.entry : null,
    },
  }
}
const send = (wish: DueEntry) => client.transmit(wish).send(NEVER)
const ask = (wish: DueEntry) => client.query(wish).send(NEVER)
const held = async () => {
  const answer = await fetch(`${training.controlUrl}/training/filings`)
  return (await answer.json()) as readonly Readonly<Record<string, unknown>>[]
}

describe('X2512', () => {
  test('takes the fields as given, one version on, and leaves what is not given empty', async () => {
    const change = due('change', { destination: '440300', endDate: '2027-06-01', address: '' })
    expect(await send(change)).toEqual({ kind: 'applied', version: '2' })
    const [record] = await held()
    expect(record).toMatchObject({
      rloc_admdvs: '440300',
      enddate: '2027-06-01',
      ver_no: '2',
      vali_flag: '1',
      psn_name: filing.entry.name,
      fil_no: receipt.filingNumber,
    })
    expect(record).not.toHaveProperty('resout_addr')
  })

  test('sent again under its key it is answered as the first time, also after later changes', async () => {
    const change = due('change', { destination: '440300' })
    await send(change)
    await send(due('change', { phone: '13900000000' }, '2'))
    expect(await send(change)).toEqual({ kind: 'applied', version: '2' })
    expect(await held()).toMatchObject([{ ver_no: '3' }])
  })

  test('answered again after somebody else went on, it is no longer what stands there', async () => {
    const change = due('change', { destination: '440300' })
    await send(change)
    await send(due('change', { endDate: '2027-07-01' }, '2'))
    const { sequel, ...wish } = change
    if (!sequel?.receipt) throw new Error('no receipt')
    const retried = { ...wish, sequel: { ...sequel, receipt: { ...sequel.receipt, version: '3' } } }
    expect(await send(retried)).toEqual({ kind: 'conflict', detail: '', version: '3' })
  })

  test('of another version is refused with the record, which the desk reads as a conflict', async () => {
    await send(due('change', { endDate: '2027-07-01' }))
    expect(await send(due('change', { destination: '440300' }))).toEqual({
      kind: 'conflict',
      version: '2',
      detail: '现为第 2 版：就医地广东省 广州市，2026-11-22 至 2027-07-01，有效',
    })
  })

  test('is refused where the place, the days or the record are not right', async () => {
    const refused = async (wish: DueEntry) => {
      const reply = await send(wish)
      return reply.kind === 'refused' ? reply.message : reply.kind
    }
    expect(await refused(due('change', { destination: '440103' }))).toMatch(/^\[YD2001\]/)
    expect(await refused(due('change', { endDate: '2026-11-01' }))).toMatch(/^\[YD2002\]/)
    const stranger = { ...receipt, personNumber: '9' }
    const unknown = {
      ...due('change', {}),
      sequel: { receipt: stranger, reason: '迁居', before: null },
    }
    expect(await refused(unknown)).toMatch(/^\[YD2005\]/)
    await send(due('cancel', {}))
    expect(await refused(due('change', {}, '2'))).toMatch(/^\[YD2006\]/)
  })
})

describe('X2513', () => {
  test('leaves the record, which counts no more, with why and from when', async () => {
    expect(await send(due('cancel', {}))).toEqual({ kind: 'applied', version: '2' })
    expect(await held()).toMatchObject([
      {
        vali_flag: '0',
        ver_no: '2',
        x_cncl_type: '2',
        x_cncl_date: '2026-11-22',
        x_cncl_memo: '录错',
      },
    ])
  })

  test('of what was cancelled already is as good as done', async () => {
    await send(due('cancel', {}))
    expect(await send(due('cancel', {}))).toEqual({ kind: 'applied', version: '2' })
    expect(await held()).toMatchObject([{ ver_no: '2' }])
  })
})

describe.each(['change', 'cancel'] as const)('a %s that may have arrived', (operation) => {
  test.each<[string, Partial<Reply>, Reply['kind']]>([
    ['drop-after-commit', { kind: 'unknown', cause: 'no-answer' }, 'applied'],
    ['no-serial', { kind: 'unknown', cause: 'no-receipt' }, 'applied'],
    ['slow', { kind: 'unknown', cause: 'no-answer' }, 'applied'],
    ['drop-before-commit', { kind: 'unknown', cause: 'no-answer' }, 'not-found'],
    ['html-200', { kind: 'unknown', cause: 'captive-portal' }, 'not-found'],
    ['refuse', { kind: 'refused' }, 'not-found'],
    ['http-503', { kind: 'busy' }, 'not-found'],
  ])('after "%s" is told by serial, version and content', async (fault, reply, found) => {
    const wish = due(operation, { destination: '440300' })
    await order({ fault, times: 1 })
    expect(await send(wish)).toMatchObject(reply)
    expect(await ask(wish)).toMatchObject({ kind: found })
    expect(await send(wish)).toEqual({ kind: 'applied', version: '2' })
    expect(await held()).toHaveLength(1)
  })

  test('is a conflict once somebody else was first', async () => {
    const wish = due(operation, { destination: '440300' })
    await order({ fault: 'other-hand', times: 1 })
    expect(await send(wish)).toMatchObject({ kind: 'conflict', version: '2' })
    expect(await ask(wish)).toMatchObject({ kind: 'conflict', version: '2' })
  })
})

describe('a change of what the record does not tell', () => {
  const wish = () => due('change', { secondPhone: '0631-5234567' })

  test('is not done because somebody else made another version', async () => {
    await change({ key: registered.id, act: 'touch' })
    expect(await send(wish())).toMatchObject({ kind: 'conflict', version: '2' })
    expect(await ask(wish())).toEqual({ kind: 'not-found' })
    expect(await held()).toMatchObject([{ ver_no: '2' }])
  })

  test('that did arrive is told by its key when it is sent again', async () => {
    await order({ fault: 'drop-after-commit', times: 1 })
    const sent = wish()
    expect(await send(sent)).toMatchObject({ kind: 'unknown' })
    expect(await ask(sent)).toEqual({ kind: 'not-found' })
    expect(await send(sent)).toEqual({ kind: 'applied', version: '2' })
    expect(await held()).toMatchObject([{ ver_no: '2' }])
  })
})

describe('a line that repeats itself', () => {
  test('does nothing twice', async () => {
    await order({ fault: 'delivered-twice' })
    expect(await send(due('change', { destination: '440300' }))).toMatchObject({ version: '2' })
    expect(await send(due('change', { phone: '13900000000' }, '2'))).toMatchObject({ version: '3' })
    const other = acceptedFiling({ documentNumber: '169901195001010028' })
    const entry = queuedEntry(other, 3, clock.now())
    expect(await client.transmit({ filing: other, entry }).send(NEVER)).toMatchObject({
      kind: 'accepted',
    })
    expect(await held()).toMatchObject([{ ver_no: '3', tel: '13900000000' }, { ver_no: '1' }])
  })

  test('and late changes nothing back', async () => {
    expect(await send(due('change', { destination: '440300' }))).toMatchObject({ version: '2' })
    await order({ fault: 'delivered-late', times: 1 })
    expect(await send(due('change', { destination: '440100' }, '2'))).toMatchObject({
      kind: 'applied',
      version: '3',
    })
    expect(await held()).toMatchObject([{ rloc_admdvs: '440100', ver_no: '3', vali_flag: '1' }])
  })
})

test('without a receipt there is nothing to change: the words of the error name no value', () => {
  const { sequel: _none, ...wish } = due('change', {})
  expect(() => client.transmit(wish)).toThrow('no receipt to change by')
  const blank = {
    ...due('change', {}),
    sequel: { receipt: { ...receipt, version: '' }, reason: '', before: null },
  }
  expect(() => client.transmit(blank)).toThrow('X2512 cannot carry: ver_no, memo')
})
