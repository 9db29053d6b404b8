import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Filing } from '#shared/filing/filing.ts'
import { anOutboxEntry } from '#tests/builders.ts'
import { hurried, interrupted, restored, sending, setAside } from './entry-steps.ts'
import type { OutboxEntry, OutboxOperation } from './outbox-entry.ts'
import {
  isOpen,
  isSurelyAbsent,
  planCancel,
  planChange,
  planTakeBack,
  withdrawnAfter,
} from './outbox-plan.ts'
import type { Reply } from './reply.ts'
import { settle } from './settle.ts'

const NOW = new Date('2026-11-22T02:00:00.000Z')
const MOMENT = { now: NOW, jitter: 0.5 }
const ENDED = { ended: {} as Filing['ended'] }
const GOES_ON = { ended: null }

const queued = (sequence: number, operation: OutboxOperation) =>
  anOutboxEntry({ id: `018f6a2e-0000-4000-8000-00000000000${sequence}`, sequence, operation })
const after = (entry: OutboxEntry, reply: Reply) => settle(sending(entry, NOW), reply, MOMENT).entry
const acknowledged = after(queued(1, 'register'), {
  kind: 'accepted',
  receipt: {
    receiptNumber: 'R',
    filingNumber: '',
    version: '1',
    personNumber: '1',
    acknowledgedAt: NOW.toISOString(),
  },
})
const refused = (entry: OutboxEntry) => after(entry, { kind: 'refused', message: '不符' })
const conflicting = (entry: OutboxEntry) =>
  after(entry, { kind: 'conflict', detail: '现为第 2 版', version: '2' })
const unknown = (entry: OutboxEntry) => interrupted(sending(entry, NOW), NOW)
const ids = (entries: readonly OutboxEntry[] = []) => entries.map(({ sequence }) => sequence)

describe('a change', () => {
  test.each<[string, readonly OutboxEntry[], object]>([
    [
      'goes into a registration that never left',
      [queued(1, 'register')],
      { refilled: { sequence: 1 }, queued: null },
    ],
    [
      'goes into a refused registration, which is queued again',
      [refused(queued(1, 'register'))],
      { refilled: { sequence: 1, state: 'queued', firstSentAt: null }, queued: null },
    ],
    [
      'goes into a change that never left',
      [acknowledged, queued(2, 'change')],
      { refilled: { sequence: 2 }, queued: null },
    ],
    [
      'is queued behind what is under way',
      [unknown(queued(1, 'register'))],
      { refilled: null, queued: 'change' },
    ],
    ['is queued behind what is done', [acknowledged], { refilled: null, queued: 'change' }],
    [
      'replaces one in conflict under a new key',
      [acknowledged, conflicting(queued(2, 'change'))],
      { refilled: null, queued: 'change', withdrawn: [{ sequence: 2 }] },
    ],
  ])('%s', (_name, entries, plan) => {
    expect(planChange(entries, NOW)).toMatchObject({ ok: true, value: plan })
  })

  test('waits until it is known what became of a parked entry that may have arrived', () => {
    const parked = after(queued(1, 'register'), {
      kind: 'our-fault',
      scope: 'entry',
      fault: 'desk',
      detail: '',
    })
    expect(planChange([parked], NOW)).toMatchObject({ error: { code: 'outbox-stuck' } })
    expect(planCancel([parked])).toMatchObject({ error: { code: 'outbox-stuck' } })
  })
})

describe('an end', () => {
  test.each<[string, readonly OutboxEntry[], readonly number[], 'cancel' | null]>([
    ['withdraws a registration that never left', [queued(1, 'register')], [1], null],
    [
      'withdraws a refused registration and what stood behind it',
      [refused(queued(1, 'register')), queued(2, 'change')],
      [1, 2],
      null,
    ],
    [
      'withdraws a change that never left, and cancels',
      [acknowledged, queued(2, 'change')],
      [2],
      'cancel',
    ],
    [
      'withdraws a change in conflict, and cancels',
      [acknowledged, conflicting(queued(2, 'change'))],
      [2],
      'cancel',
    ],
    [
      'goes behind a change that may have arrived',
      [acknowledged, unknown(queued(2, 'change'))],
      [],
      'cancel',
    ],
  ])('%s', (_name, entries, withdrawn, next) => {
    const plan = planCancel(entries)
    expect(plan).toMatchObject({ ok: true, value: { refilled: null, queued: next } })
    expect(ids(plan.ok ? plan.value.withdrawn : [])).toEqual(withdrawn)
  })
})

test('only what the subsystem surely does not have is taken back', () => {
  const plan = (entries: readonly OutboxEntry[]) => planTakeBack(entries)
  expect(plan([acknowledged, queued(2, 'cancel')])).toMatchObject({ ok: true })
  expect(plan([acknowledged, refused(queued(2, 'change'))])).toMatchObject({ ok: true })
  expect(plan([acknowledged, unknown(queued(2, 'change'))])).toMatchObject({
    error: { code: 'maybe-arrived' },
  })
  expect(plan([queued(1, 'register')])).toMatchObject({ error: { code: 'nothing-to-take-back' } })
})

