import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import type { Filing } from '#shared/filing/filing.ts'
import { NO_PLAN } from '#shared/sync/outbox-plan.ts'
import { findAuditFault } from './audit-check.ts'
import { countedMonths, readStatistics, recountMonth } from './filing-counts.ts'
import { acceptFiling, findFiling, listRows } from './filings.ts'
import { commitDecision } from './life.ts'
import { getEntry } from './outbox-rows.ts'
import {
  createSampleVault,
  makeTestFolder,
  SAMPLE_NOW,
  SAMPLE_OPERATOR,
  sampleAcceptance,
  sampleId,
} from './sample-vault.test-helper.ts'
import { settleEntry } from './settle-entry.ts'
import { closeVault, type Vault } from './vault.ts'

const folder = makeTestFolder()
afterAll(folder.remove)

const EVER = { from: '', until: '' }
const DAY_MS = 86_400_000

let round = 0
async function newVault(): Promise<Vault> {
  round += 1
  return createSampleVault(join(folder.path, `vault-${round}`))
}

/** One step of a random life: what happens to which filing, with what. */
const Step = fc.record({
  act: fc.constantFrom('accept', 'acknowledge', 'refuse', 'change', 'void'),
  filing: fc.integer({ min: 1, max: 12 }),
  day: fc.integer({ min: 0, max: 400 }),
  category: fc.constantFrom('relocated-retiree', 'referred', 'temporary'),
  destination: fc.constantFrom('440100', '110000', '310000'),
  channel: fc.constantFrom('window', 'list'),
  isByAgent: fc.boolean(),
} as const)
type Step = typeof Step extends fc.Arbitrary<infer T> ? T : never

const AGENT = {
  name: '代办',
  documentType: '01',
  documentNumber: '1',
  phone: '1',
  relationship: '1',
}

function accept(vault: Vault, { filing: count, day, ...rest }: Step): void {
  const { entry, ...sample } = sampleAcceptance(count)
  const { category, destination, channel, isByAgent } = rest
  acceptFiling(
    vault,
    {
      ...sample,
      channel,
      entry: { ...entry, category, destination, agent: isByAgent ? AGENT : null },
    },
    new Date(SAMPLE_NOW.getTime() - day * DAY_MS),
  )
}

function settle(vault: Vault, count: number, isGood: boolean): void {
  const entry = getEntry(vault.db, sampleId(count, 'entry'))
  if (entry.state !== 'queued') return
  const receipt = {
    receiptNumber: 'R',
    filingNumber: 'F',
    version: '1',
    personNumber: '',
    acknowledgedAt: SAMPLE_NOW.toISOString(),
  }
  settleEntry(vault, entry.id, {
    entry: { ...entry, state: isGood ? 'acknowledged' : 'parked', nextAt: null },
    filingStatus: isGood ? 'acknowledged' : 'refused',
    receipt: isGood ? receipt : null,
    event: null,
    msgid: '',
    outcome: isGood ? 'accepted' : 'refused',
  })
}

function decide(vault: Vault, from: Filing, to: Partial<Pick<Filing, 'entry' | 'status'>>): void {
  commitDecision(
    vault,
    {
      from,
      to,
      events: [{ kind: 'changed', detail: '' }],
      plan: NO_PLAN,
      reason: '',
      by: SAMPLE_OPERATOR,
    },
    SAMPLE_NOW,
  )
}

function live(vault: Vault, step: Step): void {
  const filing = findFiling(vault, sampleId(step.filing))
  if (step.act === 'accept' || filing === undefined) accept(vault, step)
  else if (step.act === 'void') decide(vault, filing, { status: 'voided' })
  else if (step.act === 'change') {
    const { category, destination, isByAgent } = step
    const agent = isByAgent ? AGENT : null
    decide(vault, filing, { entry: { ...filing.entry, category, destination, agent } })
  } else settle(vault, step.filing, step.act === 'acknowledge')
}

