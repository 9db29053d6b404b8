import { describe, expect, test } from 'vitest'
import { type Exchange, replyToQuestion, replyToRegistration, replyToSignIn } from './classify.ts'
import { replyToOperation, replyToOperationQuestion } from './classify-operation.ts'
import { type Outcome, outcomeOf } from './handling.ts'
import type { Reply } from './reply.ts'

const NOW = new Date('2026-11-22T02:00:00.000Z')
const KEY = '018f6a2e-0000-4000-8000-000000000001'
const FOUND = {
  x_client_biz_no: KEY,
  trt_dcla_detl_sn: '371002179577000000000000000001',
  fil_no: '37100220261122000001',
  ver_no: '1',
  psn_no: '37100200000000000001',
  insuplc_admdvs: '371002',
  mdtrtarea_admdvs_no: '440100',
  cert_type: '01',
  certno: '16990119500101001X',
  psn_name: '张三',
  insutype: '310',
  fil_appy_begntime: '20261122000000',
  insuplc_vali_flag: '1',
  x_fil_psn_type: 'T3',
}
const FILED = {
  psn_cert_type: '01',
  certno: '16990119500101001X',
  psn_name: '张三',
  insutype: '310',
  insu_admdvs: '371002',
  rloc_admdvs: '440100',
  begndate: '2026-11-22',
  exp_content: { x_client_biz_no: KEY, x_fil_psn_type: 'T3' },
  // Only what a comparison reads.
} as never

/** What is asked, and how an answer of each kind of body ends with a status of 200–299. */
type Transaction = 'register' | 'question' | 'sign-in'
type Ends = Readonly<Record<Transaction, Outcome>>

const same = (outcome: Outcome): Ends => ({
  register: outcome,
  question: outcome,
  'sign-in': outcome,
})
const envelope = (content: object) =>
  JSON.stringify({
    inf_refmsgid: '3710002026',
    infcode: 0,
    err_msg: null,
    output: null,
    ...content,
  })
const registered = (result: object) => envelope({ output: { result } })

const BODIES: readonly (readonly [name: string, body: string, ends: Ends])[] = [
  ['empty', '', same('unknown')],
  ['a login page', '<!doctype html><title>上网认证</title>', same('unknown')],
  ['half of an answer', registered(FOUND).slice(0, 80), same('unknown')],
  ['another JSON', '{"code":"999"}', same('unknown')],
  ['a list', '[]', same('unknown')],
  ['null', 'null', same('unknown')],
  ['nested beyond reason', '['.repeat(5_000), same('unknown')],
  ['a result code nobody knows', envelope({ infcode: 1 }), same('unknown')],
  ['success with nothing in it', envelope({}), same('unknown')],
  [
    'a refusal',
    envelope({ infcode: -1, err_msg: '[YD2001]不符' }),
    { register: 'refused', question: 'refused', 'sign-in': 'ours-to-fix' },
  ],
  [
    'a refusal as text',
    envelope({ infcode: '-1', err_msg: '不符' }),
    { register: 'refused', question: 'refused', 'sign-in': 'ours-to-fix' },
  ],
  [
    'a receipt',
    registered(FOUND),
    { register: 'accepted', question: 'unknown', 'sign-in': 'unknown' },
  ],
  ['a receipt without a serial', registered({ ...FOUND, trt_dcla_detl_sn: '' }), same('unknown')],
  [
    'the receipt of another filing',
    registered({ ...FOUND, x_client_biz_no: '018f6a2e-0000-4000-8000-000000000009' }),
    same('unknown'),
  ],
  [
    'the filing as it was filed',
    envelope({ output: { list: [FOUND] } }),
    { register: 'unknown', question: 'accepted', 'sign-in': 'unknown' },
  ],
  [
    'another filing under its key',
    envelope({ output: { list: [{ ...FOUND, mdtrtarea_admdvs_no: '440300' }] } }),
    { register: 'unknown', question: 'conflict', 'sign-in': 'unknown' },
  ],
  [
    'a sign-in',
    envelope({ output: { signinoutb: { sign_time: '2026-11-22 10:00:00', sign_no: 'S1' } } }),
    { register: 'unknown', question: 'unknown', 'sign-in': 'accepted' },
  ],
]

/** How a status ends that is not 200–299, whatever the body; written out, not computed. */
const BUSY = [408, 429, 503]
const OURS = [400, 401, 402, 403, 404, 405, 406, 407, ...range(410, 428), ...range(430, 499)]
const UNKNOWN = [...range(100, 199), ...range(300, 399), ...range(500, 502), ...range(504, 599)]

const AT_ODDS: Ends = { register: 'conflict', question: 'unknown', 'sign-in': 'ours-to-fix' }

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index)
}

function expected(status: number, transaction: Transaction, ends: Ends): Outcome {
  if (status >= 200 && status <= 299) return ends[transaction]
  if (BUSY.includes(status)) return 'busy'
  if (UNKNOWN.includes(status)) return 'unknown'
  if (OURS.includes(status)) return 'ours-to-fix'
  // A key that is there with other content; a question and a sign-in carry none.
  if (status === 409) return AT_ODDS[transaction]
  throw new Error(`no line for ${status}`)
}

