import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { pagesOf } from '#electron/line.ts'
import {
  startTrainingSubsystem,
  type TrainingSubsystem,
} from '#electron/training/training-subsystem.ts'
import { findAuditFault } from '#electron/vault/audit-check.ts'
import { listPages, putPage } from '#electron/vault/draft-pages.ts'
import { countUnconfirmed, resendPages } from '#electron/vault/filing-pages.ts'
import { acceptFiling, findFilingFile } from '#electron/vault/filings.ts'
import { listDue, markSending, nextMessageSerial } from '#electron/vault/outbox.ts'
import { samplePage } from '#electron/vault/page-samples.test-helper.ts'
import {
  createSampleVault,
  makeTestFolder,
  reopenSampleVault,
  SAMPLE_NOW,
  sampleAcceptance,
  sampleId,
} from '#electron/vault/sample-vault.test-helper.ts'
import { settleEntry } from '#electron/vault/settle-entry.ts'
import { closeVault, type Vault } from '#electron/vault/vault.ts'
import { settle } from '#shared/sync/settle.ts'
import { type PageUploader, startPageUploader } from './page-uploader.ts'
import { createSubsystemClient, type SubsystemClient } from './subsystem-client.ts'
import { ENTRY_TABLES, profileOf, TRAINING, trainingControl } from './sync-bench.test-helper.ts'

const folder = makeTestFolder()
afterAll(folder.remove)

const clock = { now: () => SAMPLE_NOW }
const FILING = sampleId(1)
/** A loaded machine is no fault. */
const PATIENCE = { timeout: 20_000 }
const POLICY = { packs: ENTRY_TABLES.policies.map(({ id, version }) => ({ id, version })) }
/** Pieces a page of this size takes. */
const [BYTES, PIECES] = [250_000, 10]

let round = 0
let directory = ''
let vault: Vault
let training: TrainingSubsystem
let client: SubsystemClient
let uploader: PageUploader
let uploads = 0
let onUpload = () => {}
let faults: unknown[] = []

beforeEach(async () => {
  round += 1
  directory = join(folder.path, `round-${round}`)
  mkdirSync(directory)
  vault = await createSampleVault(join(directory, 'vault'))
  training = await startTrainingSubsystem({ ...TRAINING, directory, clock })
  uploads = 0
  onUpload = () => {}
  faults = []
  client = connect()
  uploader = start()
})
afterEach(async () => {
  await uploader.stop()
  closeVault(vault)
  await training.stop()
})

function connect(): SubsystemClient {
  return createSubsystemClient({
    ...ENTRY_TABLES,
    profile: profileOf(training),
    office: vault.office,
    operator: vault.operator,
    clock,
    nextSerial: () => nextMessageSerial(vault),
    fetch: (url, init) => {
      if (String(init?.body).includes('"infno":"9101"')) {
        uploads += 1
        onUpload()
      }
      return fetch(url, init)
    },
  })
}

function start(): PageUploader {
  return startPageUploader({
    store: pagesOf(vault),
    client,
    clock,
    timers: {
      // No test waits as long as a retry would.
      after: (_ms, action) => {
        const timer = setTimeout(action, 1)
        return () => clearTimeout(timer)
      },
    },
    isOnline: () => true,
    lookAtLine: async () => true,
    reportFault: (_where, fault) => faults.push(fault),
  })
}

/** A filing with so many pages, accepted and registered; nothing uploaded yet. */
async function register(pages: number, number = 1): Promise<void> {
  for (let at = 0; at < pages; at += 1) putPage(vault, samplePage(sampleId(number), BYTES))
  acceptFiling(vault, { ...sampleAcceptance(number), policy: POLICY }, SAMPLE_NOW)
  for (const due of listDue(vault, SAMPLE_NOW)) {
    const { attempt, send } = client.transmit(due)
    const entry = markSending(vault, due.entry.id, attempt)
    const reply = await send(new AbortController().signal)
    const settled = settle(entry, reply, { now: SAMPLE_NOW, jitter: 0 })
    settleEntry(vault, entry.id, { ...settled, msgid: attempt.msgid, outcome: reply.kind })
  }
}

function status(): string | undefined {
  return findFilingFile(vault, FILING)?.filing.status
}

function states(): string[] {
  return listPages(vault, FILING).map(({ upload }) => upload.state)
}

async function heldPages() {
  const answer = await fetch(`${training.controlUrl}/training/pages`)
  // The training subsystem's own rows.
  return (await answer.json()) as { readonly page_id: string; readonly serial: string | null }[]
}

