import { expect, test } from 'vitest'
import { policyFor } from '#shared/filing/check.ts'
import { aCheckContext, anEntry, TABLES } from '#tests/builders.ts'
import { unaskedMaterials } from './unasked-materials.ts'

const PAGES = ['voucher', 'residence-proof', 'residence-proof', 'of-an-older-pack'].map(
  (requirement) => ({ requirement }),
)

test('pages of a material that the category does not ask for are told by its name, once', () => {
  const rules = { policy: policyFor(anEntry(), aCheckContext()), packs: TABLES.policies }
  expect(unaskedMaterials(PAGES, anEntry(), rules)).toEqual([
    { id: 'residence-proof', label: '长期居住认定材料' },
    { id: 'of-an-older-pack', label: 'of-an-older-pack' },
  ])
  const resident = anEntry({ category: 'long-term-resident' })
  expect(unaskedMaterials(PAGES.slice(0, 3), resident, rules)).toEqual([])
})

test('without a category no material is asked for', () => {
  const rules = { policy: policyFor(anEntry(), aCheckContext()), packs: TABLES.policies }
  expect(unaskedMaterials(PAGES, anEntry({ category: '' }), rules)).toHaveLength(3)
})
