import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRigVault, OPERATOR } from '#build/rig-vault.ts'
import { openBatchDesk } from '#electron/batch-desk.ts'
import { SYSTEM_CLOCK } from '#electron/clock.ts'
import { closeVault } from '#electron/vault/vault.ts'
import { aListRow, listWorkbook } from '#tests/batch-lists.ts'
import { TABLES } from '#tests/builders.ts'
import { report } from './figure.ts'

const ROWS = 500
/** The list of an employer, from the file's bytes until its last row is filed. */
export async function benchBatch(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'filing-desk-bench-'))
  const vault = await createRigVault(join(folder, 'vault'), SYSTEM_CLOCK)
  const bytes = await listWorkbook(Array.from({ length: ROWS }, (_, row) => aListRow(row + 1)))
  const desk = openBatchDesk({
    vault,
    tables: TABLES,
    clock: SYSTEM_CLOCK,
    session: () => undefined,
    operator: OPERATOR,
    onProgress: () => undefined,
    onFiled: () => undefined,
  })
  const started = performance.now()
  const read = await desk.read({ name: 'list.xlsx', bytes, employer: '' })
  if (!read.ok) throw new Error(read.error.code)
  const readAt = performance.now()
  const filed = await desk.file(read.value.id)
  const ended = performance.now()
  closeVault(vault)
  rmSync(folder, { recursive: true })
  if (!filed.ok || filed.value.rows.some(({ state }) => state !== 'filed')) {
    throw new Error('not every row was filed')
  }
  const figure = { unit: 'ms', n: ROWS } as const
  report({ ...figure, name: 'list of 500 checked', value: readAt - started, budget: 5_000 })
  report({
    ...figure,
    name: 'list of 500 checked and filed',
    value: ended - started,
    budget: 20_000,
  })
}
