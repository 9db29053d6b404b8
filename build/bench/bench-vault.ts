import { join } from 'node:path'
import { SYSTEM_CLOCK } from '#electron/clock.ts'
import { createVault, type Vault } from '#electron/vault/vault.ts'

/** Who works in the benches. */
export const OPERATOR = { number: '9001', name: '测试员' } as const

/** An office nobody has filed in yet, below `folder`; its password costs next to nothing. */
export async function createBenchVault(folder: string): Promise<Vault> {
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
  return made.value
}
