import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { benchBatch } from './bench/bench-batch.ts'
import { benchBundle } from './bench/bench-bundle.ts'
import { benchImport } from './bench/bench-import.ts'
import { benchLedger } from './bench/bench-ledger.ts'
import { benchLegibility } from './bench/bench-legibility.ts'
import { benchLine } from './bench/bench-line.ts'
import { benchPages } from './bench/bench-pages.ts'
import { benchPaper } from './bench/bench-paper.ts'
import { benchPerson } from './bench/bench-person.ts'
import { benchPolicy } from './bench/bench-policy.ts'
import { benchPrint } from './bench/bench-print.ts'
import { benchPrintWindow } from './bench/bench-print-window.ts'
import { benchQueue } from './bench/bench-queue.ts'
import { benchSave } from './bench/bench-save.ts'
import { benchScreens } from './bench/bench-screens.ts'
import { benchStart } from './bench/bench-start.ts'
import { bundleRenderer } from './bundle-renderer.ts'

/** `npm run bench -- ledger [--filings N] [--data DIR]`: a seeded profile is measured where it is. */
async function benchLedgerOf(parameters: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...parameters],
    options: { filings: { type: 'string', default: '10000' }, data: { type: 'string' } },
  })
  await benchLedger(Number(values.filings), values.data && resolve(values.data, 'filing-desk'))
  return 0
}

/** `npm run bench -- import [--rows N]`: an older ledger is taken in; nobody waits for it, so it has no budget. */
async function benchImportOf(parameters: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...parameters],
    options: { rows: { type: 'string', default: '10000' } },
  })
  await benchImport(Number(values.rows))
  return 0
}

/** Filings over the shaped line; 500 take more than twenty minutes by the line alone. */
const LINE_FILINGS = '25'

/** `npm run bench -- queue [--filings N]`: the queue's screen, and its filings with pages over a shaped line. */
async function benchQueueOf(parameters: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...parameters],
    options: { filings: { type: 'string', default: LINE_FILINGS } },
  })
  await benchQueue()
  await benchLine(Number(values.filings))
  return 0
}

/** What is measured by itself, because it takes long. */
const OWN_BENCHES: Readonly<Record<string, (options: readonly string[]) => Promise<number>>> = {
  ledger: benchLedgerOf,
  import: benchImportOf,
  queue: benchQueueOf,
}

/** `npm run bench`: figures against their budgets, one JSON line each; it judges nothing. */
export async function main(parameters: readonly string[] = []): Promise<number> {
  const [name = '', ...options] = parameters
  const own = OWN_BENCHES[name]
  if (own) {
    await bundleRenderer()
    return own(options)
  }
  if (name !== '')
    throw new Error(`no bench ${name}; there are ${Object.keys(OWN_BENCHES).join(', ')}`)
  await benchBundle()
  benchPolicy()
  await benchSave()
  await benchBatch()
  await benchPaper()
  await benchPrint()
  await benchPrintWindow()
  await benchStart()
  await benchScreens()
  await benchPerson()
  await benchPages()
  await benchLegibility()
  return benchQueueOf([])
}
