import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ask } from '#build/demo/desk-calls.ts'
import { setFault } from '#build/demo/subsystem-control.ts'
import { hasTrainingVault, seedVault } from '#build/seed/seed-vault.ts'
import { officeDay } from '#shared/office-day.ts'
import { anEntry, identityNumber } from '#tests/builders.ts'
import { makeDataDirectory, openShell, type TrainingShell } from '#tests/shell/training-shell.ts'
import { askDexie, askSqlite } from './bench-ledger-anchors.ts'
import { percentile, report } from './figure.ts'

const OPERATOR = { number: '9001', name: '测试经办员', password: 'training-9001' }
const COST = { memoryKiB: 64, iterations: 1, parallelism: 1 }
const ROUNDS = 7
const SAVES = 40
const PAGES = 40
const BUILDING_MS = 600_000

/** What the issue allows at so many filings. */
const BUDGETS = [
  { upTo: 10_000, unlock: 1_500, key: 16, save: 25, scroll: 16, memory: 180 },
  { upTo: 100_000, unlock: 3_000, key: 16, save: 25, scroll: 16, memory: 250 },
  { upTo: 1_000_000, unlock: 5_000, key: 50, save: 30, scroll: 16, memory: 400 },
] as const

/** Typed key by key: a name, letters, first letters, last digits, a place, two words. */
const TYPED = [
  '欧阳',
  'shanxiao',
  'wjg',
  '4477',
  '1699001956',
  'guangzhou',
  'li 上海',
  '人民路 12',
] as const

/** The ledger over `filings` generated filings, or over those of a seeded data folder. */
export async function benchLedger(filings: number, seeded?: string): Promise<void> {
  const data = seeded === undefined ? makeDataDirectory() : { path: seeded, clear: () => undefined }
  if (!hasTrainingVault(data.path)) {
    const started = performance.now()
    await seedVault(data.path, { filings, seed: 1 }, OPERATOR, COST)
    say(`seeding ${filings}: ${((performance.now() - started) / 1_000).toFixed(0)} s`)
  }
  const shell = await openShell(data.path)
  if (shell.training) await setFault(shell.training, 'offline')
  await ask(shell.desk, 'vault.unlock', {
    operatorNumber: OPERATOR.number,
    password: OPERATOR.password,
  })
  await shell.page.locator('#today-done').waitFor()
  const building = performance.now()
  await shell.page.keyboard.press('F5')
  await shell.page
    .locator('[data-ledger-phase="ready"]')
    .waitFor({ state: 'attached', timeout: BUILDING_MS })
  say(
    `index of ${filings} built from the vault: ${((performance.now() - building) / 1_000).toFixed(0)} s`,
  )
  await measure(shell, filings)
  askSqlite(filings)
  await shell.stop()
  data.clear()
}

async function measure(shell: TrainingShell, filings: number): Promise<void> {
  const { page } = shell
  const budget = BUDGETS.find(({ upTo }) => filings <= upTo) ?? BUDGETS[2]
  const words = `with ${filings} filings`
  const unlocked: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) unlocked.push(await unlockMeasured(shell))
  report({
    name: `unlock to first ledger rows, ${words}, median`,
    value: percentile(unlocked, 0.5),
    unit: 'ms',
    budget: budget.unlock,
    n: ROUNDS,
  })
  await page
    .locator('[data-ledger-phase="ready"]')
    .waitFor({ state: 'attached', timeout: BUILDING_MS })
  await page.evaluate(addUntil)
  await page.evaluate(watchLongTasks)
  const keys = await page.evaluate(typeMeasured, [...TYPED])
  report({
    name: `a key of a search, ${words}, p95`,
    value: percentile(keys, 0.95),
    unit: 'ms',
    budget: budget.key,
    n: keys.length,
  })
  const scrolls = await page.evaluate(scrollMeasured, PAGES)
  report({
    name: `scroll to any depth, ${words}, p95`,
    value: percentile(scrolls, 0.95),
    unit: 'ms',
    budget: budget.scroll,
    n: PAGES,
  })
  const longest = await page.evaluate(() =>
    Math.max(0, ...(Reflect.get(window, 'longTasks') as number[])),
  )
  report({
    name: `longest task of the window while typing and scrolling, ${words}`,
    value: longest,
    unit: 'ms',
    budget: 50,
    n: 1,
  })
  const saves = await saveMeasured(shell)
  report({
    name: `save with the index kept, ${words}, p95`,
    value: percentile(saves, 0.95),
    unit: 'ms',
    budget: budget.save,
    n: SAVES,
  })
  report({
    name: `renderer memory (PSS), ${words}`,
    value: rendererMegabytes(shell.dataDirectory) * 1_024,
    unit: 'KB',
    budget: budget.memory * 1_024,
    n: 1,
  })
  await askDexie(page, filings)
}

