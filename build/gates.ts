import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { bundleElectron } from './bundle-electron.ts'
import { bundleRenderer } from './bundle-renderer.ts'
import { ROOT } from './paths.ts'

/** A step of a run: says its title, does its work, and whether it went well. */
export type Step = () => boolean | Promise<boolean>

/** What has to hold before any test is worth running: format, lint, types, dead code, bundles. */
export const GATES: readonly Step[] = [
  tool('格式与规约 | format and lint', 'biome', ['ci', '--config-path=build/lint.json', '.']),
  tool('类型 | types', 'tsc', ['-b']),
  tool('无用代码 | dead code', 'knip', ['--config', 'build/knip.json']),
  async () => {
    say('\n== 打包 | bundles')
    try {
      await bundleRenderer()
      await bundleElectron()
      return true
    } catch (fault) {
      say(`失败 | failed: ${String(fault)}`)
      return false
    }
  },
]

/** A step that is one of the project's own tools. */
export function tool(title: string, name: string, parameters: readonly string[]): Step {
  return () => {
    say(`\n== ${title}`)
    const { status } = spawnSync(join(ROOT, 'node_modules', '.bin', name), parameters, {
      cwd: ROOT,
      stdio: 'inherit',
      shell: process.platform === 'win32',
    })
    if (status !== 0) say(`失败 | failed: ${name}`)
    return status === 0
  }
}

/** Runs every step, whatever the ones before it found; true when all went well. */
export async function runAll(steps: readonly Step[]): Promise<boolean> {
  let isGood = true
  for (const step of steps) isGood = (await step()) && isGood
  return isGood
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
