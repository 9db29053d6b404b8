import fc from 'fast-check'
import { expect, test } from 'vitest'
import { printable } from '#shared/sync/reasons.ts'
import {
  findBroken,
  findHarm,
  type Harm,
  hostileExchange,
  type Taken,
  UNKNOWN,
} from './hostile-answers.ts'

const LOST: Taken = {
  before: UNKNOWN,
  reply: { kind: 'unknown', cause: 'no-answer', detail: '' },
  entry: UNKNOWN,
  exchange: { kind: 'fault', fault: 'timed-out', detail: '' },
}

test('a hostile or broken subsystem crashes nothing, changes no state wrongly, shows nothing of its own', () => {
  fc.assert(
    fc.property(hostileExchange, (exchange) => {
      expect(findHarm(exchange)).toBeUndefined()
    }),
    { numRuns: 1_500 },
  )
})

test.each<[Harm, Partial<Taken['entry']>]>([
  ['no valid entry', { attempts: 0.5 }],
  ['left sending', { state: 'sending' }],
  ['acknowledged by nobody', { state: 'acknowledged' }],
  ['without a reason', { reason: null }],
  ['without a next step', { nextAt: null }],
  ['sent again unasked', { state: 'queued' }],
  ['forgotten that it may be there', { state: 'parked', nextAt: null }],
  ['shows what it was sent', { reason: { code: 'no-answer', words: '<h1>', detail: '' } }],
])('an entry that is %s is found', (harm, made) => {
  expect(findBroken(LOST)).toBeUndefined()
  expect(findBroken({ ...LOST, entry: { ...LOST.entry, ...made } })).toBe(harm)
})

test('a refusal is shown as plain text, whatever it is written in', () => {
  const answer = (body: string) =>
    ({ kind: 'answer', status: 200, retryAfter: null, body }) as const
  const refusal = (err_msg: string) =>
    answer(JSON.stringify({ infcode: -1, inf_refmsgid: '1', err_msg }))
  expect(findHarm(refusal('不符'))).toBeUndefined()
  expect(findHarm(refusal('<b>不符</b>'))).toBeUndefined()
  expect(printable('年龄<18，<a href="http://x">点这里</a>')).toBe('年龄<18，点这里')
})
