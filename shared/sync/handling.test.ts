import { describe, expect, test } from 'vitest'
import { anOutboxEntry } from '#tests/builders.ts'
import { interrupted, sending } from './entry-steps.ts'
import { HANDLING, OUTCOMES, type Outcome, outcomeOf } from './handling.ts'
import { OutboxReason } from './outbox-entry.ts'
import { type Reply, UNKNOWN_CAUSES } from './reply.ts'
import { settle } from './settle.ts'

const NOW = new Date('2026-11-22T02:00:00.000Z')

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
    const sent = sending(anOutboxEntry(), NOW)
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
