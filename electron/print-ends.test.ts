import { randomUUID } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import { FormId } from '#shared/paper.ts'
import type { PrintRunView } from '#shared/printing/print-run.ts'
import type { JobState } from '#shared/printing/printer.ts'
import { defaultProfile } from '#shared/printing/printer-profile.ts'
import { ok, refuse } from '#shared/result.ts'
import { TABLES } from '#tests/builders.ts'
import type { Host } from './host.ts'
import { NO_HOST } from './no-host.test-helper.ts'
import { openPrintDesk, type PrintDesk } from './print-desk.ts'
import { paperLayout } from './services/paper-layout.ts'
import { acceptFiling, findFilingFile } from './vault/filings.ts'
import { setProfile } from './vault/printer-profiles.ts'
import { countItems } from './vault/prints.ts'
import {
  createSampleVault,
  makeTestFolder,
  SAMPLE_NOW,
  sampleAcceptance,
} from './vault/sample-vault.test-helper.ts'
import { closeVault, type Vault } from './vault/vault.ts'

const folder = makeTestFolder()
afterAll(() => folder.remove())

let vault: Vault
let prints: PrintDesk
let ids: readonly string[]
let told: PrintRunView[]
let faults: unknown[]
/** Papers of each document. */
let drawn: number[]
let round = 0

function open(host: Partial<Host>, operator = vault.operator): PrintDesk {
  const context = { clock: vault.clock, host: NO_HOST, mode: 'production', tables: TABLES } as const
  return openPrintDesk({
    ...context,
    vault,
    operator,
    profileDirectory: folder.path,
    host: { ...NO_HOST, ...host },
    pdf: {
      renderTogether: async (layouts) => {
        drawn.push(layouts.length)
        return ok({ pdf: new Uint8Array(), pages: layouts.length })
      },
    },
    layoutOf: ({ form, filingId }) =>
      paperLayout(
        { ...context, session: () => undefined },
        { vault },
        { form: FormId.parse(form), filingId },
      ),
    onProgress: (view) => told.push(view),
    reportFault: (_where, fault) => faults.push(fault),
  })
}

const order = (runId: string) => ({
  ...{ runId, filingIds: ids, forms: ['filing-form' as const], copies: 1 },
  order: 'by-person' as const,
})
const one = () => ({
  ...{ pdf: new Uint8Array(), title: 'one', copies: 1, profile: defaultProfile('filing-form') },
  of: { form: 'filing-form', filingId: ids[0] ?? '', acceptanceNumber: '', name: '' } as const,
})
const printsOf = (id = '') =>
  findFilingFile(vault, id)?.events.filter(({ kind }) => kind.includes('print'))
const singleCounts = () => {
  const run = vault.db.prepare<[], string>('SELECT id FROM print_runs').pluck().get()
  return countItems(vault, run ?? '')
}
async function until(isSo: () => boolean) {
  for (let tries = 0; !isSo() && tries < 200; tries += 1) await setTimeout(20)
  expect(isSo()).toBe(true)
}

beforeEach(async () => {
  round += 1
  vault = await createSampleVault(`${folder.path}/vault-${round}`)
  const policy = { packs: [{ id: 'national', version: '2023-01-01' }] }
  const materials = { voucher: 'e-voucher', 'relocation-proof': 'promise' }
  ids = [1, 2, 3].map((count) => {
    const sample = sampleAcceptance(count)
    const entry = { ...sample.entry, materials }
    return acceptFiling(vault, { ...sample, entry, policy }, SAMPLE_NOW).id
  })
  setProfile(vault, { ...defaultProfile('filing-form'), jobs: 'each' })
  told = []
  faults = []
  drawn = []
})
afterEach(async () => {
  await prints.stop()
  closeVault(vault)
})

const NO_ANSWER = refuse('printer-no-answer', '不知道是否已打印；请先看打印机')

test('a paper the spooler may have taken is unknown, and the batch asks before it prints it again', async () => {
  prints = open({ printPdf: async () => NO_ANSWER })
  await prints.start(order(randomUUID()))
  await until(() => told.at(-1)?.run.state === 'stopped')
  expect(told.at(-1)).toMatchObject({
    run: { words: NO_ANSWER.error.message },
    counts: { unknown: 1, waiting: 2 },
    troubles: [{ words: NO_ANSWER.error.message }],
  })
  expect(printsOf(ids[0])).toEqual([])
  expect(prints.end(told.at(-1)?.run.id ?? '').ok).toBe(true)
  expect(printsOf(ids[0])).toMatchObject([{ kind: 'maybe-printed' }])
})

test('a single paper the spooler may have taken is not called failed', async () => {
  prints = open({ printPdf: async () => NO_ANSWER })
  expect(await prints.printOne(one())).toEqual(NO_ANSWER)
  expect(singleCounts()).toMatchObject({ unknown: 1, failed: 0 })
  expect(printsOf(ids[0])).toMatchObject([
    { kind: 'maybe-printed', detail: `跨省异地就医登记备案表，1 份，${NO_ANSWER.error.message}` },
  ])
})

