import { randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { ask } from '#build/demo/desk-calls.ts'
import type { DeskState } from '#shared/bridge.ts'
import { METHODS } from '#shared/bridge.ts'
import { isWriting } from '#shared/bridge-effects.ts'
import { officeDay } from '#shared/office-day.ts'
import type { Result } from '#shared/result.ts'
import { anEntry } from '#tests/builders.ts'
import { bareSetting } from '#tests/shell/bare-setting.ts'
import type { Desk } from './desk.ts'
import { startTrainingDesk } from './training-desk.ts'
import { recoveryLogPath } from './vault/recovery-log.ts'
import {
  SAMPLE_OFFICE,
  SAMPLE_OPERATOR,
  SAMPLE_PASSWORD,
} from './vault/sample-vault.test-helper.ts'

const dataDirectory = mkdtempSync(join(tmpdir(), 'read-only-'))
afterAll(() => rmSync(dataDirectory, { recursive: true, force: true }))

/** Calls that end the test's own work. */
const LEAVING = ['vault.lock', 'vault.unlock', 'vault.recover', 'desk.state']

async function phaseOf(desk: Desk, method: string, input: object): Promise<string> {
  // These three answer with the desk's state.
  const answer = (await desk.call(method, input)) as Result<DeskState>
  return answer.ok ? answer.value.phase : answer.error.code
}

test('a vault that is only looked at refuses every call that would change it, and what is printed is written beside it', async () => {
  const { desk } = await startTrainingDesk(bareSetting(dataDirectory))
  const unlock = { operatorNumber: SAMPLE_OPERATOR.number, password: SAMPLE_PASSWORD }
  const office = { office: SAMPLE_OFFICE, operator: SAMPLE_OPERATOR, password: SAMPLE_PASSWORD }
  expect(await phaseOf(desk, 'office.setUp', office)).toBe('open')
  const filingId = randomUUID()
  const entry = anEntry({ startDate: officeDay(new Date()) })
  await ask(desk, 'filing.submit', { id: filingId, entry })
  await desk.call('vault.lock', {})
  for (const slot of ['head-0', 'head-1']) {
    rmSync(join(dataDirectory, 'training', 'vault', slot), { force: true })
  }
  expect(await phaseOf(desk, 'vault.unlock', unlock)).toBe('recovery')
  expect(await phaseOf(desk, 'vault.recover', { way: 'read-only' })).toBe('open')
  const refused: string[] = []
  const words = new Set<string>()
  for (const method of Object.keys(METHODS).filter((one) => !LEAVING.includes(one))) {
    const answer = await desk.call(method, {})
    if (answer.ok || answer.error.code !== 'read-only') continue
    refused.push(method)
    words.add(answer.error.message)
  }
  expect(refused).toEqual(Object.keys(METHODS).filter(isWriting))
  expect([...words]).toHaveLength(1)
  const paper = { form: 'acceptance-slip', filingId } as const
  await ask(desk, 'paper.print', { ...paper, copies: 1 })
  await ask(desk, 'paper.save', paper)
  const log = readFileSync(recoveryLogPath(join(dataDirectory, 'training')), 'utf8')
  expect(
    log
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
  ).toMatchObject([
    { action: 'read-only' },
    { action: 'printed', by: SAMPLE_OPERATOR.number, object: filingId },
    { action: 'saved', by: SAMPLE_OPERATOR.number, object: filingId },
  ])
  await desk.stop()
})
