import { expect, test } from 'vitest'
import { type Filing, NEW_LIFE } from '#shared/filing/filing.ts'
import { anEntry, TABLES, TODAY } from '#tests/builders.ts'
import { findRefusal } from './find-refusal.ts'

const FILING: Filing = {
  id: '0d5e1f6c-6a52-4c53-9f0e-2f6d4f2b9f11',
  acceptanceNumber: '371002001-20261122-1',
  status: 'acknowledged',
  entry: anEntry(),
  policy: { packs: [{ id: 'national', version: '2023-01-01' }] },
  acceptedAt: '2026-11-22T06:00:00.000Z',
  acceptedBy: { number: '9001', name: '王芳' },
  receipt: null,
  ...NEW_LIFE,
}
const CONTEXT = { tables: TABLES, today: TODAY, now: new Date('2026-11-22T06:00:00.000Z') }

function file(changes: Partial<Filing>) {
  return { filing: { ...FILING, ...changes }, events: [], outbox: [] }
}

test('a valid filing may be changed, ended and voided', () => {
  expect(findRefusal('change', file({}), CONTEXT)).toBeUndefined()
  expect(findRefusal('terminate', file({}), CONTEXT)).toBeUndefined()
  expect(findRefusal('void', file({}), CONTEXT)).toBeUndefined()
})

test('one without an end is not renewed, by the article; what is possible is named', () => {
  expect(findRefusal('renew', file({}), CONTEXT)).toMatchObject({
    basis: '规程第十条',
    possible: ['变更', '终止', '作废', '外伤登记', '打印表单'],
  })
})

test('an expired one is renewed, not changed', () => {
  const expired = file({ entry: anEntry({ category: 'temporary', endDate: '2026-11-21' }) })
  const refusal = findRefusal('change', expired, CONTEXT)
  expect(refusal?.words).toContain('备案已于 2026-11-21 到期')
  expect(refusal?.possible).toContain('续办')
  expect(refusal?.possible).not.toContain('变更')
})

test('one that was refused is mended by a change, whatever its days', () => {
  const entry = anEntry({ category: 'temporary', endDate: '2026-11-21' })
  expect(findRefusal('change', file({ entry, status: 'refused' }), CONTEXT)).toBeUndefined()
})

test('nothing is taken back where nothing waits', () => {
  expect(findRefusal('take-back', file({}), CONTEXT)?.words).toContain('没有可撤回')
})
