import { expect, test } from 'vitest'
import { type Draft, EMPTY_ENTRY } from '#shared/filing/filing.ts'
import { placeOf, screenAt } from './place.ts'
import { newFiling, type Screen } from './screen.ts'

const NOW = new Date('2026-11-22T02:00:00.000Z')
const ID = '00000000-0000-4000-8000-000000000001'
const DRAFT: Draft = {
  id: ID,
  revision: 3,
  savedAt: NOW.toISOString(),
  entry: { ...EMPTY_ENTRY, name: '司徒望舒' },
}
const TODAY = '2026-11-22'
const INTAKE: Screen = { kind: 'intake', draft: DRAFT, today: TODAY }

test('a place keeps nothing of the person on the screen', () => {
  expect(JSON.stringify(placeOf('9001', INTAKE))).not.toContain('司徒望舒')
})

test.each<Screen>([
  { kind: 'today' },
  { kind: 'queue' },
  { kind: 'obligations' },
  { kind: 'settings' },
  { kind: 'filing', filingId: ID, back: { kind: 'queue' } },
  { kind: 'filing', filingId: ID, back: { kind: 'obligations' } },
  INTAKE,
])('the same operator comes back to the same screen ($kind)', (screen) => {
  const found = { drafts: [DRAFT], now: NOW, today: TODAY }
  expect(screenAt(placeOf('9001', screen), '9001', found)).toEqual(screen)
})

test('a page nobody had typed into comes back empty, under its own id', () => {
  const screen = screenAt(placeOf('9001', INTAKE), '9001', { drafts: [], now: NOW, today: TODAY })
  expect(screen).toEqual(newFiling(ID, NOW, TODAY))
})

test('another operator begins at the first screen', () => {
  const found = { drafts: [DRAFT], now: NOW, today: TODAY }
  expect(screenAt(placeOf('9001', INTAKE), '9002', found)).toEqual({ kind: 'today' })
})

test('who comes back after a night works on the new day, with a draft or without', () => {
  const place = placeOf('9001', INTAKE)
  const found = { now: new Date('2026-11-23T00:30:00.000Z'), today: '2026-11-23' }
  expect(screenAt(place, '9001', { ...found, drafts: [DRAFT] })).toEqual({
    ...INTAKE,
    today: '2026-11-23',
  })
  expect(screenAt(place, '9001', { ...found, drafts: [] })).toMatchObject({
    today: '2026-11-23',
    draft: { entry: { startDate: '2026-11-23' } },
  })
})
