import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anOutboxEntry } from '#tests/builders.ts'
import { backoff, MOST_ATTEMPTS } from './backoff.ts'
import { hurried, interrupted, isDue, relieved, sending, waitsForNewKey } from './entry-steps.ts'
import { OutboxEntry } from './outbox-entry.ts'
import type { Reply } from './reply.ts'
import { settle } from './settle.ts'

const NOW = new Date('2026-11-22T02:00:00.000Z')
const LATER = new Date(NOW.getTime() + 60_000)
const MOMENT = { now: NOW, jitter: 0.5 }
const RECEIPT = {
  receiptNumber: '371002179577000000000000000001',
  filingNumber: '37100220261122000001',
  version: '1',
  personNumber: '37100200000000000001',
  acknowledgedAt: NOW.toISOString(),
}
const QUEUED = anOutboxEntry({
  sequence: 7,
  reason: { code: 'waiting', words: '等待报送', detail: '' },
})
const SENDING = sending(QUEUED, NOW)
const UNKNOWN = interrupted(SENDING, NOW)

const instant = fc
  .integer({ min: -7_200, max: 7_200 })
  .map((s) => new Date(NOW.getTime() + s * 1_000))
const entry: fc.Arbitrary<OutboxEntry> = fc.record({
  id: fc.constant(QUEUED.id),
  filingId: fc.constant(QUEUED.filingId),
  operation: fc.constant('register' as const),
  sequence: fc.nat(),
  personKey: fc.string(),
  state: fc.constantFrom('queued', 'sending', 'unknown', 'parked'),
  attempts: fc.nat(20),
  failures: fc.nat(2_000),
  notFound: fc.nat(1),
  nextAt: fc.option(instant.map((at) => at.toISOString())),
  firstSentAt: fc.option(instant.map((at) => at.toISOString())),
  reason: fc.constant(QUEUED.reason),
})
const reply: fc.Arbitrary<Reply> = fc.oneof(
  fc.constantFrom<Reply>(
    { kind: 'accepted', receipt: RECEIPT },
    { kind: 'found', receipt: RECEIPT },
    { kind: 'conflict', detail: '' },
    { kind: 'found-different', detail: '' },
    { kind: 'unreachable', detail: 'ECONNREFUSED' },
    { kind: 'our-fault', scope: 'line', fault: 'signature', detail: 'HTTP 401' },
    { kind: 'our-fault', scope: 'entry', fault: 'desk', detail: '' },
    { kind: 'not-found' },
    { kind: 'unknown', cause: 'no-answer', detail: '' },
    { kind: 'unknown', cause: 'no-receipt', detail: '' },
    { kind: 'unknown', cause: 'unreadable-answer', detail: '' },
  ),
  fc.string({ unit: 'binary' }).map((message): Reply => ({ kind: 'refused', message })),
  fc.nat().map((seconds): Reply => ({ kind: 'busy', retryAfterSeconds: seconds, detail: '' })),
)
const moment = fc.record({ now: instant, jitter: fc.double({ min: 0, max: 1, noNaN: true }) })

describe('whatever comes back', () => {
  test('an entry never stands without a reason and a next step', () => {
    fc.assert(
      fc.property(entry, reply, moment, (before, came, at) => {
        const after = settle(before, came, at).entry
        expect(OutboxEntry.safeParse(after).success).toBe(true)
        if (after.state === 'acknowledged') expect(after.nextAt).toBeNull()
        else expect(after.reason?.words).not.toBe('')
        if (after.state === 'parked') expect(after.nextAt).toBeNull()
        if (after.state === 'queued' || after.state === 'unknown') {
          const wait = Date.parse(after.nextAt ?? '') - at.now.getTime()
          expect(wait).toBeGreaterThanOrEqual(0)
          expect(wait).toBeLessThanOrEqual(3_600_000)
        }
        expect(after.state).not.toBe('sending')
      }),
    )
  })

  test('an entry that may have arrived is sent again only after a second "not found"', () => {
    fc.assert(
      fc.property(entry, reply, moment, (before, came, at) => {
        fc.pre(before.state === 'unknown')
        if (settle(before, came, at).entry.state !== 'queued') return
        expect(came.kind).toBe('not-found')
        expect(before.notFound).toBe(1)
        expect(at.now.getTime()).toBeGreaterThanOrEqual(Date.parse(before.nextAt ?? ''))
      }),
    )
  })

  test('key, filing, order and person of an entry never change', () => {
    fc.assert(
      fc.property(entry, reply, moment, (before, came, at) => {
        const { id, filingId, operation, sequence, personKey } = before
        for (const after of [
          settle(before, came, at).entry,
          sending(before, at.now),
          interrupted(before, at.now),
          hurried(before, at.now),
        ]) {
          expect(after).toMatchObject({ id, filingId, operation, sequence, personKey })
        }
      }),
    )
  })

  test('a filing is acknowledged exactly when a receipt came', () => {
    fc.assert(
      fc.property(entry, reply, moment, (before, came, at) => {
        const settled = settle(before, came, at)
        expect(settled.filingStatus === 'acknowledged').toBe(settled.receipt !== null)
        expect(settled.entry.state === 'acknowledged').toBe(settled.receipt !== null)
      }),
    )
  })

  test('waiting never exceeds 15 minutes and never starts below a second', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (n, j) => {
          expect(backoff(n, j)).toBeGreaterThanOrEqual(1_000)
          expect(backoff(n, j)).toBeLessThanOrEqual(900_000)
        },
      ),
    )
  })
})

