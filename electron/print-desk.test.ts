import { randomUUID } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { FormId } from '#shared/paper.ts'
import type { PrintRunView } from '#shared/printing/print-run.ts'
import { defaultProfile } from '#shared/printing/printer-profile.ts'
import { TABLES } from '#tests/builders.ts'
import { cupsObstacle, type PrivateCups, startPrivateCups } from '#tests/shell/private-cups.ts'
import type { Host } from './host.ts'
import { NO_HOST } from './no-host.test-helper.ts'
import { cancelCupsJob, cupsJobState, listCupsPrinters } from './paper/cups.ts'
import { startPdfRenderer } from './paper/pdf-renderer.ts'
import { printWithLp } from './paper/printing.ts'
import { textOf } from './paper/read-pdf.test-helper.ts'
import { openPrintDesk, type PrintDesk } from './print-desk.ts'
import { paperLayout } from './services/paper-layout.ts'
import { findAuditFault } from './vault/audit-check.ts'
import { acceptFiling, findFilingFile } from './vault/filings.ts'
import { setProfile } from './vault/printer-profiles.ts'
import {
  createSampleVault,
  makeTestFolder,
  SAMPLE_NOW,
  SAMPLE_OPERATOR,
  sampleAcceptance,
} from './vault/sample-vault.test-helper.ts'
import { closeVault, type Vault } from './vault/vault.ts'

const obstacle = cupsObstacle()
if (obstacle !== '') process.stderr.write(`skipped: printing a batch by a spooler: ${obstacle}\n`)

const HOST: Host = {
  ...NO_HOST,
  listPrinters: listCupsPrinters,
  printPdf: printWithLp,
  jobState: cupsJobState,
  cancelJob: cancelCupsJob,
}

const folder = makeTestFolder()
const pdf = startPdfRenderer({
  workerUrl: new URL('./paper/pdf-worker.ts', import.meta.url),
  fontsDirectory: new URL('../assets/fonts', import.meta.url).pathname,
})
afterAll(async () => {
  await pdf.stop()
  folder.remove()
})

