import fc from 'fast-check'
import {
  type Exchange,
  type Filed,
  replyToQuestion,
  replyToRegistration,
  replyToSignIn,
} from '#shared/sync/classify.ts'
import {
  replyToOperation,
  replyToOperationQuestion,
  type SentOperation,
} from '#shared/sync/classify-operation.ts'
import { interrupted, sending } from '#shared/sync/entry-steps.ts'
import { outcomeOf } from '#shared/sync/handling.ts'
import { heldWords } from '#shared/sync/held-words.ts'
import { OutboxEntry } from '#shared/sync/outbox-entry.ts'
import type { Reply } from '#shared/sync/reply.ts'
import { settle } from '#shared/sync/settle.ts'
import { anOutboxEntry } from './builders.ts'

const NOW = new Date('2026-11-22T02:00:00.000Z')
const KEY = '018f6a2e-0000-4000-8000-000000000001'
const OTHER_KEY = '018f6a2e-0000-4000-8000-000000000009'

const SENDING = sending(anOutboxEntry({ id: KEY }), NOW)
export const UNKNOWN = interrupted(SENDING, NOW)

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
  psn_name: '样例',
  insutype: '310',
  fil_appy_begntime: '20261122000000',
  insuplc_vali_flag: '1',
  x_fil_psn_type: 'T3',
  curr_addr: '天河区体育西路 1 号',
  coner_tel: '13800000000',
}
const FILED: Filed = {
  data: {
    psn_cert_type: '01',
    certno: '16990119500101001X',
    psn_name: '样例',
    insutype: '310',
    insu_admdvs: '371002',
    rloc_admdvs: '440100',
    begndate: '2026-11-22',
    exp_content: { x_client_biz_no: KEY, x_fil_psn_type: 'T3' },
    // Only what a comparison reads.
  } as Filed['data'],
  describe: (found) => heldWords(found, new Map()),
}

const CHANGE: SentOperation = {
  key: KEY,
  receiptNumber: FOUND.trt_dcla_detl_sn,
  version: '1',
  isSeen: true,
  isApplied: ({ mdtrtarea_admdvs_no }) => mdtrtarea_admdvs_no === '440300',
  describe: (found) => heldWords(found, new Map()),
}

/** A mark that must never come up on screen. */
const MARKUP = '<script>alert(1)</script><h1>上网认证</h1>'

const anything = fc.oneof(
  fc.jsonValue({ maxDepth: 2, stringUnit: 'binary' }),
  fc.constantFrom(null, '', 0, -1, '0', '-1', 1e308, '__proto__', MARKUP),
)
const key = fc.constantFrom(KEY, OTHER_KEY, '', null, 7)
const OTHER_VERSION = '[YD2003]版本已变化'
const held = fc
  .dictionary(fc.constantFrom(...Object.keys(FOUND), '__proto__', 'constructor'), anything, {
    maxKeys: 3,
  })
  .map((damage) => ({ ...FOUND, ...damage }))
const output = fc.oneof(
  fc.record({ result: fc.oneof(held, anything) }),
  fc.record({ record: fc.oneof(held, anything) }),
  fc.record({ list: fc.oneof(fc.array(held, { maxLength: 2 }), anything) }),
  fc.record({ signinoutb: fc.record({ sign_time: anything, sign_no: anything }) }),
  key.map((x_client_biz_no) => ({ result: { ...FOUND, x_client_biz_no } })),
  anything,
)
const envelope = fc.record(
  {
    infcode: fc.constantFrom<unknown>(0, -1, '0', '-1', 1, true, null, []),
    inf_refmsgid: fc.oneof(fc.constant('3710002026'), anything),
    err_msg: fc.oneof(
      fc.constant(null),
      fc.string({ unit: 'binary' }),
      fc.constantFrom(MARKUP, OTHER_VERSION),
    ),
    output,
  },
  { requiredKeys: [] },
)
const body = fc.oneof(
  { arbitrary: envelope.map((value) => JSON.stringify(value)), weight: 6 },
  fc.tuple(envelope, fc.nat(400)).map(([value, length]) => JSON.stringify(value).slice(0, length)),
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '',
    MARKUP,
    `${'['.repeat(2_000)}`,
    '{"__proto__":{"polluted":true}}',
    '\uFEFF{}',
  ),
)

