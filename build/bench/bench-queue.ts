import { setFault } from '#build/demo/subsystem-control.ts'
import { seedVault } from '#build/seed/seed-vault.ts'
import { PASSWORD, setUpOffice } from '#tests/shell/office.ts'
import { makeDataDirectory, openShell, type TrainingShell } from '#tests/shell/training-shell.ts'
import { percentile, report } from './figure.ts'

const QUEUED = 5_000
const ROUNDS = 9
const OPERATOR = { number: '9001', name: '测试经办员', password: PASSWORD }

/** The queue, from its key to its first hundred rows and all its counts, with 5,000 entries waiting. */
export async function benchQueue(): Promise<void> {
  const data = makeDataDirectory()
  const made = await openShell(data.path)
  await setUpOffice(made)
  await made.stop()
  await seedVault(data.path, { filings: QUEUED, seed: 1, waiting: QUEUED }, OPERATOR)
  const shell = await openShell(data.path)
  if (shell.training) await setFault(shell.training, 'offline')
  const { page } = shell
  await page.locator('#password').fill(PASSWORD)
  await page.keyboard.press('Enter')
  await page.locator('#today-done').waitFor()
  const opened: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    opened.push(await openMeasured(shell))
    await page.keyboard.press('F6')
    await page.locator('#today-done').waitFor()
  }
  await shell.stop()
  data.clear()
  report({
    name: `queue from its key, with ${QUEUED} entries, median`,
    value: percentile(opened, 0.5),
    unit: 'ms',
    budget: 300,
    n: ROUNDS,
  })
}

/** By the window's own clock, from the key until the rows are painted. */
async function openMeasured({ page }: TrainingShell): Promise<number> {
  const stopwatch = await page.evaluateHandle(() => ({
    measured: new Promise<number>((resolve) => {
      const start = (event: KeyboardEvent) => {
        if (event.key !== 'F4') return
        removeEventListener('keydown', start, true)
        const pressed = performance.now()
        const look = () => {
          const rows = document.querySelectorAll('#outbox-table tbody tr').length
          if (rows === 0) requestAnimationFrame(look)
          else requestAnimationFrame(() => resolve(performance.now() - pressed))
        }
        requestAnimationFrame(look)
      }
      addEventListener('keydown', start, true)
    }),
  }))
  await page.keyboard.press('F4')
  const ms = await stopwatch.evaluate(({ measured }) => measured)
  await stopwatch.dispose()
  return ms
}
