import { afterAll, expect, test } from 'vitest'
import { SYSTEM_CLOCK } from '#electron/clock.ts'
import { findAuditFault } from '#electron/vault/audit-check.ts'
import { readContent } from '#electron/vault/materials.ts'
import { filingPagesOf } from '#electron/vault/page-rows.ts'
import { closeVault, openVault } from '#electron/vault/vault.ts'
import { MOST_PAGES } from '#shared/materials/page.ts'
import { makeDataDirectory } from '#tests/shell/training-shell.ts'
import { pagesAt } from './seed-pages.ts'
import { seedVault } from './seed-vault.ts'

const data = makeDataDirectory()
afterAll(data.clear)

const OPERATOR = { number: '9001', name: '测试经办员', password: 'a seeded password' }

test('a generated office has the pages it was asked for, and each of them opens', async () => {
  const plan = { filings: 60, materials: 100, seed: 3 }
  await seedVault(data.path, plan, OPERATOR, { memoryKiB: 64, iterations: 1, parallelism: 1 })
  const vault = await openVault({
    directory: `${data.path}/training/vault`,
    clock: SYSTEM_CLOCK,
    operatorNumber: OPERATOR.number,
    password: OPERATOR.password,
    deviceSecret: null,
  })
  if (!vault.ok) throw new Error(vault.error.code)
  const { db } = vault.value
  const counts = db.prepare('SELECT state, count(*) FROM pages GROUP BY state').raw().all()
  expect(Object.fromEntries(counts as [string, number][])).toMatchObject({
    confirmed: expect.any(Number),
    waiting: expect.any(Number),
  })
  expect(db.prepare('SELECT count(*) FROM pages').pluck().get()).toBe(100)
  const [owner] = db.prepare<[], string>('SELECT filing_id FROM pages LIMIT 1').pluck().all()
  const [page] = filingPagesOf(db, owner ?? '')
  expect(readContent(vault.value, page?.sha256 ?? '')).toMatchObject({ ok: true })
  expect(findAuditFault(vault.value)).toBeUndefined()
  closeVault(vault.value)
})

test('pages are spread evenly, and no filing has more than the window takes', () => {
  const spread = Array.from({ length: 7 }, (_, place) => pagesAt(place, 7, 17))
  expect(spread.reduce((sum, count) => sum + count, 0)).toBe(17)
  expect(Math.max(...spread) - Math.min(...spread)).toBeLessThanOrEqual(1)
  expect(pagesAt(0, 1, 1_000)).toBe(MOST_PAGES)
})
