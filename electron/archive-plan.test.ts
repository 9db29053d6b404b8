import { expect, test } from 'vitest'
import type { ArchivedFiling } from '#shared/archive/archive.ts'
import { archiveParts } from './archive-plan.ts'
import { sampleId } from './vault/sample-vault.test-helper.ts'

function filing(count: number, reportedDay: string, bytes: number): ArchivedFiling {
  const page = { id: sampleId(count, 'entry'), bytes, sha256: 'a'.repeat(64) }
  return {
    id: sampleId(count),
    acceptanceNumber: `A-${count}`,
    receiptNumber: '',
    name: '样例人',
    documentNumber: '',
    reportedDay,
    pages: [
      {
        ...page,
        ...{ requirement: 'x', material: '', serial: '', position: 0, width: 1, height: 1 },
        ...{ takenAt: '2026-11-22T02:00:00.000Z', takenBy: '' },
      },
    ],
  }
}

test('a file holds one month, and no more than fits a stick', () => {
  const filings = [
    filing(1, '2026-12-01', 400),
    filing(2, '2026-11-30', 600),
    filing(3, '2026-11-02', 500),
    filing(4, '2026-11-03', 400),
    filing(5, '2026-11-29', 5_000),
  ]
  const parts = archiveParts(filings, 1_000).map((part) => [
    part.month,
    ...part.filings.map(({ acceptanceNumber }) => acceptanceNumber),
  ])
  expect(parts).toEqual([
    ['2026-11', 'A-3', 'A-4'],
    // What alone is too large still goes, alone.
    ['2026-11', 'A-5'],
    ['2026-11', 'A-2'],
    ['2026-12', 'A-1'],
  ])
})