function outcome(transaction: Transaction, exchange: Exchange): Outcome {
  switch (transaction) {
    case 'register':
      return outcomeOf(replyToRegistration(exchange, KEY, NOW))
    case 'question':
      return outcomeOf(replyToQuestion(exchange, { data: FILED, describe: () => '' }, NOW))
    case 'sign-in': {
      const reply = replyToSignIn(exchange, NOW)
      return reply.kind === 'signed-in' ? 'accepted' : outcomeOf(reply)
    }
  }
}

const TRANSACTIONS: readonly Transaction[] = ['register', 'question', 'sign-in']

describe('every way a send can end', () => {
  test('status × body × transaction: each case ends as the table says', () => {
    const cases = range(100, 599).flatMap((status) =>
      BODIES.flatMap(([name, body, ends]) =>
        TRANSACTIONS.map((transaction) => ({ status, name, body, ends, transaction })),
      ),
    )
    const wrong = cases.filter(({ status, body, ends, transaction }) => {
      const ended = outcome(transaction, { kind: 'answer', status, body, retryAfter: null })
      return ended !== expected(status, transaction, ends)
    })
    expect(wrong.map(({ status, name, transaction }) => [status, name, transaction])).toEqual([])
    expect(cases.length).toBeGreaterThanOrEqual(7_000)
  })

  test.each<[Extract<Exchange, { kind: 'fault' }>['fault'], Outcome]>([
    ['not-connected', 'unreachable'],
    ['broken-off', 'unknown'],
    ['timed-out', 'unknown'],
    ['too-large', 'unknown'],
    ['repeated', 'unknown'],
  ])('the transport fault "%s" ends as %s for all three', (fault, ended) => {
    const exchange: Exchange = { kind: 'fault', fault, detail: 'CODE' }
    expect(TRANSACTIONS.map((transaction) => outcome(transaction, exchange))).toEqual([
      ended,
      ended,
      ended,
    ])
  })

  test('a signature refused by a gateway whose clock is far off is the clock’s fault', () => {
    const answer = (date: string): Exchange => ({
      kind: 'answer',
      status: 401,
      body: '',
      retryAfter: null,
      date,
    })
    const fault = (date: string) => {
      const reply = replyToRegistration(answer(date), KEY, NOW)
      return reply.kind === 'our-fault' ? [reply.fault, reply.offsetMs] : reply.kind
    }
    expect(fault('Sun, 22 Nov 2026 02:02:59 GMT')).toEqual(['signature', undefined])
    expect(fault('Sun, 22 Nov 2026 02:03:01 GMT')).toEqual(['clock', 181_000])
    expect(fault('Sun, 22 Nov 2026 01:50:00 GMT')).toEqual(['clock', -600_000])
    expect(fault('nonsense')).toEqual(['signature', undefined])
  })
})

const CHANGE = {
  key: KEY,
  receiptNumber: 'S-OWN',
  version: '1',
  isSeen: true,
  isApplied: () => true,
  describe: () => '',
}
const answer = (status: number, body: string): Exchange => ({
  kind: 'answer',
  status,
  body,
  retryAfter: null,
})

describe('a question about a change learns nothing', () => {
  test.each<[string, Exchange, Partial<Reply>]>([
    ['from a gateway at odds with it', answer(409, ''), { kind: 'unknown' }],
    [
      'from an answer about other records',
      answer(200, envelope({ output: { list: [FOUND] } })),
      { kind: 'unknown', cause: 'other-answer' },
    ],
    [
      'from a list without its record',
      answer(200, envelope({ output: { list: [] } })),
      { kind: 'gone' },
    ],
  ])('%s: that it had no effect is not said', (_, exchange, reply) => {
    expect(replyToOperationQuestion(exchange, CHANGE, NOW)).toMatchObject(reply)
  })
})

describe('an answer about another record', () => {
  const other = { kind: 'unknown', cause: 'other-answer' }

  test('does not say what became of a change, though it speaks of versions', () => {
    const told = (record: object) =>
      replyToOperation(
        answer(200, envelope({ infcode: -1, err_msg: '[YD2003]版本已变化', output: { record } })),
        CHANGE,
        NOW,
      )
    expect(told(FOUND)).toMatchObject(other)
    expect(told({ ...FOUND, trt_dcla_detl_sn: 'S-OWN' })).toMatchObject({ kind: 'applied' })
  })

  test('does not say that a registration never arrived', () => {
    const list = [{ ...FOUND, x_client_biz_no: '0d5e1f6c-6a52-4c53-9f0e-2f6d4f2b9f99' }]
    const filed = { data: FILED, describe: () => '' }
    expect(replyToQuestion(answer(200, envelope({ output: { list } })), filed, NOW)).toMatchObject(
      other,
    )
  })
})
