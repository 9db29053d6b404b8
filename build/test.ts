import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { GATES, runAll, tool } from './gates.ts'
import { ROOT } from './paths.ts'
import { ensureChromium, ensureCups, ensurePoppler } from './system-packages.ts'
import { UNIT_REPORT, UNIT_TESTS } from './unit-tests.ts'

const RESULTS = join(ROOT, 'test-results')
const JOURNEY_REPORT = join(RESULTS, 'e2e.json')

const JOURNEYS = tool('柜台流程 | clerk journeys', 'playwright', [
  'test',
  '--config',
  'build/playwright.config.ts',
])

/** As much of vitest's report as is counted. */
const UnitReport = z
  .object({ numPassedTests: z.int(), numFailedTests: z.int(), numPendingTests: z.int() })
  .transform(({ numPassedTests, numFailedTests, numPendingTests }) => ({
    passed: numPassedTests,
    failed: numFailedTests,
    skipped: numPendingTests,
    again: 0,
  }))

/** As much of Playwright's report as is counted; a journey that passed when walked again is told apart. */
const JourneyReport = z
  .object({
    stats: z.object({ expected: z.int(), unexpected: z.int(), flaky: z.int(), skipped: z.int() }),
  })
  .transform(({ stats }) => ({
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    skipped: stats.skipped,
    again: stats.flaky,
  }))

type Counts = z.output<typeof UnitReport>

/** `npm test`: every gate, then every test; the last line is counted from the runners' own reports. */
export async function main(): Promise<number> {
  ensureChromium()
  ensurePoppler()
  ensureCups()
  rmSync(RESULTS, { recursive: true, force: true })
  mkdirSync(RESULTS)
  const isGood = await runAll([...GATES, UNIT_TESTS, JOURNEYS])
  const counts = [count(UNIT_REPORT, UnitReport), count(JOURNEY_REPORT, JourneyReport)]
  const sum = (key: keyof Counts) => counts.reduce((total, own) => total + own[key], 0)
  process.stdout.write(
    `\n${sum('passed')} passed (${sum('again')} when tried again), ${sum('failed')} failed, ${sum('skipped')} skipped\n`,
  )
  return isGood && sum('passed') > 0 && sum('failed') === 0 ? 0 : 1
}

/** A runner that left no report has failed. */
function count(path: string, report: z.ZodType<Counts>): Counts {
  if (!existsSync(path)) return { passed: 0, failed: 1, skipped: 0, again: 0 }
  return report.parse(JSON.parse(readFileSync(path, 'utf8')))
}