describe('the rules of wire contract §7', () => {
  test('being unreachable is no attempt and the entry is due as soon as the line is back', () => {
    const after = settle(SENDING, { kind: 'unreachable', detail: 'ECONNREFUSED' }, MOMENT).entry
    expect(after).toMatchObject({ state: 'queued', attempts: 0, firstSentAt: null, failures: 0 })
    expect(isDue(after, NOW)).toBe(true)
  })

  test('a new content that did not leave never left, although an older one had', () => {
    const refused = settle(SENDING, { kind: 'refused', message: '不符' }, MOMENT).entry
    const again = sending(hurried(refused, LATER), LATER)
    const reply = { kind: 'unreachable', detail: 'ECONNREFUSED' } as const
    expect(settle(again, reply, { ...MOMENT, now: LATER }).entry).toMatchObject({
      state: 'queued',
      attempts: 1,
      firstSentAt: null,
    })
    const resent = sending({ ...UNKNOWN, state: 'queued' }, LATER)
    expect(settle(resent, reply, { ...MOMENT, now: LATER }).entry).toMatchObject({
      attempts: 1,
      firstSentAt: NOW.toISOString(),
    })
  })

  test('a wrong address holds up everything and is over with the line, a form not understood is not', () => {
    const fault = { kind: 'our-fault', fault: 'contract', detail: 'HTTP 404' } as const
    const line = settle(SENDING, { ...fault, scope: 'line' }, MOMENT).entry
    expect(line).toMatchObject({ state: 'queued', reason: { code: 'address' } })
    expect(relieved(line, NOW).nextAt).toBe(NOW.toISOString())
    const entry = settle(SENDING, { ...fault, scope: 'entry' }, MOMENT).entry
    expect(entry).toMatchObject({ state: 'parked', reason: { code: 'contract' } })
  })

  test('after eight transmissions a person is asked, who has it sent as often again', () => {
    const twiceNotFound = (entry: OutboxEntry) => {
      const once = settle(entry, { kind: 'not-found' }, MOMENT).entry
      return settle(once, { kind: 'not-found' }, { ...MOMENT, now: LATER }).entry
    }
    const lost = (attempts: number) => ({ ...UNKNOWN, attempts })
    expect(twiceNotFound(lost(MOST_ATTEMPTS - 1)).state).toBe('queued')
    const left = twiceNotFound(lost(MOST_ATTEMPTS))
    expect(left).toMatchObject({ state: 'parked', reason: { code: 'given-up' } })
    const asked = hurried(left, NOW)
    expect(asked).toMatchObject({ state: 'unknown', attempts: MOST_ATTEMPTS })
    expect(twiceNotFound(asked).state).toBe('queued')
    const leftAgain = twiceNotFound({ ...asked, attempts: 2 * MOST_ATTEMPTS })
    expect(leftAgain).toMatchObject({ state: 'parked', reason: { code: 'given-up' } })
  })

  test('a record that is told no more is asked for eight times, and then no change had an effect', () => {
    const change = { ...UNKNOWN, operation: 'change' as const, failures: 0 }
    const asked = Array.from({ length: MOST_ATTEMPTS }).reduce<OutboxEntry>(
      (entry) => settle(entry, { kind: 'gone' }, MOMENT).entry,
      change,
    )
    expect(settle(change, { kind: 'gone' }, MOMENT).entry.state).toBe('unknown')
    expect(asked).toMatchObject({ state: 'parked', reason: { code: 'conflict' } })
    expect(asked.reason?.words).toContain('现在查不到这个流水号')
    // Nobody told another version: the key may still say what became of it.
    expect(waitsForNewKey(asked)).toBe(false)
    expect(hurried(asked, NOW).state).toBe('unknown')
    const told = settle(
      { ...SENDING, operation: 'change' },
      { kind: 'conflict', detail: '现为第 2 版', version: '2' },
      MOMENT,
    )
    expect(waitsForNewKey(told.entry)).toBe(true)
  })

  test('what the line failed at meanwhile is no answer to the question', () => {
    const change = { ...UNKNOWN, operation: 'change' as const, failures: MOST_ATTEMPTS - 1 }
    const once = settle(change, { kind: 'gone' }, MOMENT).entry
    expect(once).toMatchObject({ state: 'unknown', failures: 1 })
    expect(settle(once, { kind: 'gone' }, MOMENT).entry.state).toBe('unknown')
  })

  test('the timeline says that a transmission did not leave, but nothing of a question that did not', () => {
    const reply = { kind: 'unreachable', detail: 'ECONNREFUSED' } as const
    expect(settle(SENDING, reply, MOMENT).event).toMatchObject({ kind: 'unsent' })
    expect(settle({ ...SENDING, state: 'unknown' }, reply, MOMENT).event).toBeNull()
  })

  test('a refusal parks the entry with its text, cut and without control characters', () => {
    const message = `\u202e参保\u0007状态异常${'。'.repeat(300)}`
    const settled = settle(SENDING, { kind: 'refused', message }, MOMENT)
    expect(settled.filingStatus).toBe('refused')
    expect(settled.entry).toMatchObject({ state: 'parked', nextAt: null })
    expect(settled.entry.reason?.detail).toMatch(/^参保状态异常。+$/)
    expect(settled.entry.reason?.detail).toHaveLength(200)
    expect(settled.event?.kind).toBe('refused')
  })

  test('a refused question leaves the filing undecided', () => {
    const settled = settle(UNKNOWN, { kind: 'refused', message: '备案信息不存在' }, MOMENT)
    expect(settled).toMatchObject({ filingStatus: 'accepted', entry: { state: 'unknown' } })
  })

  test('a question that is refused again and again waits for a person, who has it asked once more', () => {
    const refused: Reply = { kind: 'refused', message: '无查询权限' }
    const busy: Reply = { kind: 'busy', retryAfterSeconds: 1, detail: '' }
    const settledBy = (replies: readonly Reply[]) =>
      replies.reduce((entry, reply) => settle(entry, reply, MOMENT).entry, UNKNOWN)
    const seven = Array.from({ length: MOST_ATTEMPTS - 1 }, () => refused)
    expect(settledBy(seven)).toMatchObject({
      state: 'unknown',
      reason: { code: 'question-refused' },
    })
    const left = settledBy([...seven, refused])
    expect(left).toMatchObject({
      state: 'parked',
      nextAt: null,
      reason: { code: 'given-up', detail: '无查询权限' },
    })
    expect(hurried(left, NOW)).toMatchObject({ state: 'unknown', failures: 0 })
    // A first refusal after other failures is asked about again.
    expect(settledBy([...seven.map(() => busy), refused]).state).toBe('unknown')
  })

  test('"not found" counts twice only a minute apart', () => {
    const once = settle(UNKNOWN, { kind: 'not-found' }, MOMENT).entry
    expect(once).toMatchObject({ state: 'unknown', notFound: 1 })
    expect(hurried(once, NOW)).toBe(once)
    const early = new Date(NOW.getTime() + 59_000)
    expect(settle(once, { kind: 'not-found' }, { ...MOMENT, now: early }).entry.state).toBe(
      'unknown',
    )
    const later = new Date(NOW.getTime() + 60_000)
    expect(settle(once, { kind: 'not-found' }, { ...MOMENT, now: later }).entry.state).toBe(
      'queued',
    )
  })

  test('Retry-After is waited for, but not for ever', () => {
    const wait = (retryAfterSeconds: number) => {
      const { entry: after } = settle(
        SENDING,
        { kind: 'busy', retryAfterSeconds, detail: '' },
        MOMENT,
      )
      return Date.parse(after.nextAt ?? '') - NOW.getTime()
    }
    expect(wait(120)).toBe(120_000)
    expect(wait(1_000_000_000)).toBe(900_000)
  })

  test('what is acknowledged stays acknowledged', () => {
    const done = settle(SENDING, { kind: 'accepted', receipt: RECEIPT }, MOMENT).entry
    expect(settle(done, { kind: 'refused', message: 'x' }, MOMENT).entry).toEqual(done)
  })
})
