import { expect, test } from 'vitest'
import type { QueueFile } from '#shared/bridge-queue.ts'
import type { FilingEvent } from '#shared/filing/filing.ts'
import { historySteps } from './history-steps.ts'

const event = (at: string, kind: FilingEvent['kind']): FilingEvent => ({
  at: `2026-11-22T${at}:00.000Z`,
  kind,
  by: '李经办',
  detail: '',
})
const message = (at: string, msgid: string, eventsBefore: number) => ({
  infno: 'X2511',
  msgid,
  startedAt: `2026-11-22T${at}:00.000Z`,
  endedAt: `2026-11-22T${at}:01.000Z`,
  outcome: 'unknown',
  eventsBefore,
})

test('a history keeps the order of the vault when the clock was set back', () => {
  const file: Pick<QueueFile, 'events' | 'transmissions'> = {
    events: [event('09:00', 'accepted'), event('09:01', 'sent'), event('07:00', 'unknown')],
    transmissions: [message('09:01', 'm1', 2), message('06:00', 'm2', 3)],
  }
  const steps = historySteps(file)
  expect(steps.map(({ at }) => at.slice(11, 16))).toEqual(['06:00', '07:00', '09:01', '09:00'])
  expect(steps.map(({ detail }) => detail.includes('报文号'))).toEqual([true, false, true, false])
})
