import { ask } from '#build/demo/desk-calls.ts'
import { setFault } from '#build/demo/subsystem-control.ts'
import { folderSize } from '#build/folder-size.ts'
import { CHEAP_COST } from '#build/rig-vault.ts'
import { hasTrainingVault, SEEDED_OPERATOR, seedVault } from '#build/seed/seed-vault.ts'
import { LedgerColumn } from '#shared/ledger/ledger-query.ts'
import { officeDay } from '#shared/office-day.ts'
import { anEntry, identityNumber } from '#tests/builders.ts'
import { installFakePrinter } from '#tests/shell/fake-printer.ts'
import { makeDataDirectory, type TrainingShell } from '#tests/shell/training-shell.ts'
import { askDexie, askSqlite } from './bench-ledger-anchors.ts'
import { percentile, report } from './figure.ts'
import { addUntil, scrollMeasured, typeMeasured, watchLongTasks } from './ledger-in-page.ts'
import { rendererMegabytes } from './renderer-memory.ts'
import { openSeededOffice, SEEDED_UNLOCK } from './seeded-office.ts'

const ROUNDS = 7
const SAVES = 120
const YEARS_20_MS = 20 * 365 * 86_400_000
const PAGES = 120
const LOOK_UPS = 200
const PRINTED = 200
const EXPORTED = 20_000
const EXPORTS = 3
const EXPORT_MS = 5_000
const READ_AT_ONCE = 1_000
/** Longer than index and copy of 300,000 filings take. */
const BUILDING_MS = 1_800_000
/** Shorter than a desk that nobody touches stays open. */
const AWAKE_MS = 60_000
const SETTLED_MS = 6_000
/** A while without a key, after which a page has given back what it needs no more. */
const IDLE_MS = 30_000

/** Most milliseconds, and for memory megabytes, by the number of filings they are for. */
const BUDGETS = [
  { upTo: 10_000, unlock: 1_500, key: 16, lookUp: 5, save: 25, scroll: 16, memory: 180 },
  { upTo: 100_000, unlock: 3_000, key: 16, lookUp: 5, save: 25, scroll: 16, memory: 250 },
  { upTo: 1_000_000, unlock: 5_000, key: 50, lookUp: 10, save: 30, scroll: 16, memory: 400 },
] as const

/** Typed key by key: names, letters, first letters, last digits, telephones, places, streets, two words. */
const TYPED = [
  '欧阳',
  'shanxiao',
  'wjg',
  '4477',
  '1699001956',
  'guangzhou',
  'li 上海',
  '人民路 12',
  '王芳',
  'zhangwei',
  'lxm',
  '371002',
  'suzhou',
  'chen 成都',
  '137',
  '单丽',
  'zhaojg',
  '中山路',
  'sichuan',
  '20261129-0040',
  'hua 1956',
  '张伟',
  'liuyang',
  'zhouxy',
  '0217',
  '13900',
  '解放路',
  'beijing',
  'wang 广州',
  '建国',
  'hainan',
  'yangx 19',
  '8823',
  '重庆',
  'xuming',
  '37010219',
  'chj',
  '司马',
  'nanjing 2',
  'wuj',
] as const

