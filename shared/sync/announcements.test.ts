import { expect, test } from 'vitest'
import { findPause, pausesOf } from './announcements.ts'

const OFFICE = '371002'
const row = (hour: string, more: object = {}) => ({
  x_ntc_id: hour,
  x_begntime: `2026-11-22 ${hour}:00:00`,
  x_endtime: `2026-11-22 ${hour}:30:00`,
  ...more,
})
const pauses = (list: readonly unknown[], office = OFFICE) =>
  pausesOf({ list: [...list] }, office).map(({ from }) => from.toISOString().slice(11, 13))

test('a pause is the office’s where no region is named, or its own, its prefecture or its province is', () => {
  const regions = [undefined, null, [], ['371002'], ['371000'], ['110000', '370000']]
  for (const admdvs of regions) expect(pauses([row('10', { admdvs })])).toEqual(['02'])
})

test('a pause of other regions is none', () => {
  for (const region of ['371003', '370100', '110000', '379900']) {
    expect(pauses([row('10', { admdvs: [region] })])).toEqual([])
  }
})

test('either code of a municipality stands for all of it', () => {
  for (const region of ['110000', '119900']) {
    expect(pauses([row('10', { admdvs: [region] })], '110105')).toEqual(['02'])
  }
})

test('pauses that touch or overlap are one, and last until the end of the last', () => {
  const at = (hour: number) => new Date(Date.UTC(2026, 10, 22, hour))
  const pause = (from: number, until: number) => ({ from: at(from), until: at(until) })
  const announced = [pause(1, 4), pause(3, 6), pause(6, 8), pause(9, 10)]
  expect(findPause(announced, at(2))).toEqual(pause(1, 8))
  expect(findPause(announced, at(7))).toEqual(pause(6, 8))
  expect(findPause(announced, at(8))).toBeUndefined()
  expect(findPause([pause(1, 4), pause(2, 3)], at(1))).toEqual(pause(1, 4))
})

test('a row that cannot be read hides no other, however many there are', () => {
  const bad = [null, 'x', {}, row('11', { x_endtime: '明天' }), row('11', { admdvs: 5 })]
  expect(pauses([...bad, row('12'), row('10')])).toEqual(['02', '04'])
  expect(pauses(Array.from({ length: 150 }, () => row('10')))).toHaveLength(150)
})