/** value → how many filings, by the kept counts. */
function counted(vault: Vault, dimension: string): Record<string, number> {
  const counts = readStatistics(vault, EVER).counts.filter((one) => one.dimension === dimension)
  return Object.fromEntries(counts.map((one) => [one.value, one.acknowledged + one.local]))
}

/** 就医地 → how many filings, by the filings themselves. */
function placesOf(vault: Vault): Record<string, number> {
  const places = listRows(vault, 0, 100).map(({ filing }) => filing.entry.destination)
  const count = (place: string) => places.filter((other) => other === place).length
  return Object.fromEntries(places.map((place) => [place, count(place)]))
}

test('after any life the kept counts are those of a recount', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(Step, { minLength: 1, maxLength: 25 }), async (steps) => {
      const vault = await newVault()
      for (const step of steps) live(vault, step)
      expect(countedMonths(vault).filter((month) => recountMonth(vault, month))).toEqual([])
      const { counts } = readStatistics(vault, EVER)
      const filings = vault.db.prepare('SELECT count(*) FROM filings').pluck().get()
      expect(counted(vault, 'destination')).toEqual(placesOf(vault))
      for (const dimension of ['category', 'destination', 'status', 'channel', 'clerk', 'month']) {
        const own = counts.filter((count) => count.dimension === dimension)
        expect(own.reduce((sum, count) => sum + count.acknowledged + count.local, 0)).toBe(filings)
      }
      closeVault(vault)
    }),
    { numRuns: 25 },
  )
}, 60_000)

test('counts that are not right are found, put right, and the repair is in the audit', async () => {
  const vault = await newVault()
  acceptFiling(vault, sampleAcceptance(1), SAMPLE_NOW)
  acceptFiling(vault, sampleAcceptance(2), SAMPLE_NOW)
  const right = readStatistics(vault, EVER)
  vault.db.prepare("UPDATE filing_counts SET filings = 7 WHERE dimension = 'status'").run()
  vault.db
    .prepare("INSERT INTO filing_counts VALUES ('2020-01', 'status', 'accepted', 'local', 3)")
    .run()
  expect(readStatistics(vault, EVER)).not.toEqual(right)
  const repaired = countedMonths(vault).filter((month) => recountMonth(vault, month))
  expect(repaired.toSorted()).toEqual(['2020-01', '2026-11'])
  expect(readStatistics(vault, EVER)).toEqual(right)
  expect(findAuditFault(vault)).toBeUndefined()
  closeVault(vault)
})

test('a period has its own months only', async () => {
  const vault = await newVault()
  acceptFiling(vault, sampleAcceptance(1), new Date('2026-03-02T02:00:00Z'))
  acceptFiling(vault, sampleAcceptance(2), new Date('2026-04-02T02:00:00Z'))
  const { months, counts } = readStatistics(vault, { from: '2026-04', until: '' })
  expect(months).toEqual(['2026-03', '2026-04'])
  expect(counts).toContainEqual({
    dimension: 'month',
    value: '2026-04',
    acknowledged: 0,
    local: 1,
    imported: 0,
  })
  expect(counts.filter(({ dimension }) => dimension === 'month')).toHaveLength(1)
  const early = readStatistics(vault, { from: '', until: '2026-03' })
  expect(early.counts.find(({ dimension }) => dimension === 'month')?.value).toBe('2026-03')
  closeVault(vault)
})

test('a count costs the same however many filings there are', async () => {
  const vault = await newVault()
  const plan = (sql: string) =>
    vault.db
      .prepare<[string], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
      .all('x')
      .map(({ detail }) => detail)
      .join()
  // By its id alone: no step of a save may read the ledger.
  expect(plan('SELECT * FROM counted_filings WHERE id = ?')).not.toMatch(/SCAN filings/)
  expect(plan('SELECT * FROM counted_filings WHERE office_day = ?')).toMatch(
    /SEARCH filings USING INDEX filings_by_day/,
  )
  closeVault(vault)
})
