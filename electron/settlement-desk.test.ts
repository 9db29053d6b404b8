import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { setFault } from '#build/demo/subsystem-control.ts'
import { settlementStatementLayout } from '#shared/forms/settlement-statement.ts'
import type { SettlementQuestion } from '#shared/settlement/settlement-look-up.ts'
import { identityNumber, TABLES } from '#tests/builders.ts'
import { quietLine } from './line.ts'
import { openSettlementDesk } from './settlement-desk.ts'
import { createSubsystemClient } from './sync/subsystem-client.ts'
import { profileOf } from './sync/sync-bench.test-helper.ts'
import { trainingPersons } from './training/training-persons.ts'
import { type TrainingSettlement, trainingSettlements } from './training/training-settlements.ts'
import { startTrainingSubsystem, type TrainingSubsystem } from './training/training-subsystem.ts'
import { findAuditLink, lastSeq } from './vault/audit.ts'
import { findAuditFault } from './vault/audit-check.ts'
import { personMark } from './vault/counter-records.ts'
import { nextMessageSerial } from './vault/outbox.ts'
import { createSampleVault, makeTestFolder, SAMPLE_NOW } from './vault/sample-vault.test-helper.ts'
import type { Vault } from './vault/vault.ts'

const folder = makeTestFolder()
const clock = { now: () => SAMPLE_NOW }
const STAYS = trainingPersons()
  .map((person) => trainingSettlements(person))
  .filter((stays) => stays.length > 1)
const [MINE = []] = STAYS
let training: TrainingSubsystem
let vault: Vault

beforeAll(async () => {
  training = await startTrainingSubsystem({
    directory: join(folder.path, 'subsystem'),
    clock,
    destinationCodes: new Set(TABLES.destinations.keys()),
  })
  vault = await createSampleVault(join(folder.path, 'vault'))
})
beforeEach(() => setFault(training, 'none'))
afterAll(async () => {
  await training.stop()
  vault.db.close()
  folder.remove()
})

function openDesk() {
  const client = createSubsystemClient({
    profile: profileOf(training),
    office: vault.office,
    operator: vault.operator,
    policies: TABLES.policies,
    destinations: TABLES.destinations,
    clock,
    nextSerial: () => nextMessageSerial(vault),
    limits: { signInMs: 5_000, lookUpMs: 2_000, readMs: 2_000 },
  })
  return openSettlementDesk({ vault, clock, client })
}

function questionOf(
  stays: readonly TrainingSettlement[],
  change: Partial<SettlementQuestion> = {},
): SettlementQuestion {
  const documentNumber = stays[0]?.person.documentNumber ?? identityNumber('19700101', 107)
  const days = { from: '2026-01-01', to: '2026-12-31' }
  return { documentType: '01', documentNumber, name: '', ...days, ...change }
}

describe('Looking settlements up', () => {
  test('takes every amount as the source gave it, and never adds the account to the funds', async () => {
    for (const stays of STAYS.slice(0, 6)) {
      const { answer, settlements } = await openDesk().lookUp(questionOf(stays))
      expect(answer).toEqual({ kind: 'found', count: stays.length, words: '' })
      for (const { paid, accountIncluded, setl_id, fees } of stays) {
        const found = settlements.find(({ settlementNumber }) => settlementNumber === setl_id)
        expect(found?.sums).toMatchObject({
          total: paid.total,
          fundTotal: paid.fundTotal,
          account: paid.account,
          cash: paid.cash,
        })
        const said = { '0': 'no', '1': 'yes', '': 'unsaid' }[accountIncluded ?? '']
        expect(found?.accountIncluded).toBe(said)
        expect(found?.categories.map(({ code }) => code)).toEqual(fees.map(({ code }) => code))
        expect(found?.lines.reduce((sum, { amount }) => sum + amount, 0)).toBe(paid.total)
      }
    }
  })

  test('asks by the days of settlement', async () => {
    const [first] = MINE
    const day = first?.to ?? ''
    const { settlements } = await openDesk().lookUp(questionOf(MINE, { from: day, to: day }))
    expect(settlements.map(({ settlementNumber }) => settlementNumber)).toEqual([first?.setl_id])
  })

  test('keeps what was found for the days without a line, and says so', async () => {
    const desk = openDesk()
    await desk.lookUp(questionOf(MINE))
    await setFault(training, 'offline')
    const { answer, settlements } = await desk.lookUp(questionOf(MINE))
    expect(answer).toEqual({ kind: 'offline', words: '连接不上国家子系统' })
    expect(settlements).toHaveLength(MINE.length)
    expect(settlements.map(({ settledAt }) => settledAt)).toEqual(
      settlements
        .map(({ settledAt }) => settledAt)
        .toSorted()
        .toReversed(),
    )
    const [newest] = settlements
    const page = { office: vault.office, tables: TABLES, printedOn: '2026-11-22', watermark: null }
    expect(newest && settlementStatementLayout({ ...page, settlement: newest }).ok).toBe(true)
  })

  test('of a vault that is only looked at shows what is kept, asks nobody and writes nothing', async () => {
    await openDesk().lookUp(questionOf(MINE))
    const before = lastSeq(vault)
    const { answer, settlements } = await quietLine(vault, '只读查看，不报送').settlements.lookUp(
      questionOf(MINE),
    )
    expect(answer).toEqual({ kind: 'refused', words: '只读查看，不报送' })
    expect(settlements).toHaveLength(MINE.length)
    expect(lastSeq(vault)).toBe(before)
  })

  test('leaves one audit row, answered or not, and the chain stays whole', async () => {
    for (const fault of ['none', 'offline', 'html-200', 'http-503']) {
      await setFault(training, fault)
      const before = lastSeq(vault)
      const question = questionOf(MINE)
      await openDesk().lookUp(question)
      expect(lastSeq(vault)).toBe(before + 1)
      expect(findAuditLink(vault, before + 1)).toMatchObject({
        action: 'settlement.look-up',
        object: personMark(vault, question),
        by: vault.operator.number,
      })
    }
    expect(findAuditFault(vault)).toBeUndefined()
  })

  test('takes nothing of an answer about somebody else', async () => {
    await setFault(training, 'other-person')
    const { settlements } = await openDesk().lookUp(questionOf(STAYS[7] ?? []))
    expect(settlements).toEqual([])
  })

  test('knows nothing of a person without a settlement', async () => {
    const { answer, settlements } = await openDesk().lookUp(questionOf([]))
    expect([answer.kind, settlements]).toEqual(['found', []])
  })
})
