import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { acceptFiling, findFiling } from './filings.ts'
import { takeImported } from './imported-filings.ts'
import { countSides, hasAcknowledgedBefore } from './reconciliations.ts'
import {
  createSampleVault,
  makeTestFolder,
  SAMPLE_NOW,
  sampleAcceptance,
  sampleId,
} from './sample-vault.test-helper.ts'
import { closeVault } from './vault.ts'

const folder = makeTestFolder()
afterAll(folder.remove)

test('what an older ledger brought is on neither side, and nothing to compare', async () => {
  const vault = await createSampleVault(join(folder.path, 'vault'))
  const own = acceptFiling(vault, sampleAcceptance(1), SAMPLE_NOW)
  const receipt = {
    receiptNumber: 'T1',
    filingNumber: '',
    version: '',
    personNumber: '',
    acknowledgedAt: '2020-03-02T02:00:00.000Z',
  }
  const older = { id: sampleId(2), acceptanceNumber: '旧 1', channel: 'import', receipt } as const
  takeImported(vault, { ...own, ...older, status: 'imported' }, '旧台账 第 2 行')
  expect(findFiling(vault, sampleId(2))?.receipt).toEqual(receipt)
  expect(countSides(vault)).toEqual({ local: 1, acknowledged: 0 })
  expect(hasAcknowledgedBefore(vault, '2026-12-31')).toBe(false)
  closeVault(vault)
})
