import { expect, test } from 'vitest'
import { type Filing, NEW_LIFE } from '#shared/filing/filing.ts'
import { anEntry, anOutboxEntry } from '#tests/builders.ts'
import type { OutboxEntry } from './outbox-entry.ts'
import { queueRefusals } from './queue-acts.ts'

const NOW = new Date('2026-11-22T02:00:00.000Z')
const ID = '00000000-0000-4000-8000-000000000001'

const FILING: Filing = {
  id: ID,
  acceptanceNumber: 'A-1',
  status: 'accepted',
  entry: anEntry(),
  policy: { packs: [{ id: 'national', version: '2023-01-01' }] },
  acceptedAt: NOW.toISOString(),
  acceptedBy: { number: '0001', name: '李经办' },
  receipt: null,
  ...NEW_LIFE,
}

function refusalsOf(entry: Partial<OutboxEntry>, filing: Partial<Filing> = {}) {
  const whole = anOutboxEntry({ filingId: ID, ...entry })
  return queueRefusals({ entry: whole, filing: { ...FILING, ...filing }, entries: [whole] }, NOW)
}

test('what waits for the line can be hurried, changed, set aside, voided and handed over', () => {
  expect(new Set(Object.values(refusalsOf({})))).toEqual(new Set(['']))
})

test('what is being sent is left alone, and says so', () => {
  const refusals = refusalsOf({ state: 'sending', firstSentAt: NOW.toISOString() })
  for (const act of ['send-now', 'set-aside', 'hand-over'] as const) {
    expect(refusals[act]).toBe('正在报送，请等它有了结果')
  }
})

test('between two questions nobody can hurry', () => {
  const refusals = refusalsOf({ state: 'unknown', notFound: 1, firstSentAt: NOW.toISOString() })
  expect(refusals['send-now']).toContain('须隔一分钟')
  expect(refusals['set-aside']).toBe('')
})

test('what waits for a person cannot be set aside twice; what may have arrived is asked about first', () => {
  const reason = { code: 'given-up', words: '多次没有结果', detail: '' } as const
  const refusals = refusalsOf({ state: 'parked', firstSentAt: NOW.toISOString(), reason })
  expect(refusals['set-aside']).toBe('已经在等人处理')
  expect(refusals.change).toContain('请先点“立即重试”查清')
  expect(refusals['take-back']).toContain('请先点“立即重试”查清')
  expect(refusals['send-now']).toBe('')
})

test('a filing that ended is not changed any more', () => {
  const refusals = refusalsOf({ operation: 'cancel' }, { status: 'terminated' })
  expect(refusals.change).toContain('备案已终止')
  expect(refusals['take-back']).toBe('')
})