describe('the pages of a registered filing', { timeout: 30_000 }, () => {
  test('are announced with it, and the filing is reported with the last of them', async () => {
    await register(3)
    expect(countUnconfirmed(vault)).toEqual({ underWay: 1, refused: 0 })
    const [held] = await (await fetch(`${training.controlUrl}/training/filings`)).json()
    const pages = listPages(vault, FILING)
    expect(held).toMatchObject({
      att_cnt: 3,
      x_pages: pages.map(({ sha256, bytes }) => ({ x_sha256: sha256, x_size: bytes })),
    })
    expect([status(), ...states()]).toEqual(['accepted', 'waiting', 'waiting', 'waiting'])
    const seen: unknown[] = []
    onUpload = () => seen.push(status())
    uploader.wake()
    await expect.poll(states, PATIENCE).toEqual(['confirmed', 'confirmed', 'confirmed'])
    expect(new Set(seen)).toEqual(new Set(['accepted']))
    expect(status()).toBe('acknowledged')
    expect(countUnconfirmed(vault)).toEqual({ underWay: 0, refused: 0 })
    expect(uploads).toBe(3 * PIECES)
    const confirmed = listPages(vault, FILING)
    expect((await heldPages()).map(({ serial }) => serial)).toEqual(
      confirmed.map(({ upload }) => upload.serial),
    )
    expect(findFilingFile(vault, FILING)?.events.at(-1)).toMatchObject({ kind: 'pages-confirmed' })
    expect(findAuditFault(vault)).toBeUndefined()
  })

  test('broken off by a crash go on at the next unconfirmed piece, and nothing is there twice', async () => {
    await register(2)
    const killed = new Promise<void>((resolve) => {
      onUpload = () => {
        // In the middle of the second page.
        if (uploads === PIECES + 4) resolve()
      }
    })
    uploader.wake()
    await killed
    await uploader.stop()
    closeVault(vault)
    const before = uploads
    vault = await reopenSampleVault(join(directory, 'vault'))
    expect(states()).toEqual(['confirmed', 'sending'])
    client = connect()
    uploader = start()
    uploader.wake()
    await expect.poll(status, PATIENCE).toBe('acknowledged')
    // Of the piece under way nobody knew: it goes again, and no other.
    expect(uploads - before).toBe(PIECES - 3)
    expect(await heldPages()).toHaveLength(2)
  })

  test.each(['drop-before-commit', 'drop-after-commit', 'no-serial', 'http-503', 'html-200'])(
    'arrive exactly once over a line with "%s"',
    async (fault) => {
      await register(2)
      await trainingControl(training.controlUrl).order({ fault, times: 4 })
      uploader.wake()
      await expect.poll(states, PATIENCE).toEqual(['confirmed', 'confirmed'])
      expect((await heldPages()).map(({ page_id }) => page_id)).toEqual(
        listPages(vault, FILING).map(({ id }) => id),
      )
      expect(faults).toEqual([])
    },
  )

  test('of several filings go side by side, also of one registered while another is under way', async () => {
    await register(1)
    const begun = new Promise<void>((resolve) => {
      onUpload = resolve
    })
    uploader.wake()
    await begun
    await register(1, 2)
    let first: string | undefined
    onUpload = () => {
      first ??= listPages(vault, sampleId(2))[0]?.upload.state
    }
    uploader.wake()
    expect(states()).toEqual(['sending'])
    expect(first).toBe('sending')
    const complete = async () => (await heldPages()).filter(({ serial }) => serial !== null)
    await expect.poll(async () => (await complete()).length, PATIENCE).toBe(2)
    expect(uploads).toBe(2 * PIECES)
  })

  test('start anew where the subsystem has forgotten the pieces it confirmed', async () => {
    await register(1)
    const [page] = listPages(vault, FILING)
    pagesOf(vault).keepProgress(page?.id ?? '', 7)
    uploader.wake()
    await expect.poll(states, PATIENCE).toEqual(['confirmed'])
    expect(uploads).toBe(1 + PIECES)
  })

  test('refused by the subsystem wait for a person, and go again at their wish', async () => {
    await register(2)
    await trainingControl(training.controlUrl).order({ fault: 'refuse', times: 1 })
    uploader.wake()
    await expect.poll(states, PATIENCE).toEqual(['refused', 'confirmed'])
    expect(status()).toBe('accepted')
    expect(countUnconfirmed(vault)).toEqual({ underWay: 0, refused: 1 })
    expect(listPages(vault, FILING)[0]?.upload.words).toContain('没有收下')
    resendPages(vault, FILING)
    uploader.wake()
    await expect.poll(status, PATIENCE).toBe('acknowledged')
  })
})

test.each(['http-400', 'http-409'])(
  'a page answered with %s waits for a person with words, and the next goes on',
  { timeout: 30_000 },
  async (fault) => {
    await register(2)
    await trainingControl(training.controlUrl).order({ fault, times: 1 })
    uploader.wake()
    await expect.poll(states, PATIENCE).toEqual(['refused', 'confirmed'])
    const [page] = listPages(vault, FILING)
    expect(page?.upload.words).toMatch(/没有收下.*HTTP 4/)
    resendPages(vault, FILING)
    uploader.wake()
    await expect.poll(status, PATIENCE).toBe('acknowledged')
  },
)

test('the subsystem takes no other content than the one announced', async () => {
  await register(1)
  const [page] = listPages(vault, FILING)
  if (page === undefined) throw new Error('no page')
  const { signal } = new AbortController()
  const key = sampleId(1, 'entry')
  const send = (change: Partial<typeof page>, content: string) =>
    client.uploadPiece({ page: { ...page, ...change }, key, at: 0, content }, signal)
  expect(await send({ sha256: 'b'.repeat(64) }, 'AAAA')).toMatchObject({ kind: 'refused' })
  for (let at = 0; at < PIECES - 1; at += 1) {
    await client.uploadPiece({ page, key, at, content: 'AAAA' }, signal)
  }
  const last = await client.uploadPiece({ page, key, at: PIECES - 1, content: 'AAAA' }, signal)
  expect(last).toMatchObject({ kind: 'refused', message: expect.stringContaining('YD9104') })
  expect(await heldPages()).toMatchObject([{ serial: null }])
})
