import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SYSTEM_CLOCK } from '#electron/clock.ts'
import { acceptFiling } from '#electron/vault/filings.ts'
import { closeVault, createVault } from '#electron/vault/vault.ts'
import { anEntry, identityNumber } from '#tests/builders.ts'
import { percentile, report } from './figure.ts'

const FILINGS = 500
const OPERATOR = { number: '9001', name: '测试员' }

/** Time of one acceptance, from the call to the answer after COMMIT and head file. */
export async function benchSave(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'filing-desk-bench-'))
  const made = await createVault({
    directory: join(folder, 'vault'),
    clock: SYSTEM_CLOCK,
    office: {
      name: '测试经办机构',
      division: '371002',
      agencyCode: '371002001',
      phone: '0631-5200000',
    },
    operator: OPERATOR,
    profileId: 'training',
    password: 'a bench password',
    deviceSecret: null,
    cost: { memoryKiB: 64, iterations: 1, parallelism: 1 },
  })
  if (!made.ok) throw new Error(made.error.code)
  const times = Array.from({ length: FILINGS }, (_, index) => {
    const entry = anEntry({ documentNumber: identityNumber('19560312', (index % 999) + 1) })
    const started = performance.now()
    acceptFiling(
      made.value,
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
  closeVault(made.value)
  rmSync(folder, { recursive: true })
  report({ name: 'save p95', value: percentile(times, 0.95), unit: 'ms', budget: 25, n: FILINGS })
}
