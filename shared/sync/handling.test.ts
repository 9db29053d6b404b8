import { describe, expect, test } from 'vitest'
import { interrupted, sending } from './entry-steps.ts'
import { HANDLING, OUTCOMES, type Outcome, outcomeOf } from './handling.ts'
import { OutboxEntry, OutboxReason } from './outbox-entry.ts'
import { type Reply, UNKNOWN_CAUSES } from './reply.ts'
import { settle } from './settle.ts'

const NOW = new Date('2026-11-22T02:00:00.000Z')
const KEY = '0d5e1f6c-6a52-4c53-9f0e-2f6d4f2b9f11'

describe('whatever an entry stands with', () => {
  test('every reason has an owner, a next step, a time and words for both sides of the window', () => {
    expect(Object.keys(HANDLING).toSorted()).toEqual(OutboxReason.shape.code.options.toSorted())
    for (const { owner, next, when, visitor } of Object.values(HANDLING)) {
      expect([owner, next, when, visitor]).not.toContain('')
      // Plain words for a person who knows neither queues nor platforms' error codes.
      expect(visitor).not.toMatch(/[A-Za-z]|报文|签名|队列|业务号|接口/)
      expect([...visitor].length).toBeLessThanOrEqual(60)
    }
  })

  test('every outcome but the good one has a reason that stands for it', () => {
    const covered = new Set<Outcome | null>(Object.values(HANDLING).map(({ outcome: of }) => of))
    expect(OUTCOMES.filter((of) => of !== 'accepted' && !covered.has(of))).toEqual([])
  })

  test('what a reply leaves behind is handled by the line of its own outcome', () => {
    const entry = OutboxEntry.parse({
      id: KEY,
      filingId: KEY,
      operation: 'register',
      sequence: 1,
      personKey: '01:generated',
      state: 'queued',
      attempts: 0,
      failures: 0,
      notFound: 0,
      nextAt: NOW.toISOString(),
      firstSentAt: null,
      reason: null,
    })
    const sent = sending(entry, NOW)
    const replies: readonly Reply[] = [
      { kind: 'refused', message: '不符' },
      { kind: 'conflict', detail: '' },
      { kind: 'busy', detail: '' },
      { kind: 'unreachable', detail: '' },
      ...(['login', 'signature', 'clock', 'contract'] as const).map(
        (fault): Reply => ({ kind: 'our-fault', scope: 'line', fault, detail: '' }),
      ),
      { kind: 'our-fault', scope: 'entry', fault: 'desk', detail: '' },
      ...UNKNOWN_CAUSES.map((cause): Reply => ({ kind: 'unknown', cause, detail: '' })),
    ]
    for (const reply of replies) {
      const { reason } = settle(sent, reply, { now: NOW, jitter: 0 }).entry
      expect(reason && HANDLING[reason.code].outcome).toBe(outcomeOf(reply))
    }
    expect(interrupted(sent, NOW)).toMatchObject({ state: 'unknown' })
  })
})
