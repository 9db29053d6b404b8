import { afterAll, expect, test } from 'vitest'
import { createBrowserHost } from '#build/browser-shell/browser-host.ts'
import { ask } from '#build/demo/desk-calls.ts'
import { PATHS, PDF_WORKER_URL } from '#build/paths.ts'
import type { Desk } from '#electron/desk.ts'
import { startTrainingDesk } from '#electron/training-desk.ts'
import { policyOf } from '#shared/filing/accepted-under.ts'
import type { Filing } from '#shared/filing/filing.ts'
import { anEntry, identityNumber } from '#tests/builders.ts'
import { LATER_PACK, NEXT_LATER_PACK } from '#tests/policy-packs.ts'
import { makeDataDirectory } from '#tests/shell/training-shell.ts'

const data = makeDataDirectory()
afterAll(data.clear)

const OFFICE = {
  name: '威海市环翠区医疗保险事业中心',
  division: '371002',
  agencyCode: '371002001',
  phone: '0631-5200000',
}
const OPERATOR = { number: '9001', name: '测试经办员' }
const PASSWORD = 'a desk password'

/** `LATER_PACK` alone is in force on the first day, its next version on the second. */
const [BEFORE, AFTER] = ['2026-05-06T02:00:00.000Z', '2026-06-03T02:00:00.000Z']
let now = BEFORE

async function start(): Promise<Desk> {
  const { desk } = await startTrainingDesk({
    // The machine that tests may be nearly full.
    freeBytes: () => 64 * 1024 ** 3,
    reserveBytes: 0,
    dataDirectory: data.path,
    assetsDirectory: PATHS.assets,
    pdfWorkerUrl: PDF_WORKER_URL,
    host: createBrowserHost(data.path, () => undefined),
    passwordCost: { memoryKiB: 64, iterations: 1, parallelism: 1 },
    clock: { now: () => new Date(now) },
  })
  return desk
}

function submit(desk: Desk, serial: number): Promise<Filing> {
  return ask(desk, 'filing.submit', {
    id: crypto.randomUUID(),
    entry: anEntry({
      documentNumber: identityNumber('19560312', serial),
      startDate: now.slice(0, 10),
      materials: { 'relocation-proof': 'later' },
    }),
  })
}

/** The working days for which a filing's paper may come later, by the packs the window holds. */
async function daysFor(desk: Desk, filing: Filing): Promise<number | null | undefined> {
  const policy = policyOf(filing, await ask(desk, 'policy.packs', {}))
  const [proof] =
    policy.categories['relocated-retiree']?.materials.filter(
      ({ id }) => id === 'relocation-proof',
    ) ?? []
  return proof?.anyOf.find(({ id }) => id === 'later')?.workingDays
}

test('a filing keeps the version of its day, whatever was imported since and however often the desk starts', async () => {
  const desk = await start()
  await ask(desk, 'office.setUp', { office: OFFICE, operator: OPERATOR, password: PASSWORD })
  await expect(submit(desk, 101)).rejects.toThrow('material-missing')
  const told: string[] = []
  desk.onEvent((event) => told.push(event))
  await ask(desk, 'policy.take', { text: JSON.stringify(LATER_PACK) })
  expect(told).toContain('policy.changed')
  const first = await submit(desk, 101)
  await ask(desk, 'policy.take', { text: JSON.stringify(NEXT_LATER_PACK) })
  const early = await submit(desk, 103)
  now = AFTER
  const second = await submit(desk, 105)
  expect([first, early, second].map(({ policy }) => policy.packs.at(-1)?.version)).toEqual([
    '2026-01-01',
    '2026-01-01',
    '2026-06-01',
  ])
  const { packs } = await ask(desk, 'policy.get', {})
  expect(packs.filter(({ taken }) => taken !== null)).toMatchObject([
    { version: '2026-06-01', state: 'in-force', rulesOffice: true, taken: { by: '9001' } },
    { version: '2026-01-01', state: 'replaced' },
  ])
  await desk.stop()

  const again = await start()
  expect(await again.call('policy.packs', {})).toMatchObject({ error: { code: 'locked' } })
  await ask(again, 'vault.unlock', { operatorNumber: OPERATOR.number, password: PASSWORD })
  expect(await daysFor(again, first)).toBe(5)
  expect(await daysFor(again, second)).toBe(10)
  // The slip that lists what comes later is printed by the rules the filing keeps.
  expect(await ask(again, 'paper.forms', { filingId: first.id })).toContain('acceptance-slip')
  await ask(again, 'paper.render', { filingId: first.id, form: 'acceptance-slip' })
  // What was accepted goes out by its own rules too.
  await expect
    .poll(async () => (await ask(again, 'filing.get', { filingId: second.id })).filing.status, {
      timeout: 20_000,
    })
    .toBe('acknowledged')
  await again.stop()
})