describe('after an answer', () => {
  test('a registration that did not leave goes no more once its filing has ended', () => {
    const back = after(queued(1, 'register'), { kind: 'unreachable', detail: '' })
    const cancel = queued(2, 'cancel')
    expect(ids(withdrawnAfter(back, [back, cancel], ENDED))).toEqual([1, 2])
    expect(withdrawnAfter(back, [back], GOES_ON)).toEqual([])
  })

  test('a refused change makes way for what is newer, and stays where nothing is', () => {
    const parked = refused(queued(2, 'change'))
    expect(
      ids(withdrawnAfter(parked, [acknowledged, parked, queued(3, 'change')], GOES_ON)),
    ).toEqual([2])
    expect(withdrawnAfter(parked, [acknowledged, parked], GOES_ON)).toEqual([])
  })

  test('what may have arrived stays', () => {
    const lost = unknown(queued(1, 'register'))
    expect(withdrawnAfter(lost, [lost, queued(2, 'cancel')], ENDED)).toEqual([])
  })
})

const reply: fc.Arbitrary<Reply> = fc.constantFrom<Reply>(
  { kind: 'applied', version: '2' },
  { kind: 'refused', message: '不符' },
  { kind: 'conflict', detail: '', version: '3' },
  { kind: 'found-different', detail: '', version: '3' },
  { kind: 'not-found' },
  { kind: 'gone' },
  { kind: 'busy', detail: '' },
  { kind: 'unreachable', detail: '' },
  { kind: 'unknown', cause: 'no-answer', detail: '' },
  { kind: 'our-fault', scope: 'line', fault: 'signature', detail: '' },
  { kind: 'our-fault', scope: 'entry', fault: 'desk', detail: '' },
)
const operation = fc.constantFrom('change' as const, 'cancel' as const)

const STEPS = {
  crash: (entry: OutboxEntry) => interrupted(entry, NOW),
  hurry: (entry: OutboxEntry) => hurried(entry, NOW),
  restore: (entry: OutboxEntry) => (isOpen(entry) ? restored(entry, NOW) : entry),
  aside: (entry: OutboxEntry) => setAside(entry, '核对'),
}

/** An entry after any course of sendings, crashes, retries and answers. */
const lived = fc
  .tuple(
    operation,
    fc.array(
      fc.tuple(
        fc.constantFrom(
          'send' as const,
          'crash' as const,
          'hurry' as const,
          'restore' as const,
          'aside' as const,
        ),
        reply,
      ),
    ),
  )
  .map(([kind, steps]) =>
    steps.reduce(
      (entry, [what, came]) => {
        if (what !== 'send') return STEPS[what](entry)
        const sent = entry.state === 'queued' ? sending(entry, NOW) : entry
        return sent.state === 'sending' || sent.state === 'unknown'
          ? settle(sent, came, MOMENT).entry
          : sent
      },
      queued(2, kind),
    ),
  )

describe('settling a change or a cancel', () => {
  test('never moves the filing itself, and tells a version exactly when one was told', () => {
    fc.assert(
      fc.property(lived, reply, (entry, came) => {
        fc.pre(entry.state === 'sending' || entry.state === 'unknown')
        const settled = settle(entry, came, MOMENT)
        expect(settled).toMatchObject({ filingStatus: null, receipt: null })
        expect(settled.version).toBe('version' in came ? came.version : null)
        expect(settled.entry.state === 'acknowledged').toBe(came.kind === 'applied')
      }),
    )
  })

  test('what may have arrived is never called surely absent', () => {
    fc.assert(
      fc.property(lived, (entry) => {
        if (!isSurelyAbsent(entry)) return
        expect(['queued', 'parked']).toContain(entry.state)
        if (entry.firstSentAt !== null) {
          expect(['refused', 'conflict']).toContain(entry.reason?.code)
        }
      }),
    )
  })

  test('what was restored may have left before, whoever it waits for', () => {
    const denied = refused(queued(2, 'change'))
    for (const entry of [queued(2, 'change'), setAside(queued(2, 'change'), '核对'), denied]) {
      const back = setAside(restored(entry, NOW), '核对')
      expect(isSurelyAbsent(entry)).toBe(true)
      expect(isSurelyAbsent(back)).toBe(false)
      expect(hurried(back, NOW).state).toBe('unknown')
    }
  })

  test('a plan begins with what is surely absent and touches nothing that is done', () => {
    fc.assert(
      fc.property(lived, lived, (first, second) => {
        const change = { ...first, operation: 'change' as const }
        const entries = [acknowledged, change, { ...second, sequence: 3 }]
        const plans = [planChange(entries, NOW), planCancel(entries), planTakeBack(entries)]
        for (const sequences of plans.map(touchedBy)) {
          const touched = entries.filter(({ sequence }) => sequences.includes(sequence))
          expect(touched.every(isOpen)).toBe(true)
          expect(touched.slice(0, 1).every(isSurelyAbsent)).toBe(true)
        }
      }),
    )
  })
})

function touchedBy(plan: ReturnType<typeof planCancel>): readonly number[] {
  return plan.ok ? ids([...plan.value.withdrawn, ...[plan.value.refilled ?? []].flat()]) : []
}
