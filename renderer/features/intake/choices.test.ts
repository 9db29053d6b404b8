import { beforeAll, describe, expect, it } from 'vitest'
import { loadPinyin, searchChoices } from '#renderer/ui/pinyin.ts'
import { TABLES } from '#tests/builders.ts'
import { destinationChoices, divisionChoices } from './choices.ts'

const PLACES = destinationChoices(TABLES, '371002')

function firstPlace(query: string): string | undefined {
  return searchChoices(PLACES, query)[0]?.label
}

beforeAll(loadPinyin)

describe('the list of places', () => {
  it('leaves out the own province', () => {
    expect(PLACES.filter(({ value }) => value.startsWith('37'))).toEqual([])
    expect(PLACES).toHaveLength(TABLES.destinations.size - 16)
  })

  it.each([
    ['gz', '广东省 广州市'],
    ['guangz', '广东省 广州市'],
    ['ganz', '江西省 赣州市'],
    ['cq', '重庆市'],
    ['xjbt', '新疆生产建设兵团'],
    ['440300', '广东省 深圳市'],
    ['海南', '海南省'],
  ])('finds by %s the place %s', (query, label) => {
    expect(firstPlace(query)).toBe(label)
  })

  it('finds no hospital', () => {
    expect(searchChoices(PLACES, '中山大学附属第一医院')).toEqual([])
  })
})

describe('the list of divisions', () => {
  it('begins near the office', () => {
    const divisions = divisionChoices(TABLES, '371002')
    expect(divisions[0]?.label).toBe('山东省 威海市 环翠区')
    expect(searchChoices(divisions, 'hcq')[0]?.value).toBe('371002')
  })
})
