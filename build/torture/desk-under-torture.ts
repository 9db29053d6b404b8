import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { flushCompileCache } from 'node:module'
import { join } from 'node:path'
import { setImmediate, setTimeout } from 'node:timers/promises'
import { numberedEntry } from '#build/exactly-once/submitted.ts'
import { swiftTime } from '#build/exactly-once/swift-time.ts'
import { ROOT } from '#build/paths.ts'
import { OPERATOR } from '#build/rig-vault.ts'
import { outboxOf, pagesOf } from '#electron/line.ts'
import { getProvinceProfile } from '#electron/province-files.ts'
import { startSyncLoop } from '#electron/sync/loop.ts'
import { startPageUploader } from '#electron/sync/page-uploader.ts'
import { createSubsystemClient } from '#electron/sync/subsystem-client.ts'
import { startTrainingSubsystem } from '#electron/training/training-subsystem.ts'
import { lastSeq } from '#electron/vault/audit.ts'
import { backUp } from '#electron/vault/backup.ts'
import { acceptFiling } from '#electron/vault/filings.ts'
import { listUnacknowledged, nextMessageSerial } from '#electron/vault/outbox.ts'
import { sendNow } from '#electron/vault/queue-acts.ts'
import { closeVault, openVault, type Vault } from '#electron/vault/vault.ts'
import { TABLES } from '#tests/builders.ts'
import { glossOver, plantAtAcceptance, plantAtDrain } from './planted-bugs.ts'
import { DeskOrder, type DeskWord } from './torture-messages.ts'
import {
  filingsWithPages,
  isThroughWithPages,
  pressRefusedPages,
  takePages,
} from './torture-pages.ts'
import { makeVault, unlockOf, vaultFolder } from './torture-vault.ts'

/**
 * Child of the torture rig: the real vault, outbox, loop and client, and a training subsystem whose own disk
 * is spared. Does one order after another and says what it acknowledged, until it is killed.
 */
process.on('message', (message) => void obey(DeskOrder.parse(message)))
// By itself Node keeps it at the end of a process, and these are killed.
flushCompileCache()

const PAUSE_MS = 5
/** A page refused this often will not be taken: the checker says so. */
const MOST_PRESSES = 30
/** By the desk's own clock, of which a day passes in about a minute. */
const LONGEST_DRAIN_MS = 5 * 24 * 3_600_000

function say(word: DeskWord): void {
  process.send?.(word)
}

async function obey(order: DeskOrder): Promise<void> {
  const { folders, task, plant } = order
  const { clock, timers } = swiftTime(new Date(order.startAt))
  if (task.kind === 'gloss-over') {
    await glossOver(folders.profile, clock)
    return say({ kind: 'done' })
  }
  const vault = await openOrMake(folders.profile, clock)
  const line = await startLine(order, vault, { clock, timers })
  if (task.kind === 'file') {
    await file(order, vault, line)
    if (task.endsSoftly) await end(vault, line)
    return say({ kind: 'done' })
  }
  if (plant !== 'none') plantAtDrain(vault, plant)
  await drain(vault, line)
  await end(vault, line)
  say({ kind: 'done' })
}

async function end(vault: Vault, line: { stop(): Promise<void> }): Promise<void> {
  await line.stop()
  closeVault(vault)
}

/**
 * Sends until nothing is left that the line or the clerk could do something about, or nothing has come of it for
 * days: the checker says of what is left that it never arrived.
 */
async function drain(vault: Vault, line: { wake(): void }): Promise<void> {
  const pressed = new Map<string, number>()
  const press = (filingId: string) => {
    if (pressRefusedPages(vault, filingId)) pressed.set(filingId, (pressed.get(filingId) ?? 0) + 1)
  }
  const isThrough = (filingId: string) =>
    isThroughWithPages(vault, filingId) || (pressed.get(filingId) ?? 0) > MOST_PRESSES
  const patience = vault.clock.now().getTime() + LONGEST_DRAIN_MS
  while (vault.clock.now().getTime() < patience) {
    const open = listUnacknowledged(vault)
    const filings = filingsWithPages(vault).filter((filingId) => !isThrough(filingId))
    if (open.length === 0 && filings.length === 0) return
    // What the clerk does about what was parked: 立即重试, 重新上传.
    for (const { id, state } of open) if (state === 'parked') sendNow(vault, id)
    for (const filingId of filings) press(filingId)
    line.wake()
    await setTimeout(PAUSE_MS)
  }
}

