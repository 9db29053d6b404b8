import type { Page } from '@playwright/test'
import { ask } from '#build/demo/desk-calls.ts'
import { setFault } from '#build/demo/subsystem-control.ts'
import { seedVault } from '#build/seed/seed-vault.ts'
import { PASSWORD, setUpOffice } from '#tests/shell/office.ts'
import { makeDataDirectory, openShell, type TrainingShell } from '#tests/shell/training-shell.ts'
import { percentile, report } from './figure.ts'

const FILINGS = 10_000
const ROUNDS = 9
const OPERATOR = { number: '9001', name: '测试经办员', password: PASSWORD }

/** A whole copy of 10,000 filings is built once, before anything is measured. */
const COPYING_MS = 180_000

/** The first screen and the page of a filing, over a vault of 10,000 filings. */
export async function benchScreens(): Promise<void> {
  const data = makeDataDirectory()
  const made = await openShell(data.path)
  await setUpOffice(made)
  await made.stop()
  await seedVault(data.path, { filings: FILINGS, seed: 1 }, OPERATOR)
  const shell = await openShell(data.path)
  // The few that wait stay where they are.
  if (shell.training) await setFault(shell.training, 'offline')
  await unlockMeasured(shell)
  await shell.page.waitForFunction(holdsCopyOf, FILINGS, { timeout: COPYING_MS })
  const first: number[] = []
  const filing: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    await ask(shell.desk, 'vault.lock', {})
    first.push(await unlockMeasured(shell))
    filing.push(await openFilingMeasured(shell.page))
    // The next round begins where the day does.
    await shell.page.keyboard.press('F6')
    await shell.page.locator('#today-done [data-row]').first().waitFor()
  }
  await shell.stop()
  data.clear()
  const words = `with ${FILINGS} filings, median`
  report({
    name: `first screen after unlock, ${words}`,
    value: percentile(first, 0.5),
    unit: 'ms',
    budget: 300,
    n: ROUNDS,
  })
  report({
    name: `filing page from its key, ${words}`,
    value: percentile(filing, 0.5),
    unit: 'ms',
    budget: 100,
    n: ROUNDS,
  })
}

/** Whether the window's copy holds that many filings; runs in the page. */
function holdsCopyOf(filings: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('training-filing-copy')
    opening.onerror = () => reject(opening.error)
    opening.onsuccess = () => {
      const counting = opening.result.transaction('filings').objectStore('filings').count()
      counting.onsuccess = () => {
        opening.result.close()
        resolve(counting.result === filings)
      }
    }
  })
}

/** From the desk's word that it is open to all four lists on screen, by the window's own clock. */
async function unlockMeasured({ page, desk }: TrainingShell): Promise<number> {
  await page.locator('#password').waitFor()
  // The stopwatch stands ready before anything happens; only then is it set off.
  const stopwatch = await page.evaluateHandle(() => ({
    measured: new Promise<number>((resolve) => {
      const stop = window.desk.on((event) => {
        if (event !== 'desk.changed') return
        stop()
        const opened = performance.now()
        const look = () => {
          const lists = document.querySelector('[aria-busy="false"] [data-row]')
          if (lists) resolve(performance.now() - opened)
          else requestAnimationFrame(look)
        }
        look()
      })
    }),
  }))
  await ask(desk, 'vault.unlock', { operatorNumber: OPERATOR.number, password: PASSWORD })
  return stopwatch.evaluate(({ measured }) => measured)
}

/** From Enter on a row to the filing's details on screen. */
async function openFilingMeasured(page: Page): Promise<number> {
  await page.keyboard.press('4')
  await page.locator('#today-done [data-row]:focus').waitFor()
  const stopwatch = await page.evaluateHandle(() => ({
    measured: new Promise<number>((resolve) => {
      const start = () => {
        const pressed = performance.now()
        const look = () => {
          if (document.querySelector('main td')) resolve(performance.now() - pressed)
          else requestAnimationFrame(look)
        }
        look()
      }
      window.addEventListener('keydown', start, { once: true, capture: true })
    }),
  }))
  await page.keyboard.press('Enter')
  return stopwatch.evaluate(({ measured }) => measured)
}
