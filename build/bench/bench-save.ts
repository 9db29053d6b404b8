import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRigVault, OPERATOR } from '#build/rig-vault.ts'
import { SYSTEM_CLOCK } from '#electron/clock.ts'
import { acceptFiling } from '#electron/vault/filings.ts'
import { closeVault } from '#electron/vault/vault.ts'
import { anEntry, identityNumber } from '#tests/builders.ts'
import { percentile, report } from './figure.ts'

const FILINGS = 500
/** Time of one acceptance, from the call to the answer after COMMIT and head file. */
export async function benchSave(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'filing-desk-bench-'))
  const vault = await createRigVault(join(folder, 'vault'), SYSTEM_CLOCK)
  const times = Array.from({ length: FILINGS }, (_, index) => {
    const entry = anEntry({ documentNumber: identityNumber('19560312', (index % 999) + 1) })
    const started = performance.now()
    acceptFiling(
      vault,
      {
        id: randomUUID(),
        entry,
        entryId: randomUUID(),
        policy: { packs: [{ id: 'national', version: '2023-01-01' }] },
        by: OPERATOR,
      },
      SYSTEM_CLOCK.now(),
    )
    return performance.now() - started
  })
  closeVault(vault)
  rmSync(folder, { recursive: true })
  report({ name: 'save p95', value: percentile(times, 0.95), unit: 'ms', budget: 25, n: FILINGS })
}
