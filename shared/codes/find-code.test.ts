import { describe, expect, it } from 'vitest'
import { TABLES } from '#tests/builders.ts'
import { AGENT_RELATIONSHIPS, DOCUMENT_TYPES, VOUCHERS } from './code-tables.ts'
import { findByName, findCode } from './find-code.ts'
import { indexPlaceNames } from './place-names.ts'

const PLACES = indexPlaceNames(TABLES)

describe('a code', () => {
  it.each([
    [VOUCHERS, '01', '01'],
    [VOUCHERS, '1', '01'],
    [VOUCHERS, '医保电子凭证', '01'],
    [DOCUMENT_TYPES, '居民身份证（户口簿）', '01'],
    [DOCUMENT_TYPES, '居民身份证(户口簿)', '01'],
    [DOCUMENT_TYPES, '居民身份证', '01'],
    [DOCUMENT_TYPES, ' 中国护照 ', '16'],
    [AGENT_RELATIONSHIPS, '父母', '5'],
  ])('is found by what was written (%#)', (table, written, code) => {
    expect(findCode(table, written)).toBe(code)
  })

  it('is not guessed where a short name fits two rows', () => {
    expect(findCode(DOCUMENT_TYPES, '港澳居民来往内地通行证')).toBeUndefined()
    expect(findCode(VOUCHERS, '社保卡')).toBeUndefined()
  })

  it.each(DOCUMENT_TYPES)('is its own name and its label: $label', ({ code, label }) => {
    expect([findCode(DOCUMENT_TYPES, code), findCode(DOCUMENT_TYPES, label)]).toEqual([code, code])
  })
})

describe('a place', () => {
  it.each(['440100', '广州市', '广东省广州市', '广东省 广州市'])('is found by “%s”', (written) => {
    expect(findByName(PLACES.destinations, written)).toBe('440100')
  })

  it('is found by its path where its name is that of several', () => {
    expect(findByName(PLACES.divisions, '山东省 威海市 环翠区')).toBe('371002')
    expect(findByName(PLACES.divisions, '市中区')).toBeNull()
    expect(findByName(PLACES.divisions, '乌有县')).toBeUndefined()
  })
})
