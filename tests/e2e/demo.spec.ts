import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { PATHS, ROOT } from '#build/paths.ts'
import { journey } from '#tests/shell/journey.ts'

const SAMPLE = join(PATHS.samples, '1-relocated-retiree.json')

function runDemo(...parameters: readonly string[]) {
  // Colours asked for and forbidden at once are a warning of Node's, which is not the demo's.
  const { NO_COLOR: _, ...environment } = process.env
  return spawnSync(process.execPath, [join(ROOT, 'build', 'run.mjs'), 'demo', ...parameters], {
    cwd: ROOT,
    encoding: 'utf8',
    env: environment,
  })
}

function readJson(path: string) {
  return JSON.parse(readFileSync(path, 'utf8'))
}

journey('the demo does the main job unattended', async ({ dataDirectory }) => {
  test.setTimeout(180_000)
  const { status, stderr } = runDemo('--case', SAMPLE, '--out', dataDirectory)
  expect(stderr).toBe('')
  expect(status).toBe(0)
  const summary = readJson(join(dataDirectory, 'summary.json'))
  expect(summary).toMatchObject([
    { state: 'acknowledged', line: 'online', companion: false },
    { state: 'acknowledged', line: 'offline', companion: true },
  ])
  expect(readJson(join(dataDirectory, 'subsystem.json'))).toHaveLength(2)
  expect(readdirSync(dataDirectory).filter((name) => name.endsWith('.pdf'))).toHaveLength(5)
  expect(readdirSync(join(dataDirectory, 'screens')).length).toBeGreaterThan(10)
})

for (const [title, change, words] of [
  ['a hospital as destination', { destination: '北京协和医院' }, 'destination-hospital'],
  ['a destination in the own province', { destination: '370100' }, 'destination-own-province'],
  ['a wrong check digit', { documentNumber: '169902195802142157' }, 'identity-checksum'],
  ['an impossible birth date', { documentNumber: '169902195802302156' }, 'identity-birth-date'],
  ['a missing material', { materials: {} }, 'material-missing'],
  ['an unknown field', { hospital: '北京协和医院' }, 'hospital'],
] as const) {
  journey(`a case with ${title} is refused by field and rule`, async ({ dataDirectory }) => {
    const path = join(dataDirectory, 'bad-case.json')
    writeFileSync(path, JSON.stringify({ ...readJson(SAMPLE), ...change }))
    const { status, stderr } = runDemo('--case', path, '--out', join(dataDirectory, 'out'))
    expect(stderr).toContain(words)
    expect(stderr).toContain(Object.keys(change)[0])
    expect(status).toBe(1)
    expect(existsSync(join(dataDirectory, 'out', 'summary.json'))).toBe(false)
  })
}
