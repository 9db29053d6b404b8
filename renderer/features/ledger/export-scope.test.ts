import { expect, it } from 'vitest'
import { exportScopes, shownScopes } from './export-scope.ts'

it('exports what is ticked although the search finds nothing', () => {
  expect(exportScopes({ selected: 5, found: 0 })).toEqual(['selected'])
  expect(exportScopes({ selected: 5, found: 60 })).toEqual(['selected', 'found'])
  expect(exportScopes({ selected: 0, found: 60 })).toEqual(['found'])
  expect(exportScopes({ selected: 0, found: 0 })).toEqual([])
})

it('shows what was chosen, and nothing else that is empty', () => {
  expect(shownScopes({ selected: 5, found: 0 }, 'selected')).toEqual(['selected'])
  expect(shownScopes({ selected: 5, found: 0 }, 'found')).toEqual(['selected', 'found'])
  expect(shownScopes({ selected: 0, found: 0 }, 'found')).toEqual(['found'])
})
