import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { findAuditFault } from './audit-check.ts'
import { findFilingFile } from './filings.ts'
import { createSampleVault, makeTestFolder, reopenSampleVault } from './sample-vault.test-helper.ts'
import { closeVault } from './vault.ts'

const CHILD = fileURLToPath(new URL('accept-until-killed.test-helper.ts', import.meta.url))
const KILLS = 10

const folder = makeTestFolder()
afterAll(folder.remove)

/** Lets a process accept filings and kills it after so many were acknowledged; their ids. */
async function acceptAndKill(
  directory: string,
  kill: { after: number; from: number },
): Promise<string[]> {
  const child = spawn(process.execPath, [CHILD, directory, String(kill.from)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  const acknowledged: string[] = []
  for await (const id of createInterface({ input: child.stdout })) {
    acknowledged.push(id)
    if (acknowledged.length === kill.after) child.kill('SIGKILL')
  }
  await ended
  return acknowledged
}

test('no kill -9 takes an acknowledged filing or its outbox entry', async () => {
  const directory = join(folder.path, 'vault')
  closeVault(await createSampleVault(directory))
  const acknowledged: string[] = []
  for (let kill = 1; kill <= KILLS; kill += 1) {
    acknowledged.push(
      ...(await acceptAndKill(directory, { after: kill * 3, from: kill * 100_000 })),
    )
    closeVault(await reopenSampleVault(directory))
    const vault = await reopenSampleVault(directory)
    for (const id of acknowledged) expect(findFilingFile(vault, id)?.outbox).toHaveLength(1)
    expect(findAuditFault(vault)).toBeUndefined()
    closeVault(vault)
  }
  expect(acknowledged.length).toBeGreaterThanOrEqual(165)
}, 120_000)
