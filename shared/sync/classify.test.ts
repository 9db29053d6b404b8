import { describe, expect, test } from 'vitest'
import { type Exchange, replyToQuestion, replyToRegistration, replyToSignIn } from './classify.ts'
import { findJsonValue } from './guarded-json.ts'
import type { Reply } from './reply.ts'

const NOW = new Date('2026-11-22T02:00:00.000Z')
const KEY = '018f6a2e-0000-4000-8000-000000000001'
const OTHER = '018f6a2e-0000-4000-8000-000000000009'

const answer = (status: number, body = '', retryAfter: string | null = null): Exchange => ({
  kind: 'answer',
  status,
  body,
  retryAfter,
})
const envelope = (content: object) =>
  JSON.stringify({
    inf_refmsgid: '3710002026',
    infcode: 0,
    err_msg: null,
    output: null,
    ...content,
  })
const success = (result: object, infcode: unknown = 0) =>
  answer(200, envelope({ infcode, output: { result: { x_client_biz_no: KEY, ...result } } }))

describe('one table decides how a registration ended', () => {
  test.each<[string, Exchange, Partial<Reply>]>([
    [
      'no connection',
      { kind: 'fault', fault: 'not-connected', detail: 'ENOTFOUND' },
      { kind: 'unreachable' },
    ],
    [
      'connection broken',
      { kind: 'fault', fault: 'broken-off', detail: '' },
      { kind: 'unknown', cause: 'no-answer' },
    ],
    [
      'no answer in time',
      { kind: 'fault', fault: 'timed-out', detail: '' },
      { kind: 'unknown', cause: 'no-answer' },
    ],
    [
      'answer too long',
      { kind: 'fault', fault: 'too-large', detail: '' },
      { kind: 'unknown', cause: 'unreadable-answer' },
    ],
    ['HTML with 200', answer(200, '<html>'), { kind: 'unknown', cause: 'captive-portal' }],
    [
      'JSON cut short',
      answer(200, '{"infcode":0'),
      { kind: 'unknown', cause: 'unreadable-answer' },
    ],
    [
      'another JSON',
      answer(200, '{"code":"999"}'),
      { kind: 'unknown', cause: 'unreadable-answer' },
    ],
    ['redirect', answer(302), { kind: 'unknown', cause: 'captive-portal' }],
    ['login refused', answer(401), { kind: 'our-fault', scope: 'line' }],
    ['signature refused', answer(403), { kind: 'our-fault', scope: 'line' }],
    ['wrong address', answer(404), { kind: 'our-fault', scope: 'line' }],
    ['malformed for the gateway', answer(400), { kind: 'our-fault', scope: 'entry' }],
    ['408', answer(408), { kind: 'busy' }],
    ['429 with seconds', answer(429, '', '17'), { kind: 'busy', retryAfterSeconds: 17 }],
    [
      '503 with a date',
      answer(503, '', 'Sun, 22 Nov 2026 02:01:00 GMT'),
      { kind: 'busy', retryAfterSeconds: 60 },
    ],
    ['409', answer(409), { kind: 'conflict' }],
    ['500', answer(500), { kind: 'unknown', cause: 'gateway-down' }],
    ['504', answer(504), { kind: 'unknown', cause: 'gateway-down' }],
    [
      'refusal',
      answer(200, envelope({ infcode: -1, err_msg: '不符' })),
      { kind: 'refused', message: '不符' },
    ],
    ['refusal as text', answer(200, envelope({ infcode: '-1' })), { kind: 'refused', message: '' }],
    ['success', success({ trt_dcla_detl_sn: 'S1', x_new: 1 }), { kind: 'accepted' }],
    ['success as text', success({ trt_dcla_detl_sn: 'S1' }, '0'), { kind: 'accepted' }],
    [
      'success without serial',
      success({ trt_dcla_detl_sn: '' }),
      { kind: 'unknown', cause: 'no-receipt' },
    ],
    ['success without output', answer(200, envelope({})), { kind: 'unknown', cause: 'no-receipt' }],
    [
      'success of another filing',
      success({ trt_dcla_detl_sn: 'S1', x_client_biz_no: OTHER }),
      { kind: 'unknown', cause: 'other-answer', meantFor: OTHER },
    ],
    [
      'a result code nobody knows',
      answer(200, envelope({ infcode: 1 })),
      { kind: 'unknown', cause: 'unreadable-answer' },
    ],
  ])('%s', (_name, exchange, reply) => {
    expect(replyToRegistration(exchange, KEY, NOW)).toMatchObject(reply)
  })
})

describe('other transactions', () => {
  const filed = { data: { exp_content: { x_client_biz_no: KEY } }, describe: () => '' } as never

  test('a question about a filing that is not there finds nothing, an empty answer is unreadable', () => {
    const none = answer(200, envelope({ output: { list: [] } }))
    expect(replyToQuestion(none, filed, NOW)).toEqual({ kind: 'not-found' })
    expect(replyToQuestion(answer(200, envelope({})), filed, NOW)).toMatchObject({
      kind: 'unknown',
    })
  })

  test('a sign-in the subsystem refuses is our fault', () => {
    const refused = answer(200, envelope({ infcode: -1, err_msg: '操作员不存在' }))
    expect(replyToSignIn(refused, NOW)).toMatchObject({ kind: 'our-fault', scope: 'line' })
  })
})

describe('a foreign JSON', () => {
  test('cannot reach prototypes', () => {
    const value = findJsonValue('{"__proto__":{"x":1},"constructor":{"prototype":{"x":1}},"a":1}')
    expect(value).toEqual({ a: 1 })
  })

  test('is not read when it nests deeper than 32 levels; brackets in strings do not count', () => {
    expect(findJsonValue('['.repeat(100_000))).toBeUndefined()
    expect(findJsonValue('['.repeat(33) + ']'.repeat(33))).toBeUndefined()
    expect(findJsonValue(JSON.stringify(`\\"${'['.repeat(99)}`))).toBe(`\\"${'['.repeat(99)}`)
  })
})
