import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { numberedEntry } from '#build/exactly-once/submitted.ts'
import { ROOT } from '#build/paths.ts'
import { createRigVault } from '#build/rig-vault.ts'
import { SYSTEM_CLOCK } from '#electron/clock.ts'
import { startLine } from '#electron/line.ts'
import { getProvinceProfile } from '#electron/province-files.ts'
import { startTrainingSubsystem } from '#electron/training/training-subsystem.ts'
import { putPage } from '#electron/vault/draft-pages.ts'
import { acceptFiling } from '#electron/vault/filings.ts'
import { samplePage } from '#electron/vault/page-samples.test-helper.ts'
import { closeVault, type Vault } from '#electron/vault/vault.ts'
import { TABLES } from '#tests/builders.ts'
import { report } from './figure.ts'
import { openShapedLine } from './shaped-line.ts'

const SHAPE = { bitsPerSecond: 4_000_000, latencyMs: 20 } as const
const PAGES = 4
const PAGE_BYTES = 300_000
const LOOK_MS = 20

/**
 * A queue of filings with their pages over a shaped line, from the line's return to the last confirmed page,
 * beside the time the line alone takes for the same bytes (Base64 included: the contract writes it so).
 */
export async function benchLine(filings: number): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'filing-desk-bench-line-'))
  const training = await startTrainingSubsystem({
    directory: join(directory, 'subsystem'),
    clock: SYSTEM_CLOCK,
    destinationCodes: new Set(TABLES.destinations.keys()),
  })
  const vault = await createRigVault(join(directory, 'vault'), SYSTEM_CLOCK)
  for (let index = 0; index < filings; index += 1) file(vault, index)
  const shaped = await openShapedLine(new URL(training.url), SHAPE)
  const started = performance.now()
  const line = startLine({
    announced: { pauses: [] },
    vault,
    clock: SYSTEM_CLOCK,
    profile: {
      ...getProvinceProfile(join(ROOT, 'assets'), 'training'),
      ...training,
      url: shaped.url,
    },
    shipped: TABLES,
    onLine: () => undefined,
    onPageProgress: () => undefined,
    reportFault: (where, fault) => {
      throw new Error(where, { cause: fault })
    },
  })
  while (countLeft(vault) > 0) await setTimeout(LOOK_MS)
  const took = performance.now() - started
  const own = shaped.ownMs()
  await line.loop.stop()
  shaped.close()
  closeVault(vault)
  await training.stop()
  rmSync(directory, { recursive: true, force: true })
  report({
    name: `${filings} filings with ${PAGES} pages of 300 KB over 4 Mbit/s, 20 ms: share of the line's own ${Math.round(own / 1_000)} s`,
    value: (took / own) * 100,
    unit: '%',
    budget: 115,
    n: filings,
  })
}

function file(vault: Vault, index: number): void {
  const id = randomUUID()
  for (let at = 0; at < PAGES; at += 1) {
    const taken = putPage(vault, samplePage(id, PAGE_BYTES))
    if (!taken.ok) throw new Error(taken.error.code)
  }
  const acceptance = {
    id,
    entry: numberedEntry(index),
    entryId: randomUUID(),
    policy: { packs: [{ id: 'national', version: '2023-01-01' }] },
    by: vault.operator,
  }
  acceptFiling(vault, acceptance, vault.clock.now())
}

/** Pages that are not confirmed: each waits for its filing, and counts until it is there itself. */
function countLeft({ db }: Vault): number {
  const left = db
    .prepare<[], number>("SELECT count(*) FROM pages WHERE state <> 'confirmed'")
    .pluck()
    .get()
  return left ?? 0
}
