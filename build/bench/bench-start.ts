import { makeDataDirectory, openShell } from '#tests/shell/training-shell.ts'
import { percentile, report } from './figure.ts'

const STARTS = 5

/** From the start of the desk to a window that takes keys, on a new folder each time. */
export async function benchStart(): Promise<void> {
  const times: number[] = []
  for (let start = 0; start < STARTS; start += 1) {
    const data = makeDataDirectory()
    const started = performance.now()
    const shell = await openShell(data.path)
    await shell.page.locator('input').first().waitFor()
    times.push(performance.now() - started)
    await shell.stop()
    data.clear()
  }
  report({
    name: 'usable after start, median',
    value: percentile(times, 0.5),
    unit: 'ms',
    budget: 3_000,
    n: STARTS,
  })
}