async function unlockMeasured({ page, desk }: TrainingShell): Promise<number> {
  await ask(desk, 'vault.lock', {})
  await page.locator('#password').waitFor()
  const stopwatch = await page.evaluateHandle(() => ({
    measured: new Promise<number>((resolve) => {
      const stop = window.desk.on((event) => {
        if (event !== 'desk.changed') return
        stop()
        const opened = performance.now()
        const look = () => {
          if (document.querySelector('#ledger-row-0')) resolve(performance.now() - opened)
          else requestAnimationFrame(look)
        }
        look()
      })
    }),
  }))
  await ask(desk, 'vault.unlock', { operatorNumber: OPERATOR.number, password: OPERATOR.password })
  return stopwatch.evaluate(({ measured }) => measured)
}

/** Milliseconds from each key to its answer in the page; runs in the page. */
async function typeMeasured(typed: readonly string[]): Promise<number[]> {
  const search = document.querySelector<HTMLInputElement>('#ledger-search')
  const setter = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set
  if (!(search && setter)) throw new Error('no search')
  const times: number[] = []
  const type = async (text: string, isCounted: boolean) => {
    const started = performance.now()
    setter.call(search, text)
    search.dispatchEvent(new Event('input', { bubbles: true }))
    await window.until(
      () =>
        document.querySelector('[data-answered]')?.getAttribute('data-answered') === text &&
        document.querySelector('[aria-busy=true]') === null,
    )
    if (isCounted) times.push(performance.now() - started)
  }
  for (const words of typed) {
    const letters = [...words]
    for (let end = 1; end <= letters.length; end += 1) {
      await type(letters.slice(0, end).join(''), true)
      await new Promise((resolve) => setTimeout(resolve, 60))
    }
    await type('', false)
  }
  return times
}

/** Milliseconds from the scroll event of a jump to a random depth to its rows; runs in the page. */
async function scrollMeasured(pages: number): Promise<number[]> {
  const scroller = document.querySelector('#ledger-grid')?.parentElement
  if (!scroller) throw new Error('no list')
  const times: number[] = []
  for (let page = 0; page < pages; page += 1) {
    const depth = Math.round((scroller.scrollHeight - scroller.clientHeight) * ((page * 0.618) % 1))
    if (depth === scroller.scrollTop) continue
    let started = 0
    const scrolled = new Promise((resolve) => {
      scroller.addEventListener('scroll', resolve, { once: true, capture: true })
    })
    void scrolled.then(() => {
      started = performance.now()
    })
    scroller.scrollTop = depth
    const row = Math.floor(depth / 32) + 5
    await window.until(() => {
      const cells = document.querySelector(`#ledger-row-${row}`)?.querySelectorAll('td')
      return cells?.[1] !== undefined && cells[1].textContent !== '…'
    })
    times.push(performance.now() - started)
    await new Promise((resolve) => setTimeout(resolve, 60))
  }
  return times
}

declare global {
  interface Window {
    /** Waits, without asking again and again, for a change of the page after which something holds. */
    until(holds: () => boolean): Promise<void>
  }
}

/** Gives the page `until`; runs in the page. */
function addUntil(): void {
  window.until = (holds) =>
    new Promise((resolve) => {
      const observer = new MutationObserver(() => look())
      const look = () => {
        if (!holds()) return
        observer.disconnect()
        resolve()
      }
      observer.observe(document, {
        subtree: true,
        childList: true,
        characterData: true,
        attributes: true,
      })
      look()
    })
}

function watchLongTasks(): void {
  const longTasks: number[] = []
  Reflect.set(window, 'longTasks', longTasks)
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longTasks.push(duration)
  }).observe({ type: 'longtask' })
}

/** From the call to the answer after COMMIT and head file, while the window follows with its index. */
async function saveMeasured({ desk, page }: TrainingShell): Promise<number[]> {
  const times: number[] = []
  for (let serial = 0; serial < SAVES; serial += 1) {
    const entry = anEntry({
      documentNumber: identityNumber('19560312', 2 * serial + 1, '169999'),
      startDate: officeDay(new Date()),
    })
    const started = performance.now()
    await ask(desk, 'filing.submit', { id: crypto.randomUUID(), entry })
    times.push(performance.now() - started)
    await page.waitForTimeout(120)
  }
  return times
}

/** Proportional memory of the window's own process, the largest of the browser's renderers, in MB. */
function rendererMegabytes(dataDirectory: string): number {
  const sizes = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => memoryOf(pid, dataDirectory))
  return Math.max(0, ...sizes) / 1_024
}

function memoryOf(pid: string, dataDirectory: string): number {
  try {
    const command = readFileSync(join('/proc', pid, 'cmdline'), 'utf8')
    if (!(command.includes('--type=renderer') && isBrowserOf(pid, dataDirectory))) return 0
    const rollup = readFileSync(join('/proc', pid, 'smaps_rollup'), 'utf8')
    return Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0)
  } catch {
    // A process that ended meanwhile has no memory.
    return 0
  }
}

/** Whether a process, or one it came from, was started on a data folder. */
function isBrowserOf(pid: string, dataDirectory: string): boolean {
  let current = pid
  while (current !== '' && current !== '0' && current !== '1') {
    if (readFileSync(join('/proc', current, 'cmdline'), 'utf8').includes(dataDirectory)) return true
    current =
      /^PPid:\s+(\d+)/m.exec(readFileSync(join('/proc', current, 'status'), 'utf8'))?.[1] ?? ''
  }
  return false
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
