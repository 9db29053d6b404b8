import { describe, expect, it } from 'vitest'
import { checkEntry } from '#shared/filing/check.ts'
import { EMPTY_AGENT, type FilingEntry } from '#shared/filing/filing.ts'
import { aCheckContext, anEntry, UNRULED_DIVISION } from '#tests/builders.ts'
import { resolveEntry } from './resolve-entry.ts'

function resolve(entry: FilingEntry) {
  return resolveEntry((given) => checkEntry(given, aCheckContext()))(entry, undefined, {
    fields: {},
    shouldUseNativeValidation: false,
  })
}

describe('the answer to the form', () => {
  it('hands a right entry on as it is', () => {
    const entry = anEntry()
    expect(resolve(entry)).toEqual({ values: entry, errors: {} })
  })

  it('names the errors where the fields are', () => {
    const entry = anEntry({ name: '', materials: {}, agent: EMPTY_AGENT })
    expect(resolve(entry)).toMatchObject({
      values: {},
      errors: {
        name: { type: 'missing' },
        materials: { 'relocation-proof': { type: 'material-missing' } },
        agent: { name: { type: 'missing' } },
      },
    })
  })

  it('lets a warning pass', () => {
    const entry = anEntry({ insuredDivision: UNRULED_DIVISION, startDate: '2026-11-20' })
    expect(checkEntry(entry, aCheckContext()).map(({ rule }) => rule)).toContain('start-past')
    expect(resolve(entry)).toEqual({ values: entry, errors: {} })
  })
})
