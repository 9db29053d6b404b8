import { describe, expect, it } from 'vitest'
import { TABLES } from '#tests/builders.ts'
import { destinationLabel, findDivisionPath } from './codes/divisions.ts'
import { Category } from './policy/policy.ts'
import { resolvePolicy } from './policy/resolve.ts'

describe('the shipped data', () => {
  it('holds the 334 destinations of 规程第十一条', () => {
    const levels = [...TABLES.destinations.values()].map(({ level }) => level)
    const count = (level: string) => levels.filter((own) => own === level).length
    expect(levels.length).toBe(334)
    expect(['municipality', 'prefecture', 'province-pooled', 'corps'].map(count)).toEqual([
      4, 327, 2, 1,
    ])
  })

  it('has a unique label for every destination', () => {
    const labels = [...TABLES.destinations.values()].map(destinationLabel)
    expect(new Set(labels).size).toBe(labels.length)
  })

  it('names every division from its province down', () => {
    expect(findDivisionPath(TABLES.divisions, '371002')).toBe('山东省 威海市 环翠区')
    expect(findDivisionPath(TABLES.divisions, '119900')).toBe('北京市 北京市市本级')
    expect(findDivisionPath(TABLES.divisions, '000000')).toBeUndefined()
  })

  it('rules all six categories nationally since 2023', () => {
    const policy = resolvePolicy(TABLES.policies, '371002', '2026-11-22')
    expect(Object.keys(policy.categories).toSorted()).toEqual([...Category.options].toSorted())
  })

  it('quotes an article for every material', () => {
    const { categories } = resolvePolicy(TABLES.policies, '', '2026-11-22')
    for (const { materials } of Object.values(categories)) {
      for (const { because } of materials) expect(because[0]?.article).toMatch(/^第八条（.）/)
    }
  })
})
