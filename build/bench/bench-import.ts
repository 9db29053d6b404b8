import { ask } from '#build/demo/desk-calls.ts'
import { CHEAP_COST } from '#build/rig-vault.ts'
import { SEEDED_OPERATOR, seedVault } from '#build/seed/seed-vault.ts'
import { identityNumber } from '#tests/builders.ts'
import { makeDataDirectory, type TrainingShell } from '#tests/shell/training-shell.ts'
import { openSeededOffice } from './seeded-office.ts'

/** Filings that are there before. */
const BEFORE = 100
const HEADER = '受理号,姓名,身份证号,备案类型,就医地区,起始日期,登记人员所在处'
const NAMES = ['尉迟敬德', '欧阳长风', '买买提·吐尔逊', '单晓东']
const SERIALS = 999
const DAY_MS = 86_400_000
const INDEXED_MS = 600_000

/** An older ledger of so many rows: read, tried, taken in, and found in the window. */
export async function benchImport(rows: number): Promise<void> {
  const data = makeDataDirectory()
  await seedVault(data.path, { filings: BEFORE, seed: 1 }, SEEDED_OPERATOR, CHEAP_COST)
  const shell = await openSeededOffice(data.path)
  await takeIn(shell, rows)
  await shell.stop()
  data.clear()
}

async function takeIn({ desk, page }: TrainingShell, rows: number): Promise<void> {
  const told = await page.evaluateHandle(() => {
    const steps = new Set<string>()
    window.desk.on((event, data) => {
      if (event === 'import.progress') steps.add(JSON.stringify(data))
    })
    return steps
  })
  const bytes = new TextEncoder().encode(olderLedger(rows))
  const file = await timed('read', () => ask(desk, 'import.read', { name: '旧.csv', bytes }))
  const { id: fileId, mapping } = file
  const trial = await timed('tried', () => ask(desk, 'import.check', { fileId, mapping }))
  if (trial.ready !== rows) throw new Error(`${trial.faulty} rows of ${rows} are faulty`)
  await timed('taken in', () => ask(desk, 'import.run', { fileId }))
  await page.keyboard.press('F5')
  const all = `共 ${(rows + BEFORE).toLocaleString('zh-CN')} 份`
  await timed('found in the window', () => page.getByText(all).waitFor({ timeout: INDEXED_MS }))
  const steps = await told.evaluate((heard) => heard.size)
  process.stdout.write(`${rows} rows, progress told ${steps} times\n`)
}

async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  const started = performance.now()
  const done = await work()
  const seconds = ((performance.now() - started) / 1_000).toFixed(1)
  process.stdout.write(`an older ledger ${what}: ${seconds} s\n`)
  return done
}

function olderLedger(rows: number): string {
  const lines = Array.from({ length: rows }, (_, at) => {
    const born = new Date(Date.UTC(1940, 0) + Math.floor(at / SERIALS) * DAY_MS)
    const number = identityNumber(born.toISOString().slice(0, 10).replaceAll('-', ''), at % SERIALS)
    return `JH${at},${NAMES[at % NAMES.length]},${number},异地长期居住人员,广东省 广州市,2024-03-01,一科`
  })
  return [HEADER, ...lines].join('\n')
}
