import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach } from 'vitest'
import { ask } from '#build/demo/desk-calls.ts'
import type { Desk } from '#electron/desk.ts'
import { startTwoDesks, type TwoDesks } from '#electron/two-desks.ts'
import {
  SAMPLE_OFFICE,
  SAMPLE_OPERATOR,
  SAMPLE_PASSWORD,
} from '#electron/vault/sample-vault.test-helper.ts'
import { officeDay } from '#shared/office-day.ts'
import { anEntry } from '#tests/builders.ts'
import { bareSetting } from './bare-setting.ts'

/** What sets the office of these tests up, and what unlocks it. */
export const SET_UP = {
  office: SAMPLE_OFFICE,
  operator: SAMPLE_OPERATOR,
  password: SAMPLE_PASSWORD,
}
export const UNLOCK = { operatorNumber: SAMPLE_OPERATOR.number, password: SAMPLE_PASSWORD }

/** The application of one test on a folder of its own; what is open when the test ends is stopped. */
export interface Application {
  readonly dataDirectory: string
  start(): Promise<TwoDesks>
  /** Ends the application and starts it again. */
  startAgain(ended: TwoDesks): Promise<TwoDesks>
}

/** An application for each test of a file. */
export function applicationOfEachTest(): Application {
  let dataDirectory = ''
  let opened: TwoDesks[] = []
  beforeEach(() => {
    dataDirectory = mkdtempSync(join(tmpdir(), 'two-desks-'))
  })
  afterEach(async () => {
    for (const { desk } of opened) await desk.stop()
    opened = []
    rmSync(dataDirectory, { recursive: true, force: true })
  })
  const start = async () => {
    const started = await startTwoDesks(bareSetting(dataDirectory))
    opened.push(started)
    return started
  }
  return {
    get dataDirectory() {
      return dataDirectory
    },
    start,
    startAgain: async (ended) => {
      opened = opened.filter((one) => one !== ended)
      await ended.desk.stop()
      return start()
    },
  }
}

/** Accepts a filing of today behind the screen. */
export function submitToday(desk: Desk) {
  const entry = anEntry({ startDate: officeDay(new Date()) })
  return ask(desk, 'filing.submit', { id: randomUUID(), entry })
}
