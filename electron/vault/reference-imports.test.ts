import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { isWorkday } from '#shared/calendar/work-calendar.ts'
import { builtInYear, YEAR_2027 } from '#tests/calendar-years.ts'
import { findAuditLink, lastSeq } from './audit.ts'
import { findAuditFault } from './audit-check.ts'
import { listImports, takeImport } from './reference-imports.ts'
import {
  createSampleVault,
  makeTestFolder,
  reopenSampleVault,
  SAMPLE_NOW,
  SAMPLE_OPERATOR,
} from './sample-vault.test-helper.ts'
import { changeSettings } from './settings.ts'
import { closeVault, type Vault } from './vault.ts'
import { takenYears, takeYear, workCalendar } from './work-calendar.ts'

const folder = makeTestFolder()
afterAll(folder.remove)

let round = 0
let directory: string
let vault: Vault

beforeEach(async () => {
  round += 1
  directory = join(folder.path, `vault-${round}`)
  vault = await createSampleVault(directory)
  return () => {
    if (vault.db.open) closeVault(vault)
  }
})

const PACK = { kind: 'policy-pack', id: 'policy-pack:sample@1', body: '{"a":1}' } as const
const NOTE = { action: 'policy.take', fields: ['body'] } as const

test('an import is one commit, with who and when, and belongs to the record', () => {
  const before = lastSeq(vault)
  takeImport(vault, PACK, NOTE)
  expect(lastSeq(vault)).toBe(before + 1)
  expect(listImports(vault, 'policy-pack')).toEqual([
    {
      id: PACK.id,
      body: PACK.body,
      takenAt: SAMPLE_NOW.toISOString(),
      takenBy: SAMPLE_OPERATOR.number,
    },
  ])
  expect(findAuditLink(vault, before + 1)).toMatchObject({
    action: 'policy.take',
    object: PACK.id,
    changes: [{ table: 'reference_imports', id: PACK.id }],
  })
  expect(findAuditFault(vault)).toBeUndefined()
})

test('kinds do not mix', () => {
  takeImport(vault, PACK, NOTE)
  takeYear(vault, YEAR_2027)
  expect(listImports(vault, 'policy-pack').map(({ id }) => id)).toEqual([PACK.id])
  expect(listImports(vault, 'calendar-year').map(({ id }) => id)).toEqual(['calendar-year:2027'])
})

test('the same import again replaces the first, and the audit keeps both', () => {
  takeYear(vault, { ...YEAR_2027, papers: [] })
  const first = lastSeq(vault)
  takeYear(vault, YEAR_2027)
  expect(takenYears(vault).map(({ calendar }) => calendar)).toEqual([YEAR_2027])
  expect([first, first + 1].map((seq) => findAuditLink(vault, seq)?.object)).toEqual([
    'calendar-year:2027',
    'calendar-year:2027',
  ])
  expect(findAuditFault(vault)).toBeUndefined()
})

test('a row changed behind the chain’s back is found', () => {
  takeYear(vault, YEAR_2027)
  vault.db.prepare("UPDATE reference_imports SET body = '{}'").run()
  expect(findAuditFault(vault)).toMatchObject({ where: 'reference_imports' })
})

test('the calendar follows an import at once, and still after the vault was opened again', async () => {
  expect(isWorkday(workCalendar(vault), '2027-01-01')).toBe(true)
  takeYear(vault, YEAR_2027)
  expect(isWorkday(workCalendar(vault), '2027-01-01')).toBe(false)
  closeVault(vault)
  vault = await reopenSampleVault(directory)
  expect(isWorkday(workCalendar(vault), '2027-01-01')).toBe(false)
})

test('the calendar is made once per import, whatever else is committed', () => {
  takeYear(vault, YEAR_2027)
  const calendar = workCalendar(vault)
  changeSettings(vault, { idleMinutes: 12 })
  expect(workCalendar(vault)).toBe(calendar)
  takeYear(vault, builtInYear(2026))
  expect(workCalendar(vault)).not.toBe(calendar)
})
