import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { MIGRATIONS } from '#electron/vault/migrations.ts'
import { markSending } from '#electron/vault/outbox.ts'
import {
  acceptSamples,
  createSampleVault,
  sampleId,
} from '#electron/vault/sample-vault.test-helper.ts'
import { closeVault } from '#electron/vault/vault.ts'
import { ROOT } from './paths.ts'

/** `npm run golden`: keeps a sealed vault of today's schema version in tests/golden; one that is there is left alone. */
export async function main(): Promise<number> {
  const directory = join(ROOT, 'tests', 'golden', `vault-${MIGRATIONS.length}`)
  if (existsSync(directory)) {
    process.stdout.write(`${directory} is there and is never written again\n`)
    return 0
  }
  const vault = await createSampleVault(directory)
  acceptSamples(vault, 3)
  const attempt = { msgid: 'm1', infno: 'X2511', requestHash: '' } as const
  markSending(vault, sampleId(1, 'entry'), attempt)
  closeVault(vault)
  rmSync(join(directory, 'tries.json'), { force: true })
  process.stdout.write(`${directory}\n`)
  return 0
}
