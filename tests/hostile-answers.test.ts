import fc from 'fast-check'
import { expect, test } from 'vitest'
import { printable } from '#shared/sync/reasons.ts'
import { findHarm, hostileExchange } from './hostile-answers.ts'

test('a hostile or broken subsystem crashes nothing, changes no state wrongly, shows nothing of its own', () => {
  fc.assert(
    fc.property(hostileExchange, (exchange) => {
      expect(findHarm(exchange)).toBeUndefined()
    }),
    { numRuns: 1_500 },
  )
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