async function openOrMake(profile: string, clock: Vault['clock']): Promise<Vault> {
  if (!existsSync(vaultFolder(profile))) return makeVault(profile, clock)
  const opened = await openVault(unlockOf(profile, clock))
  if (!opened.ok) throw new Error(opened.error.code)
  return opened.value
}

async function startLine(
  { folders, seed, perThousand }: DeskOrder,
  vault: Vault,
  time: ReturnType<typeof swiftTime>,
) {
  const training = await startTrainingSubsystem({
    directory: folders.subsystem,
    clock: time.clock,
    destinationCodes: new Set(TABLES.destinations.keys()),
    slowMs: 200,
  })
  if (perThousand > 0) {
    await fetch(`${training.controlUrl}/training/fault`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ mix: LINE_FAULTS, perThousand, seed }),
    })
  }
  const client = createSubsystemClient({
    profile: { ...getProvinceProfile(join(ROOT, 'assets'), 'training'), ...training },
    office: vault.office,
    operator: OPERATOR,
    policies: TABLES.policies,
    destinations: TABLES.destinations,
    clock: time.clock,
    nextSerial: () => nextMessageSerial(vault),
    limits: { signInMs: 150, lookUpMs: 150, readMs: 150 },
  })
  const reportFault = (_where: string, fault: unknown) =>
    say({ kind: 'refused', code: codeOf(fault) })
  const loop = startSyncLoop({
    ...time,
    store: outboxOf(vault, { compareDue: () => undefined }),
    client,
    onLine: () => undefined,
    reportFault,
  })
  const uploader = startPageUploader({
    ...time,
    store: pagesOf(vault),
    client,
    isOnline: () => loop.lineState().state === 'online',
    lookAtLine: async () => (await loop.testLine()).kind === 'signed-in',
    reportFault,
  })
  return {
    wake() {
      loop.wake()
      uploader.wake()
    },
    async stop() {
      await Promise.all([loop.stop(), uploader.stop()])
      await training.stop()
    },
  }
}

const LINE_FAULTS = [
  'slow',
  'drop-before-commit',
  'drop-after-commit',
  'gateway-after-commit',
  'http-409',
  'http-500',
  'http-503',
  'html-200',
  'no-serial',
  'truncated',
  'huge',
  'other-answer',
  'restart',
  'refuse',
] as const

async function file(
  { task, folders, plant }: DeskOrder,
  vault: Vault,
  line: { wake(): void },
): Promise<void> {
  if (task.kind !== 'file') return
  for (let index = 0; index < task.count; index += 1) {
    while (!accept(vault, index, plant)) await setTimeout(PAUSE_MS)
    if (index + 1 === task.backUpAfter) {
      const made = backUp(vault, folders.place)
      if (!made.ok) throw new Error(made.error.code)
    }
    line.wake()
    await setImmediate()
  }
}

/** Accepts one filing and says so; false where the disk has no room for it. */
function accept(vault: Vault, index: number, plant: DeskOrder['plant']): boolean {
  const id = randomUUID()
  const acceptance = {
    id,
    entry: numberedEntry(index),
    entryId: randomUUID(),
    policy: { packs: [{ id: 'national', version: '2023-01-01' }] },
    by: OPERATOR,
  }
  try {
    const pages = [...takePages(vault, id, index)]
    if (!plantAtAcceptance(plant, index)) acceptFiling(vault, acceptance, vault.clock.now())
    const { entryId } = acceptance
    say({ kind: 'accepted', filing: { filingId: id, entryId, seq: lastSeq(vault), pages } })
    return true
  } catch (fault) {
    if (!isDiskFull(fault)) throw fault
    say({ kind: 'refused', code: codeOf(fault) })
    return false
  }
}

function isDiskFull(fault: unknown): boolean {
  return ['ENOSPC', 'SQLITE_FULL'].includes(codeOf(fault))
}

function codeOf(fault: unknown): string {
  return fault instanceof Error && 'code' in fault ? String(fault.code) : 'unexpected'
}