describe.skipIf(obstacle !== '')('The print desk', () => {
  let cups: PrivateCups
  let vault: Vault
  let prints: PrintDesk
  let ids: readonly string[]
  let told: PrintRunView[]
  let round = 0

  const open = (host: Host = HOST) =>
    openPrintDesk({
      vault,
      host,
      pdf,
      operator: SAMPLE_OPERATOR,
      profileDirectory: folder.path,
      clock: vault.clock,
      tables: TABLES,
      layoutOf: ({ form, filingId }) =>
        paperLayout(
          {
            clock: vault.clock,
            host,
            mode: 'production',
            session: () => undefined,
            tables: TABLES,
          },
          { vault },
          { form: form as FormId, filingId },
        ),
      onProgress: (view) => told.push(view),
      reportFault: (_where, fault) => {
        throw fault
      },
    })
  const until = async (isSo: (view: PrintRunView) => boolean) => {
    for (let tries = 0; tries < 400; tries += 1) {
      const last = told.at(-1)
      if (last && isSo(last)) return last
      await setTimeout(50)
    }
    throw new Error(`never so: ${JSON.stringify(told.at(-1))}`)
  }
  const order = (runId: string, forms: readonly FormId[] = ['filing-form']) => ({
    ...{ runId, filingIds: ids, forms, copies: 1 },
    order: 'by-person' as const,
  })
  const eachAlone = () => setProfile(vault, { ...defaultProfile('filing-form'), jobs: 'each' })
  const timesPrinted = (id: string) =>
    findFilingFile(vault, id)?.events.filter(({ kind }) => kind === 'printed').length

  beforeAll(async () => {
    cups = await startPrivateCups()
    cups.addPrinter('Sheet', 'sheet')
    cups.setDefault('Sheet')
  })
  beforeEach(async () => {
    vi.stubEnv('CUPS_SERVER', cups.server)
    cups.setMood('good')
    cups.cancelAll()
    round += 1
    vault = await createSampleVault(`${folder.path}/vault-${round}`)
    ids = [1, 2, 3, 4].map((count) => {
      const policy = { packs: [{ id: 'national', version: '2023-01-01' }] }
      const sample = sampleAcceptance(count)
      const materials = { voucher: 'e-voucher', 'relocation-proof': 'promise' }
      const entry = { ...sample.entry, materials }
      return acceptFiling(vault, { ...sample, entry, policy }, SAMPLE_NOW).id
    })
    told = []
    prints = open()
  })
  afterEach(async () => {
    await prints.stop()
    expect(findAuditFault(vault)).toBeUndefined()
    closeVault(vault)
    vi.unstubAllEnvs()
  })
  afterAll(() => cups.stop())

  test('prints a batch in its order as one job and writes each paper into its timeline', async () => {
    const before = cups.printed().length
    const started = await prints.start(order(randomUUID(), ['filing-form', 'acceptance-slip']))
    expect(started).toMatchObject({ ok: true, value: { total: 8 } })
    const end = await until(({ run }) => run.state === 'ended')
    expect(end.troubles).toEqual([])
    expect(end.counts.printed).toBe(8)
    expect(cups.printed().length).toBe(before + 1)
    const text = textOf(cups.printed().at(-1)?.pdf ?? new Uint8Array())
    const places = ids.map((id) =>
      text.indexOf(findFilingFile(vault, id)?.filing.acceptanceNumber ?? '?'),
    )
    expect(places).toEqual(places.toSorted((one, other) => one - other))
    expect(places).not.toContain(-1)
    for (const id of ids) {
      const printed = findFilingFile(vault, id)?.events.filter(({ kind }) => kind === 'printed')
      expect(printed).toMatchObject([
        {
          by: SAMPLE_OPERATOR.name,
          detail: expect.stringMatching(/备案表，1 份，Sheet，作业 \d+/),
        },
        { detail: expect.stringContaining('受理单，1 份，Sheet') },
      ])
    }
    expect(prints.current()).toBeNull()
  })

  test('the same batch asked for twice is printed once', async () => {
    const runId = randomUUID()
    await prints.start(order(runId))
    expect(await prints.start(order(runId))).toMatchObject({ value: { run: { id: runId } } })
    await until(({ run }) => run.state === 'ended')
    expect(ids.map(timesPrinted)).toEqual([1, 1, 1, 1])
  })

  test('a printer out of reach is said, nothing is called printed, and the batch goes on by itself', async () => {
    cups.setMood('offline')
    await prints.start(order(randomUUID()))
    await until(({ printing }) => printing.includes('没有联机'))
    expect(ids.map(timesPrinted)).toEqual([0, 0, 0, 0])
    cups.setMood('good')
    await until(({ run }) => run.state === 'ended')
    expect(ids.map(timesPrinted)).toEqual([1, 1, 1, 1])
  })

  test('a printer that gives up makes the batch stand with its words; resumed, it prints the rest', async () => {
    eachAlone()
    cups.setMood('jam')
    const runId = randomUUID()
    await prints.start(order(runId))
    const stood = await until(({ run }) => run.state === 'stopped')
    expect(stood.run.words).toContain('media jam')
    expect(stood.counts).toMatchObject({ failed: 1, waiting: 3, printed: 0 })
    cups.setMood('good')
    expect(prints.resume(runId, 'print-again').ok).toBe(true)
    await until(({ run }) => run.state === 'ended')
    expect(ids.map(timesPrinted)).toEqual([1, 1, 1, 1])
  })

  test('stopped, it takes the job back, and says of it that it may have been printed', async () => {
    cups.setMood('offline')
    const runId = randomUUID()
    await prints.start(order(runId))
    await until(({ printing }) => printing !== '')
    const stood = await prints.halt(runId)
    expect(stood).toMatchObject({ value: { run: { state: 'stopped' }, counts: { unknown: 4 } } })
    cups.setMood('good')
    prints.resume(runId, 'were-printed')
    const end = await until(({ run }) => run.state === 'ended')
    expect(end.counts.printed).toBe(4)
  })

  test('after a crash the batch stands: what the spooler printed is known, the rest waits', async () => {
    eachAlone()
    const runId = randomUUID()
    let handed = 0
    await prints.stop()
    prints = open({
      ...HOST,
      // The desk dies while its second paper is handed over.
      printPdf: (bytes, job) => {
        handed += 1
        return handed === 2 ? new Promise(() => undefined) : printWithLp(bytes, job)
      },
    })
    await prints.start(order(runId))
    const isHandingSecond = () => {
      const { printed, handing } = prints.current()?.counts ?? {}
      return printed === 1 && handing === 1
    }
    for (let tries = 0; !isHandingSecond() && tries < 200; tries += 1) await setTimeout(50)
    prints = open()
    for (let tries = 0; prints.current()?.run.state !== 'stopped' && tries < 200; tries += 1)
      await setTimeout(50)
    const stood = prints.current()
    expect(stood?.counts).toMatchObject({ printed: 1, unknown: 1, waiting: 2 })
    expect(stood?.troubles[0]?.words).toContain('不知道是否已印出')
    prints.resume(runId, 'print-again')
    await until(({ run }) => run.state === 'ended')
    expect(ids.map(timesPrinted)).toEqual([1, 1, 1, 1])
  })

  test('without a printer nothing is handed over and everything still waits', async () => {
    setProfile(vault, { ...defaultProfile('filing-form'), printer: 'Vanished' })
    await prints.start(order(randomUUID()))
    const stood = await until(({ run }) => run.state === 'stopped')
    expect(stood.run.words).toContain('已不在这台电脑上')
    expect(stood.counts.waiting).toBe(4)
  })

  test('one paper is called printed only when the spooler says so', async () => {
    const paper = {
      pdf: new TextEncoder().encode('%PDF-1.7 made-up'),
      title: 'desk-one',
      profile: defaultProfile('filing-form'),
      copies: 1,
      of: { form: 'filing-form', filingId: ids[0] ?? '', acceptanceNumber: '', name: '' },
    } as const
    cups.setMood('offline')
    expect(await prints.printOne(paper)).toMatchObject({ error: { code: 'printer-offline' } })
    expect(timesPrinted(paper.of.filingId)).toBe(0)
    cups.setMood('good')
    for (let tries = 0; timesPrinted(paper.of.filingId) === 0 && tries < 200; tries += 1)
      await setTimeout(50)
    expect(timesPrinted(paper.of.filingId)).toBe(1)
    cups.setMood('jam')
    expect(await prints.printOne(paper)).toMatchObject({ error: { code: 'print-failed' } })
    cups.setMood('good')
    expect(await prints.printOne(paper)).toMatchObject({ ok: true, value: { printer: 'Sheet' } })
    expect(timesPrinted(paper.of.filingId)).toBe(2)
  })
})
