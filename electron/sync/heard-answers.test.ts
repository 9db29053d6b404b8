import { expect, test } from 'vitest'
import type { Exchange } from '#shared/sync/classify.ts'
import { createHeardAnswers } from './heard-answers.ts'

function answer(body: string, status = 200): Exchange {
  return { kind: 'answer', status, retryAfter: null, body }
}

const REFUSAL = answer('{"infcode":-1,"inf_refmsgid":"0000002026112201000000000000001"}')

test('the same answer again was meant for another message', () => {
  const heard = createHeardAnswers()
  expect(heard.fresh(REFUSAL)).toBe(REFUSAL)
  expect(heard.fresh(REFUSAL)).toMatchObject({ kind: 'fault', fault: 'repeated' })
})

test.each([
  ['an empty answer of the gateway', answer('', 503)],
  ['a login page', answer('<!doctype html>')],
  ['a broken connection', { kind: 'fault', fault: 'broken-off', detail: '' } as const],
])('%s is no answer of the interface and may come as often as it likes', (_what, exchange) => {
  const heard = createHeardAnswers()
  for (let at = 0; at < 3; at += 1) expect(heard.fresh(exchange)).toBe(exchange)
})

test('it forgets the oldest of a thousand answers, not the newest', () => {
  const heard = createHeardAnswers()
  const numbered = (at: number) => answer(`{"infcode":-1,"inf_refmsgid":"${at}"}`)
  for (let at = 0; at <= 1_000; at += 1) heard.fresh(numbered(at))
  expect(heard.fresh(numbered(1_000))).toMatchObject({ fault: 'repeated' })
  expect(heard.fresh(numbered(0))).toEqual(numbered(0))
})