test('a batch left at a printer that is off says so after the lock, and can be stopped and gone on with', async () => {
  let state: JobState = { kind: 'offline', words: '打印机没有联机' }
  const host = {
    printPdf: async () => ok({ printer: 'A', job: '7' }),
    jobState: async () => state,
    cancelJob: async () => {
      state = { kind: 'cancelled', words: '作业已取消' }
    },
  }
  const runId = randomUUID()
  prints = open(host)
  await prints.start(order(runId))
  await until(() => told.at(-1)?.counts.queued === 1)
  await prints.stop()
  prints = open(host)
  await until(() => prints.current()?.printing === '打印机没有联机')
  expect(await prints.halt(runId)).toMatchObject({
    value: { run: { state: 'stopped' }, counts: { unknown: 1, waiting: 2 } },
  })
  expect(told.at(-1)?.run.state).toBe('stopped')
  state = { kind: 'done', words: '' }
  expect(prints.resume(runId, 'print-again').ok).toBe(true)
  await until(() => told.at(-1)?.run.state === 'ended')
})

test('a paper stuck at one printer does not hold up a batch left at another', async () => {
  let isOff = true
  const host: Partial<Host> = {
    printPdf: async (_, { title }) => ok({ printer: title === 'one' ? 'A' : 'B', job: '1' }),
    jobState: async ({ printer }) =>
      isOff || printer === 'A'
        ? { kind: 'offline', words: '打印机没有联机' }
        : { kind: 'done', words: '' },
  }
  prints = open(host)
  await prints.start(order(randomUUID()))
  await until(() => told.at(-1)?.counts.queued === 1)
  await prints.printOne(one())
  await prints.stop()
  isOff = false
  prints = open(host)
  await until(() => prints.current()?.run.state === 'stopped')
  expect(prints.current()?.counts).toMatchObject({ printed: 1, waiting: 2 })
})

test('a batch that a fault breaks off stands, and of what was at the printer it says that nobody knows', async () => {
  prints = open({
    printPdf: async () => ok({ printer: 'A', job: '1' }),
    jobState: async () => {
      throw new Error('no spooler')
    },
  })
  const runId = randomUUID()
  await prints.start(order(runId))
  await until(() => told.at(-1)?.run.state === 'stopped')
  expect(told.at(-1)).toMatchObject({
    run: { words: expect.stringContaining('程序出错') },
    counts: { unknown: 1, waiting: 2 },
  })
  expect(faults).toHaveLength(1)
  expect(prints.end(runId).ok).toBe(true)
})

test('what a clerk vouches for is told as that clerk’s word, not as the spooler’s', async () => {
  let isAnswered = false
  const host = { printPdf: async () => (isAnswered ? ok({ printer: 'A', job: '1' }) : NO_ANSWER) }
  const runId = randomUUID()
  prints = open(host)
  await prints.start(order(runId))
  await until(() => told.at(-1)?.run.state === 'stopped')
  await prints.stop()
  isAnswered = true
  prints = open(host, { number: '0002', name: '另一经办' })
  expect(prints.resume(runId, 'were-printed').ok).toBe(true)
  await until(() => told.at(-1)?.run.state === 'ended')
  expect(printsOf(ids[0])).toMatchObject([
    { kind: 'printed', by: '另一经办', detail: '跨省异地就医登记备案表，1 份，经办人确认已印出' },
  ])
  expect(printsOf(ids[1])).toMatchObject([
    { kind: 'printed', by: '另一经办', detail: '跨省异地就医登记备案表，1 份，A，作业 1' },
  ])
})

test('a paper handed over while the desk locks is written down, and told after the lock', async () => {
  let take: (taken: Awaited<ReturnType<Host['printPdf']>>) => void = () => undefined
  prints = open({
    printPdf: () =>
      new Promise((resolve) => {
        take = resolve
      }),
  })
  const answer = prints.printOne(one())
  let isStopped = false
  const stopping = prints.stop().then(() => {
    isStopped = true
  })
  await setTimeout(50)
  expect(isStopped).toBe(false)
  take(ok({ printer: 'A', job: '1' }))
  await stopping
  expect(singleCounts().queued).toBe(1)
  expect(await answer).toMatchObject({ error: { code: 'locked' } })
  prints = open({})
  await until(() => printsOf(ids[0])?.length === 1)
  expect(printsOf(ids[0])).toMatchObject([{ detail: '跨省异地就医登记备案表，1 份，A，作业 1' }])
})

test('a single paper the desk died over is told as one of which nobody knows', async () => {
  prints = open({ printPdf: () => new Promise(() => undefined) })
  void prints.printOne(one())
  prints = open({})
  await until(() => printsOf(ids[0])?.length === 1)
  expect(printsOf(ids[0])).toMatchObject([
    { kind: 'maybe-printed', detail: expect.stringContaining('不知道是否已印出') },
  ])
})

test('where sheets drift, copies are drawn one after the other, because the spooler would repeat the first', async () => {
  const plain = defaultProfile('filing-form')
  const profile = { ...plain, placement: { ...plain.placement, drift: 0.5 } }
  setProfile(vault, profile)
  const handed: number[] = []
  prints = open({
    printPdf: async (_, { copies }) => {
      handed.push(copies)
      return ok({ printer: 'A', job: '1' })
    },
  })
  await prints.start({ ...order(randomUUID()), copies: 2 })
  await until(() => told.at(-1)?.run.state === 'ended')
  expect([drawn, handed]).toEqual([[6], [1]])
  await prints.printOne({ ...one(), profile, copies: 2 })
  expect(handed).toEqual([1, 1])
  await until(() => printsOf(ids[0])?.length === 2)
  expect(printsOf(ids[0])?.at(-1)?.detail).toContain('2 份')
  setProfile(vault, plain)
  await prints.start({ ...order(randomUUID()), copies: 2 })
  await until(() => handed.length === 3 && told.at(-1)?.run.state === 'ended')
  expect([drawn, handed]).toEqual([
    [6, 3],
    [1, 1, 2],
  ])
})
