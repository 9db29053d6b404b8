import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PATHS, PDF_WORKER_URL } from '#build/paths.ts'
import { createRigVault, OPERATOR } from '#build/rig-vault.ts'
import { SYSTEM_CLOCK } from '#electron/clock.ts'
import type { Host } from '#electron/host.ts'
import { NO_HOST } from '#electron/no-host.test-helper.ts'
import { SAMPLE_ENTRIES } from '#electron/paper/form-samples.test-helper.ts'
import { startPdfRenderer } from '#electron/paper/pdf-renderer.ts'
import { openPrintDesk } from '#electron/print-desk.ts'
import { paperLayout } from '#electron/services/paper-layout.ts'
import { acceptFiling } from '#electron/vault/filings.ts'
import { closeVault, type Vault } from '#electron/vault/vault.ts'
import { FormId } from '#shared/paper.ts'
import type { PrintRunView } from '#shared/printing/print-run.ts'
import { TABLES } from '#tests/builders.ts'
import { report } from './figure.ts'

const FORMS = 1_000
/** A printer that has every job at once: what is measured is the desk. */
const PRINTER: Host = {
  ...NO_HOST,
  printPdf: async () => ({ ok: true, value: { printer: 'bench', job: '1' } }),
}

/** A batch of 备案表 from the first filing to the last written into its timeline, and what memory grew. */
export async function benchPrint(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'filing-desk-bench-'))
  const vault = await createRigVault(join(folder, 'vault'), SYSTEM_CLOCK)
  const filingIds = fileMany(vault)
  const pdf = startPdfRenderer({
    workerUrl: PDF_WORKER_URL,
    fontsDirectory: `${PATHS.assets}/fonts`,
  })
  await pdf.ready()
  let tellEnd: (view: PrintRunView) => void = () => undefined
  const ended = new Promise<PrintRunView>((resolve) => {
    tellEnd = resolve
  })
  const memory: number[] = []
  const context = {
    clock: SYSTEM_CLOCK,
    host: PRINTER,
    mode: 'production' as const,
    tables: TABLES,
  }
  const prints = openPrintDesk({
    ...context,
    vault,
    pdf,
    operator: OPERATOR,
    profileDirectory: folder,
    layoutOf: ({ form, filingId }) =>
      paperLayout(
        { ...context, session: () => undefined },
        { vault },
        { form: FormId.parse(form), filingId },
      ),
    onProgress: (view) => {
      memory.push(process.memoryUsage().rss)
      if (view.run.state !== 'running') tellEnd(view)
    },
    reportFault: (_where, fault) => {
      throw fault
    },
  })
  const started = performance.now()
  const order = { runId: randomUUID(), filingIds, forms: ['filing-form'], copies: 1 } as const
  await prints.start({ ...order, order: 'by-person' })
  const { counts } = await ended
  const took = performance.now() - started
  await prints.stop()
  await pdf.stop()
  closeVault(vault)
  rmSync(folder, { recursive: true })
  if (counts.printed !== FORMS) throw new Error(`${counts.printed} of ${FORMS} were printed`)
  const half = memory[Math.floor(memory.length / 2)] ?? 0
  const grown = ((memory.at(-1) ?? 0) - half) / 1_000
  const figure = { n: FORMS } as const
  report({
    ...figure,
    name: 'batch of 1,000 备案表, each',
    value: took / FORMS,
    unit: 'ms',
    budget: 66,
  })
  report({
    ...figure,
    name: 'memory grown over the second half of the batch',
    value: Math.max(grown, 0),
    unit: 'KB',
    budget: 100_000,
  })
}

/** The same filing over and over: whose they are does not matter to a printer. */
function fileMany(vault: Vault): readonly string[] {
  const entry = SAMPLE_ENTRIES.retiree
  const policy = { packs: [{ id: 'national', version: '2023-01-01' }] }
  return Array.from({ length: FORMS }, () => {
    const filed = { id: randomUUID(), entryId: randomUUID(), policy, by: OPERATOR, entry }
    return acceptFiling(vault, filed, new Date()).id
  })
}