/** What a hostile or broken subsystem, or whatever stands before it, may let come back. */
export const hostileExchange: fc.Arbitrary<Exchange> = fc.oneof(
  {
    arbitrary: fc.record({
      kind: fc.constant('answer' as const),
      status: fc.oneof(
        { arbitrary: fc.constantFrom(200, 200, 201), weight: 3 },
        fc.integer({ min: 100, max: 999 }),
      ),
      retryAfter: fc.option(fc.oneof(fc.string(), fc.nat().map(String))),
      date: fc.option(fc.string()),
      body,
    }),
    weight: 9,
  },
  fc.record({
    kind: fc.constant('fault' as const),
    fault: fc.constantFrom('not-connected', 'broken-off', 'timed-out', 'too-large', 'repeated'),
    detail: fc.string(),
  }),
)

/** What is wrong with how the desk took an exchange; undefined where nothing is. */
export function findHarm(exchange: Exchange): string | undefined {
  const probed = replyToSignIn(exchange, NOW)
  if (probed.kind === 'signed-in' && Number.isNaN(probed.signedAt.getTime()))
    return 'signed in at no time'
  if (Object.hasOwn(Object.prototype, 'polluted')) return 'a prototype was polluted'
  const taken: readonly (readonly [OutboxEntry, Reply])[] = [
    [SENDING, replyToRegistration(exchange, KEY, NOW)],
    [UNKNOWN, replyToQuestion(exchange, FILED, NOW)],
    [{ ...SENDING, operation: 'change' }, replyToOperation(exchange, CHANGE, NOW)],
    [{ ...UNKNOWN, operation: 'change' }, replyToOperationQuestion(exchange, CHANGE, NOW)],
  ]
  for (const [before, reply] of taken) {
    const { entry } = settle(before, reply, { now: NOW, jitter: 0.5 })
    const broken = findBroken({ before, reply, entry, exchange })
    if (broken !== undefined) return broken
  }
  return undefined
}

/** The first rule that is broken by what an exchange made of an entry; undefined where none is. */
export function findBroken(taken: Taken): Harm | undefined {
  return RULES.find(([, isKept]) => !isKept(taken))?.[0]
}

/** An entry before an exchange and after it, with what came between. */
export interface Taken {
  readonly before: OutboxEntry
  readonly reply: Reply
  readonly entry: OutboxEntry
  readonly exchange: Exchange
}

/** What must hold of every entry afterwards, and what is wrong where it does not. */
const RULES = [
  ['no valid entry', ({ entry }) => OutboxEntry.safeParse(entry).success],
  ['left sending', ({ entry }) => entry.state !== 'sending'],
  ['acknowledged by nobody', ({ entry, exchange }) => isOpen(entry) || isBacked(exchange)],
  ['without a reason', ({ entry }) => !isOpen(entry) || (entry.reason?.words ?? '') !== ''],
  [
    'without a next step',
    ({ entry }) => !isOpen(entry) || (entry.nextAt === null) === (entry.state === 'parked'),
  ],
  [
    'sent again unasked',
    ({ before, entry }) => before.state !== 'unknown' || entry.state !== 'queued',
  ],
  [
    'forgotten that it may be there',
    ({ reply, entry }) => outcomeOf(reply) !== 'unknown' || entry.state === 'unknown',
  ],
  ['shows what it was sent', ({ entry }) => isShowable(entry.reason?.words ?? '')],
] as const satisfies readonly (readonly [string, (taken: Taken) => boolean])[]

/** What may be wrong with an entry afterwards. */
export type Harm = (typeof RULES)[number][0]

function isOpen({ state }: OutboxEntry): boolean {
  return state !== 'acknowledged'
}

/** Acknowledged is only what an answer of 2xx says of this very key, or of the record with its serial. */
function isBacked(exchange: Exchange): boolean {
  return (
    exchange.kind === 'answer' &&
    exchange.status >= 200 &&
    exchange.status < 300 &&
    (exchange.body.includes(KEY) || exchange.body.includes(FOUND.trt_dcla_detl_sn))
  )
}

/** No control or direction characters, no markup, and no more than 300 characters in all. */
function isShowable(words: string): boolean {
  const isClean = !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]|<\/?[a-z!]/iu.test(words)
  return isClean && [...words].length <= 300
}
