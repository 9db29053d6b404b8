import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { resolvePolicy, restorePolicy } from '#shared/policy/resolve.ts'
import { TABLES } from '#tests/builders.ts'
import { CONTRADICTING_PACK, LATER_PACK, NEXT_LATER_PACK } from '#tests/policy-packs.ts'
import { findAuditLink, lastSeq } from './audit.ts'
import { findAuditFault } from './audit-check.ts'
import { policyDesk, readNewPack, takePack } from './policy-desk.ts'
import { takeImport } from './reference-imports.ts'
import {
  createSampleVault,
  makeTestFolder,
  reopenSampleVault,
  SAMPLE_NOW,
  SAMPLE_OPERATOR,
} from './sample-vault.test-helper.ts'
import { changeSettings } from './settings.ts'
import { closeVault, type Vault } from './vault.ts'

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

const DAY = '2026-11-22'

function idsRuling(): readonly string[] {
  return resolvePolicy(policyDesk(vault, TABLES).tables.policies, '371002', DAY).packs.map(
    ({ id, version }) => `${id}@${version}`,
  )
}

function refusalOf(pack: object): string {
  const read = readNewPack(vault, TABLES, JSON.stringify(pack))
  return read.ok ? '' : read.error.message
}

test('a pack that was taken rules at once, in one audited commit, and after the vault was opened again', async () => {
  const before = lastSeq(vault)
  takePack(vault, LATER_PACK)
  expect(idsRuling().at(-1)).toBe('weihai-later@2026-01-01')
  expect(findAuditLink(vault, before + 1)).toMatchObject({
    action: 'policy.take',
    object: 'policy-pack:weihai-later@2026-01-01',
    by: SAMPLE_OPERATOR.number,
  })
  expect(findAuditFault(vault)).toBeUndefined()
  closeVault(vault)
  vault = await reopenSampleVault(directory)
  expect(policyDesk(vault, TABLES).taken).toEqual([
    { pack: LATER_PACK, takenAt: SAMPLE_NOW.toISOString(), takenBy: SAMPLE_OPERATOR.number },
  ])
})

test('without an import the packs are the shipped ones, and they are laid out once per import', () => {
  expect(policyDesk(vault, TABLES).tables.policies).toEqual(TABLES.policies)
  takePack(vault, LATER_PACK)
  const desk = policyDesk(vault, TABLES)
  changeSettings(vault, { idleMinutes: 12 })
  expect(policyDesk(vault, TABLES)).toBe(desk)
  takePack(vault, NEXT_LATER_PACK)
  expect(policyDesk(vault, TABLES)).not.toBe(desk)
})

test('a version that is held is never taken again, and a contradiction leaves what is held', () => {
  takePack(vault, LATER_PACK)
  expect(refusalOf(LATER_PACK)).toContain('version：同一政策包的这个版本已经有了')
  expect(refusalOf(CONTRADICTING_PACK)).toContain('rules[1]：与上级政策“国家”')
  expect(refusalOf(NEXT_LATER_PACK)).toBe('')
  expect(idsRuling().at(-1)).toBe('weihai-later@2026-01-01')
})

test('a pack its new parent contradicts rules no more, stays with its filings, and is told', () => {
  const because = ['威海容缺通知第一条']
  const county = {
    ...LATER_PACK,
    id: 'county',
    divisionPrefix: '371002',
    documents: [{ short: '县通知', title: '县通知' }],
    articles: [{ document: '县通知', article: '一', text: '险种变化的，备案继续有效。' }],
    rules: [
      { rule: 'insurance-change', for: ['all'], value: { isKept: true }, because: ['县通知一'] },
    ],
  } satisfies typeof LATER_PACK
  takePack(vault, county)
  expect(idsRuling().at(-1)).toBe('county@2026-01-01')

  const stricter = {
    ...LATER_PACK,
    rules: [{ rule: 'insurance-change', for: ['all'], value: { isKept: false }, because }],
  } satisfies typeof LATER_PACK
  const updated = { ...TABLES, policies: [...TABLES.policies, stricter] }
  const { leftOut, tables, ruling } = policyDesk(vault, updated)
  expect(leftOut).toMatchObject([
    { name: 'county@2026-01-01', problems: [expect.stringContaining('rules[0]：与上级政策“威海')] },
  ])
  expect(ruling.map(({ id }) => id)).not.toContain('county')
  const now = resolvePolicy(tables.policies, '371002', DAY)
  expect(now.packs.map(({ id }) => id)).not.toContain('county')
  const kept = restorePolicy(tables.policies, [{ id: 'county', version: '2026-01-01' }], DAY)
  expect(kept.rulesOf.temporary[0]?.rule.value).toEqual({ isKept: true })
  const again = readNewPack(vault, updated, JSON.stringify({ ...county, rules: [] }))
  expect(again.ok ? '' : again.error.message).toContain('这个版本以前导入过')
})

test('a stored pack nobody can read, or the program now brings itself, stops nothing', () => {
  const id = 'policy-pack:old@1'
  takeImport(vault, { kind: 'policy-pack', id, body: '{"id":"old"}' }, { action: 'x', fields: [] })
  takePack(vault, LATER_PACK)
  const desk = policyDesk(vault, { ...TABLES, policies: [...TABLES.policies, LATER_PACK] })
  expect(desk.leftOut.map(({ name }) => name)).toEqual(['old@1', 'weihai-later@2026-01-01'])
  expect(desk.leftOut[0]?.problems[0]).toContain('version：缺少这一项')
  expect(desk.tables.policies.filter((pack) => pack.id === 'weihai-later')).toEqual([LATER_PACK])
})
