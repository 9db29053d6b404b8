import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** A file that breaks exactly one rule of the house, and the rule that must stop it. */
interface Plant {
  readonly path: string
  readonly code: string
  readonly rule: string
}

const bans = (path: string, specifier: string): Plant => ({
  path,
  code: `export { thing } from '${specifier}'\n`,
  rule: 'noRestrictedImports',
})

const PLANTS: readonly Plant[] = [
  bans('shared/filing/planted.ts', 'node:fs'),
  bans('shared/filing/planted.ts', '#electron/desk.ts'),
  bans('shared/filing/planted.ts', 'pdfmake'),
  bans('electron/services/planted.ts', 'electron'),
  bans('electron/services/planted.ts', '#renderer/app.tsx'),
  bans('electron/vault/planted.ts', '#electron/sync/loop.ts'),
  bans('electron/sync/planted.ts', '#electron/vault/vault.ts'),
  bans('electron/paper/planted.ts', '#electron/vault/vault.ts'),
  bans('electron/batch/planted.ts', '#electron/vault/vault.ts'),
  bans('electron/training/planted.ts', '#electron/vault/vault.ts'),
  bans('renderer/app-part.ts', 'dexie'),
  bans('renderer/store/planted.ts', '#renderer/ui/panel.tsx'),
  bans('renderer/store/planted.ts', 'electron'),
  bans('renderer/ui/planted.ts', '#shared/result.ts'),
  bans('renderer/features/intake/planted.ts', '#renderer/features/today/today.tsx'),
  bans('renderer/features/intake/planted.ts', 'dexie'),
  bans('renderer/decision/planted.ts', '#renderer/features/today/today.tsx'),
  bans('renderer/printing/planted.ts', '#renderer/features/today/today.tsx'),
  bans('tests/planted.ts', '../shared/result.ts'),
  {
    path: 'renderer/features/intake/planted.tsx',
    code: 'export const Planted = () => <p>受理</p>\n',
    rule: 'plugin',
  },
  { path: 'shared/planted.ts', code: 'export default 1\n', rule: 'noDefaultExport' },
  { path: 'shared/PlantedFile.ts', code: 'export const a = 1\n', rule: 'useFilenamingConvention' },
  { path: 'shared/planted.ts', code: 'export const a: any = 1\n', rule: 'noExplicitAny' },
  {
    path: 'electron/planted.ts',
    code: 'export const wait = async () => 1\nwait()\n',
    rule: 'noFloatingPromises',
  },
  {
    path: 'shared/planted.ts',
    code: `${'export const line = 1\n'.repeat(301)}`,
    rule: 'noExcessiveLinesPerFile',
  },
  {
    path: 'shared/planted.ts',
    code: `export function long() {\n${'  work()\n'.repeat(61)}}\n`,
    rule: 'noExcessiveLinesPerFunction',
  },
  {
    path: 'shared/planted.ts',
    code: `export const knot = (a: number) => ${'a > 1 ? '.repeat(13)}0${' : a'.repeat(13)}\n`,
    rule: 'noExcessiveCognitiveComplexity',
  },
  {
    path: 'electron/planted.ts',
    code: "export const say = () => console.log('a')\n",
    rule: 'noConsole',
  },
  {
    path: 'shared/planted.ts',
    code: 'export const first = (list: readonly number[]) => list.at(0)!.toFixed()\n',
    rule: 'noNonNullAssertion',
  },
  {
    path: 'electron/planted.ts',
    code: 'const ask = async () => true\nexport const answer = () => {\n  if (ask()) return 1\n  return 2\n}\n',
    rule: 'noMisusedPromises',
  },
]

let house: string

beforeAll(() => {
  house = mkdtempSync(join(tmpdir(), 'filing-desk-gates-'))
  cpSync(join(ROOT, 'build/lint.json'), join(house, 'build/lint.json'))
  cpSync(join(ROOT, 'build/no-chinese-in-code.grit'), join(house, 'build/no-chinese-in-code.grit'))
  symlinkSync(join(ROOT, 'node_modules'), join(house, 'node_modules'))
})

afterAll(() => rmSync(house, { recursive: true }))

/** The linter's words about one file in the small house. */
function lint({ path, code }: Pick<Plant, 'path' | 'code'>): {
  status: number | null
  words: string
} {
  const file = join(house, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, code)
  const { status, stdout, stderr } = run('biome', [
    'lint',
    '--config-path=build/lint.json',
    '--vcs-enabled=false',
    '--colors=off',
    path,
  ])
  rmSync(file)
  return { status, words: stdout + stderr }
}

/** Runs one of the project's tools in the small house. */
function run(tool: string, parameters: readonly string[]) {
  return spawnSync(join(ROOT, 'node_modules/.bin', tool), parameters, {
    cwd: house,
    encoding: 'utf8',
  })
}

describe('the gates', () => {
  it.each(PLANTS)('stop $path for $rule ($code.length characters)', (plant) => {
    const { status, words } = lint(plant)
    expect(words).toContain(plant.rule)
    expect(status).toBe(1)
  })

  it('let a clean file through', () => {
    const clean = {
      path: 'shared/clean.ts',
      code: "import * as z from 'zod'\n\nexport const A = z.string()\n",
    }
    expect(lint(clean)).toMatchObject({ status: 0 })
  })

  it.each([
    ['a window global in shared', 'export const title = document.title\n', 'TS2584'],
    ['a Node global in shared', 'export const arguments_ = process.argv\n', 'TS2591'],
    ['an index that may be absent', 'export const a: number = [1][0]\n', 'TS2322'],
  ])('stop %s by its type', (_name, code, expected) => {
    cpSync(join(ROOT, 'build/tsconfig.base.json'), join(house, 'build/tsconfig.base.json'))
    cpSync(join(ROOT, 'shared/tsconfig.json'), join(house, 'shared/tsconfig.json'))
    writeFileSync(join(house, 'shared/planted.ts'), code)
    const { status, stdout } = run('tsc', [
      '-p',
      'shared',
      '--noEmit',
      '--tsBuildInfoFile',
      'types.tsbuildinfo',
    ])
    rmSync(join(house, 'shared/planted.ts'))
    expect(stdout).toContain(expected)
    expect(status).not.toBe(0)
  })

  it('stop code that nobody uses', () => {
    cpSync(join(ROOT, 'build/knip.json'), join(house, 'build/knip.json'))
    cpSync(join(ROOT, 'package.json'), join(house, 'package.json'))
    mkdirSync(join(house, 'shared'), { recursive: true })
    writeFileSync(join(house, 'shared/unused.ts'), 'export const unused = 1\n')
    const { status, stdout } = run('knip', ['--config', 'build/knip.json', '--include', 'files'])
    expect(stdout).toContain('shared/unused.ts')
    expect(status).toBe(1)
  })
})