/** The ledger over `filings` generated filings, or over those of a seeded data folder. */
export async function benchLedger(filings: number, seeded?: string): Promise<void> {
  const data = seeded === undefined ? makeDataDirectory() : { path: seeded, clear: () => undefined }
  if (!hasTrainingVault(data.path)) {
    const started = performance.now()
    await seedVault(data.path, { filings, seed: 1 }, SEEDED_OPERATOR, CHEAP_COST)
    say(`seeding ${filings}: ${((performance.now() - started) / 1_000).toFixed(0)} s`)
  }
  const printer = installFakePrinter(data.path)
  const shell = await openSeededOffice(data.path)
  const building = performance.now()
  await shell.page.keyboard.press('F5')
  const ready = shell.page.locator('[data-ledger-phase="ready"]')
  await waitAwake(shell, () => ready.waitFor({ state: 'attached', timeout: AWAKE_MS }))
  const index = performance.now() - building
  const progress = shell.page.getByRole('progressbar')
  await waitAwake(shell, () => progress.waitFor({ state: 'hidden', timeout: AWAKE_MS }))
  await shell.page.waitForTimeout(IDLE_MS)
  say(`index of ${filings} built from the vault: ${(index / 1_000).toFixed(0)} s`)
  say(`on the disk, vault, pages and window: ${folderSize(data.path)}`)
  await measure(shell, filings)
  askSqlite(filings)
  await shell.stop()
  printer.remove()
  data.clear()
}

/** Waits for as long as building takes, with a key now and then, as a desk left alone locks itself. */
async function waitAwake({ page }: TrainingShell, wait: () => Promise<void>): Promise<void> {
  for (const until = performance.now() + BUILDING_MS; ; ) {
    await page.keyboard.press('Shift')
    try {
      await wait()
      return
    } catch (reason) {
      if (performance.now() > until) throw reason
    }
  }
}

async function measure(shell: TrainingShell, filings: number): Promise<void> {
  const { page } = shell
  const budget = BUDGETS.find(({ upTo }) => filings <= upTo) ?? BUDGETS[2]
  const words = `with ${filings} filings`
  const tell = (name: string, times: readonly number[], most: number, share = 0.95) => {
    const how = share === 0.5 ? 'median' : 'p95'
    const value = percentile(times, share)
    report({ name: `${name}, ${words}, ${how}`, value, unit: 'ms', budget: most, n: times.length })
  }
  const rows: number[] = []
  const index: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const unlocked = await unlockMeasured(shell)
    rows.push(unlocked.rows)
    index.push(unlocked.index)
  }
  tell('unlock to first ledger rows', rows, budget.unlock, 0.5)
  say(`unlock to the whole index: ${percentile(index, 0.5).toFixed(0)} ms, median`)
  // What unlocking goes on with behind the screen belongs to no key.
  await page.waitForTimeout(SETTLED_MS)
  await page.evaluate(addUntil)
  tell('a key of a search', await page.evaluate(typeMeasured, [...TYPED]), budget.key)
  tell('scroll to any depth', await page.evaluate(scrollMeasured, PAGES), budget.scroll)
  tell('document number look-up', await lookUpMeasured(shell), budget.lookUp)
  tell('save with the index kept', await saveMeasured(shell), budget.save)
  const exported = Math.min(filings, EXPORTED)
  tell(`export of ${exported} rows`, await exportMeasured(shell, exported), EXPORT_MS, 0.5)
  await workAtOnce(shell)
  report({
    name: `longest task of the window while typing, scrolling, syncing and printing, ${words}`,
    value: await page.evaluate(() => Math.max(0, ...window.longTasks)),
    unit: 'ms',
    budget: 50,
    n: 1,
  })
  const busy = rendererMegabytes(shell.dataDirectory)
  await page.waitForTimeout(IDLE_MS)
  say(`renderer memory (PSS) right after all this: ${busy.toFixed(0)} MB`)
  report({
    name: `renderer memory (PSS) after ${IDLE_MS / 1_000} s without a key, ${words}`,
    value: rendererMegabytes(shell.dataDirectory) * 1_024,
    unit: 'KB',
    budget: budget.memory * 1_024,
    n: 1,
  })
  await askDexie(page, filings)
}

/** The filings saved while the line was down are sent and a batch is printed, while somebody types and scrolls. */
async function workAtOnce({ desk, page, training }: TrainingShell): Promise<void> {
  await endBatch(desk)
  const rows = await ask(desk, 'ledger.rows', { afterSeq: 0, limit: PRINTED })
  await ask(desk, 'print.batch', {
    runId: crypto.randomUUID(),
    filingIds: rows.map(({ id }) => id),
    forms: ['filing-form'],
    copies: 1,
    order: 'by-person',
  })
  if (training) await setFault(training, 'none')
  await page.evaluate(watchLongTasks)
  await page.evaluate(typeMeasured, [...TYPED])
  await page.evaluate(scrollMeasured, PAGES)
}

