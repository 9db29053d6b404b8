import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AnnexId } from './annex.ts'
import { annexSheet } from './annex-book.ts'
import { ANNEX_FORMS } from './annex-form.ts'
import { annexFaults, isAnnexDay } from './check-annex.ts'

const HOSPITAL = {
  region: '威海市',
  hospital: '样例市立医院',
  level: '三级',
  ownership: '1',
  nature: '1',
  joined: '是',
  planned: '',
}
const SERVICE = {
  region: '威海市',
  open: '12',
  path: '0631-5200000；https://example.invalid/ybba',
  planned: '',
  plannedDay: '',
}
const faulty = (annex: AnnexId, cells: Record<string, string>) =>
  annexFaults(annex, { cells }).map(({ column }) => column)

describe('附件1', () => {
  it('takes a hospital that has joined', () => {
    expect(faulty('hospitals', HOSPITAL)).toEqual([])
  })

  it.each([
    ['ownership', '3'],
    ['nature', '公立'],
    ['joined', '未'],
    ['hospital', ' '],
    ['planned', '20260615'],
  ])('does not take %s “%s”', (key, text) => {
    expect(faulty('hospitals', { ...HOSPITAL, [key]: text })).toEqual([key])
  })

  it('wants the day of one that has not joined', () => {
    expect(faulty('hospitals', { ...HOSPITAL, joined: '否' })).toEqual(['planned'])
    expect(faulty('hospitals', { ...HOSPITAL, joined: '否', planned: '20270230' })).toEqual([
      'planned',
    ])
    expect(faulty('hospitals', { ...HOSPITAL, joined: '否', planned: '20270228' })).toEqual([])
  })
})

describe('附件2', () => {
  it('takes ways with their paths', () => {
    expect(faulty('services', SERVICE)).toEqual([])
  })

  it.each([
    [{ open: '5' }, ['open']],
    [{ path: '' }, ['path']],
    [{ path: '电话联系' }, ['path']],
    [{ open: '', path: '' }, ['open']],
    [{ planned: '3' }, ['plannedDay']],
    [{ plannedDay: '20270101' }, ['planned']],
  ])('does not take %o', (changes, columns) => {
    expect(faulty('services', { ...SERVICE, ...changes })).toEqual(columns)
  })
})

it('a day is eight digits of a day that exists', () => {
  const days = fc.date({
    min: new Date('2019-01-01T00:00:00Z'),
    max: new Date('2099-12-31T00:00:00Z'),
    noInvalidDate: true,
  })
  fc.assert(
    fc.property(days, (day) => {
      expect(isAnnexDay(day.toISOString().slice(0, 10).replaceAll('-', ''))).toBe(true)
    }),
  )
  for (const text of ['2019615', '20190631', '2019-06-15', '20191301', '']) {
    expect(isAnnexDay(text)).toBe(false)
  }
})

it('every annex has its columns, signatures and notes on its sheet', () => {
  for (const id of AnnexId.options) {
    const head = { unit: '单位', leader: '甲', section: '乙', writer: '丙', phone: '丁', day: '' }
    const row = { id: crypto.randomUUID(), cells: { open: '12', region: '威海' } }
    const sheet = annexSheet(id, { head, rows: [row] })
    expect(sheet.header).toEqual(['序号', ...ANNEX_FORMS[id].columns.map(({ label }) => label)])
    expect(sheet.facts).toEqual(['报送单位名称(盖章):单位'])
    expect(sheet.notes[0]).toContain('单位负责人:甲')
    expect(sheet.notes).toHaveLength(ANNEX_FORMS[id].notes.length + 1)
    expect(sheet.rows[0]?.slice(0, 2)).toEqual(['1', '威海'])
  }
  expect(
    annexSheet('services', {
      head: { unit: '', leader: '', section: '', writer: '', phone: '', day: '' },
      rows: [{ id: crypto.randomUUID(), cells: { open: '12' } }],
    }).rows[0]?.[2],
  ).toBe('1、2')
})
