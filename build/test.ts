import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { bundleElectron } from './bundle-electron.ts'
import { bundleRenderer } from './bundle-renderer.ts'
import { ROOT } from './paths.ts'
import { ensureChromium, ensurePoppler } from './system-packages.ts'

const RESULTS = join(ROOT, 'test-results')
const UNIT_REPORT = join(RESULTS, 'unit.json')
const E2E_REPORT = join(RESULTS, 'e2e.json')

const VitestReport = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  numPendingTests: z.int(),
})
const PlaywrightReport = z.object({
  stats: z.object({ expected: z.int(), unexpected: z.int(), flaky: z.int(), skipped: z.int() }),
})

interface Counts {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

/** `npm test`: every gate, then every test; the last line is counted from the runners' own reports. */
export async function main(): Promise<number> {
  process.env['FILING_DESK_CHROMIUM'] = ensureChromium()
  ensurePoppler()
  rmSync(RESULTS, { recursive: true, force: true })
  mkdirSync(RESULTS)
  const gates = [
    tool('格式与规约 | format and lint', 'biome', 'ci', '--config-path=build/lint.json', '.'),
    tool('类型 | types', 'tsc', '-b'),
    tool('无用代码 | dead code', 'knip', '--config', 'build/knip.json'),
    await step('打包 | bundles', async () => {
      await bundleRenderer()
      await bundleElectron()
    }),
  ]
  const unit = tool(
    '单元与契约测试 | unit and contract tests',
    'vitest',
    'run',
    '--config',
    'build/vitest.config.ts',
    '--reporter=dot',
    '--reporter=json',
    `--outputFile=${UNIT_REPORT}`,
  )
  const journeys = tool(
    '柜台流程 | clerk journeys',
    'playwright',
    'test',
    '--config',
    'build/playwright.config.ts',
  )
  const counts = [countUnit(), countJourneys()]
  const sum = (key: keyof Counts) => counts.reduce((total, count) => total + count[key], 0)
  say(`${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`)
  return [...gates, unit, journeys].every(Boolean) && sum('passed') > 0 ? 0 : 1
}

function countUnit(): Counts {
  if (!existsSync(UNIT_REPORT)) return { passed: 0, failed: 1, skipped: 0 }
  const report = VitestReport.parse(JSON.parse(readFileSync(UNIT_REPORT, 'utf8')))
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests,
  }
}

function countJourneys(): Counts {
  if (!existsSync(E2E_REPORT)) return { passed: 0, failed: 1, skipped: 0 }
  const { stats } = PlaywrightReport.parse(JSON.parse(readFileSync(E2E_REPORT, 'utf8')))
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped }
}

function tool(title: string, name: string, ...parameters: readonly string[]): boolean {
  say(`\n== ${title}`)
  const result = spawnSync(join(ROOT, 'node_modules', '.bin', name), parameters, {
    cwd: ROOT,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  if (result.status !== 0) say(`失败 | failed: ${name} ${parameters[0] ?? ''}`)
  return result.status === 0
}

async function step(title: string, run: () => Promise<void>): Promise<boolean> {
  say(`\n== ${title}`)
  try {
    await run()
    return true
  } catch (fault) {
    say(`失败 | failed: ${String(fault)}`)
    return false
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
