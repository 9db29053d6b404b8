import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { DeskState } from '#shared/bridge.ts'
import type { Result } from '#shared/result.ts'
import { bareSetting } from '#tests/shell/bare-setting.ts'
import type { Desk } from './desk.ts'
import type { Host } from './host.ts'
import { NO_HOST } from './no-host.test-helper.ts'
import { startTrainingDesk } from './training-desk.ts'
import {
  SAMPLE_OFFICE,
  SAMPLE_OPERATOR,
  SAMPLE_PASSWORD,
} from './vault/sample-vault.test-helper.ts'

const UNLOCK = { operatorNumber: SAMPLE_OPERATOR.number, password: SAMPLE_PASSWORD }
const SET_UP = { office: SAMPLE_OFFICE, operator: SAMPLE_OPERATOR, password: SAMPLE_PASSWORD }

let dataDirectory = ''
beforeEach(() => {
  dataDirectory = mkdtempSync(join(tmpdir(), 'desk-life-'))
})
afterEach(() => rmSync(dataDirectory, { recursive: true, force: true }))

async function startDesk(host: Host = NO_HOST): Promise<Desk> {
  const { desk } = await startTrainingDesk({ ...bareSetting(dataDirectory), host })
  return desk
}

async function stateAfter(desk: Desk, method: string, input: object): Promise<DeskState> {
  // Setting up, locking and unlocking answer with the desk's state.
  const answer = (await desk.call(method, input)) as Result<DeskState>
  if (!answer.ok) throw new Error(answer.error.code)
  return answer.value
}

test('a desk that does not end well is locked all the same, says so in its log, and opens again', async () => {
  const desk = await startDesk()
  await stateAfter(desk, 'office.setUp', SET_UP)
  const unreadable = join(dataDirectory, 'training', 'backup-places.json')
  mkdirSync(unreadable)
  expect(await stateAfter(desk, 'vault.lock', {})).toMatchObject({ phase: 'locked' })
  const log = readFileSync(join(dataDirectory, 'training', 'faults.log'), 'utf8')
  expect(log).toContain('vault.lock')
  rmSync(unreadable, { recursive: true })
  expect(await stateAfter(desk, 'vault.unlock', UNLOCK)).toMatchObject({ phase: 'open' })
  await desk.stop()
})

/** A shell whose system keeps a secret. */
const KEEPING: Host = { ...NO_HOST, deviceSecret: async () => new Uint8Array(32).fill(7) }

test.each([
  { made: NO_HOST, opened: KEEPING, passwordOnly: true },
  { made: KEEPING, opened: KEEPING, passwordOnly: false },
])(
  'a desk is protected by the password alone as long as its slot is: $passwordOnly',
  async ({ made, opened, passwordOnly }) => {
    const first = await startDesk(made)
    expect(await stateAfter(first, 'office.setUp', SET_UP)).toMatchObject({ passwordOnly })
    await first.stop()
    const second = await startDesk(opened)
    expect(await stateAfter(second, 'vault.unlock', UNLOCK)).toMatchObject({ passwordOnly })
    await second.stop()
  },
)