/** Ends a batch that an earlier measuring was broken off in. */
async function endBatch(desk: TrainingShell['desk']): Promise<void> {
  const { run: view } = await ask(desk, 'print.current', {})
  if (view === null) return
  const { id: runId, state } = view.run
  if (state === 'running') await ask(desk, 'print.stop', { runId })
  await ask(desk, 'print.end', { runId })
}

/** 备案台账 of so many filings with every column, from the wish to the file. */
async function exportMeasured({ desk }: TrainingShell, count: number): Promise<number[]> {
  const filingIds: string[] = []
  for (let afterSeq = 0; filingIds.length < count; ) {
    const rows = await ask(desk, 'ledger.rows', { afterSeq, limit: READ_AT_ONCE })
    if (rows.length === 0) throw new Error(`${filingIds.length} filings, not ${count}`)
    filingIds.push(...rows.slice(0, count - filingIds.length).map(({ id }) => id))
    afterSeq = rows.at(-1)?.seq ?? count
  }
  const times: number[] = []
  for (let round = 0; round < EXPORTS; round += 1) {
    const started = performance.now()
    const columns = [...LedgerColumn.options]
    await ask(desk, 'ledger.export', { filingIds, columns, isWhole: false, password: '' })
    times.push(performance.now() - started)
  }
  return times
}

/** By the number of an identity document, as intake asks when one was typed. */
async function lookUpMeasured({ desk }: TrainingShell): Promise<number[]> {
  const rows = await ask(desk, 'ledger.rows', { afterSeq: 0, limit: LOOK_UPS })
  const times: number[] = []
  for (const { documentNumber } of rows) {
    const started = performance.now()
    const found = await ask(desk, 'filing.findByPerson', { documentType: '01', documentNumber })
    times.push(performance.now() - started)
    if (found.length === 0) throw new Error(`nothing under ${documentNumber}`)
  }
  return times
}

/** From the password, as it is given to the desk, to the first rows on screen, and to an index of all. */
async function unlockMeasured({ page, desk }: TrainingShell) {
  await ask(desk, 'vault.lock', {})
  await page.locator('#password').waitFor()
  const rows = await page.evaluateHandle(() => ({
    shown: new Promise<void>((resolve) => {
      const look = () => {
        if (document.querySelector('#ledger-row-0')) resolve()
        else requestAnimationFrame(look)
      }
      look()
    }),
  }))
  const started = performance.now()
  await ask(desk, 'vault.unlock', SEEDED_UNLOCK)
  await rows.evaluate(({ shown }) => shown)
  const shown = performance.now() - started
  await page
    .locator('[data-ledger-phase="ready"]')
    .waitFor({ state: 'attached', timeout: BUILDING_MS })
  return { rows: shown, index: performance.now() - started }
}

/** From the call to the answer after COMMIT and head file, while the window follows with its index. */
async function saveMeasured({ desk, page }: TrainingShell): Promise<number[]> {
  const times: number[] = []
  // Other people each time, so that a data folder may be measured again.
  const birthday = officeDay(new Date(-Math.random() * YEARS_20_MS)).replaceAll('-', '')
  for (let serial = 0; serial < SAVES; serial += 1) {
    const entry = anEntry({
      documentNumber: identityNumber(birthday, 2 * serial + 1, '169999'),
      startDate: officeDay(new Date()),
    })
    const started = performance.now()
    await ask(desk, 'filing.submit', { id: crypto.randomUUID(), entry })
    times.push(performance.now() - started)
    await page.waitForTimeout(120)
  }
  return times
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
