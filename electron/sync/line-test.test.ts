import { expect, test } from 'vitest'
import type { LineCheck, LineTest } from '#shared/settings.ts'
import { lineTestOf } from './line-test.ts'

const SPAN = {
  startedAt: new Date('2026-11-22T02:00:00.000Z'),
  endedAt: new Date('2026-11-22T02:00:00.085Z'),
}

function states({ checks }: LineTest): Record<LineCheck['id'], LineCheck['state']> {
  // Four checks, one per id.
  return Object.fromEntries(checks.map(({ id, state }) => [id, state])) as ReturnType<typeof states>
}

function signedIn(signedAt: string): LineTest {
  return lineTestOf({ kind: 'signed-in', signNumber: '1', signedAt: new Date(signedAt) }, SPAN)
}

test('a sign-in that was taken is good in every respect and takes so many milliseconds', () => {
  const found = signedIn('2026-11-22T02:00:00.000Z')
  expect(found).toMatchObject({ isGood: true, remedy: '' })
  expect(new Set(Object.values(states(found)))).toEqual(new Set(['good']))
  expect(found.checks[1]?.words).toBe('85 毫秒')
})

test.each([
  ['2026-11-22T01:59:30.000Z', '本机快 30 秒', true],
  ['2026-11-22T02:01:00.000Z', '本机慢 60 秒', true],
  ['2026-11-22T01:50:00.000Z', '本机快 600 秒', false],
])('a subsystem at %s: %s', (signedAt, words, isGood) => {
  const found = signedIn(signedAt)
  expect(found.checks.at(-1)?.words).toBe(words)
  expect(found.isGood).toBe(isGood)
  expect(found.remedy === '').toBe(isGood)
})

test('a time that is none leaves the clock unknown', () => {
  expect(states(signedIn('nonsense'))).toMatchObject({ signature: 'good', clock: 'unknown' })
})

test('a refused signature was reached all the same', () => {
  const found = lineTestOf(
    { kind: 'our-fault', scope: 'line', fault: 'signature', detail: 'HTTP 401' },
    SPAN,
  )
  expect(states(found)).toMatchObject({ reached: 'good', signature: 'bad' })
  expect(found.remedy).toContain('信息科')
})

test.each([
  [{ kind: 'unreachable', detail: 'ECONNREFUSED' } as const, '网络管理员'],
  [{ kind: 'unknown', cause: 'no-answer', detail: '' } as const, '网络管理员'],
  [{ kind: 'unknown', cause: 'unreadable-answer', detail: '' } as const, '登录上网'],
])('a line that is not reached says who can mend it (%o)', (reply, remedy) => {
  const found = lineTestOf(reply, SPAN)
  expect(states(found)).toMatchObject({ reached: 'bad', signature: 'unknown' })
  expect(found.remedy).toContain(remedy)
})

test('a busy subsystem is nobody’s fault', () => {
  const found = lineTestOf({ kind: 'busy', detail: 'HTTP 503' }, SPAN)
  expect(states(found).reached).toBe('good')
  expect(found.remedy).toContain('稍后再测')
})
