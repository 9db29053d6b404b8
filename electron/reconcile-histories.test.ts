import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { resolvePolicy, versionsOf } from '#shared/policy/resolve.ts'
import type { DifferenceKind } from '#shared/sync/difference.ts'
import type { DownloadReply } from '#shared/sync/download.ts'
import { dayStart, type FoundFiling } from '#shared/sync/found-filing.ts'
import { NO_PLAN } from '#shared/sync/outbox-plan.ts'
import { TABLES, TODAY } from '#tests/builders.ts'
import { openReconcileDesk, type ReconcileDesk } from './reconcile-desk.ts'
import { SYSTEM_TIMERS } from './sync/timers.ts'
import { findAuditFault } from './vault/audit-check.ts'
import { acceptFiling, findFiling } from './vault/filings.ts'
import { commitDecision } from './vault/life.ts'
import { getEntry } from './vault/outbox-rows.ts'
import { listDifferences } from './vault/reconciliations.ts'
import {
  createSampleVault,
  makeTestFolder,
  SAMPLE_NOW,
  SAMPLE_OPERATOR,
  sampleAcceptance,
  sampleEntry,
  sampleId,
} from './vault/sample-vault.test-helper.ts'
import { settleEntry } from './vault/settle-entry.ts'
import { closeVault, type Vault } from './vault/vault.ts'

const folder = makeTestFolder()
afterAll(folder.remove)

const HERE = ['acknowledged', 'refused', 'ended', 'changing'] as const
const THERE = ['appears', 'lost', 'cancelled', 'revived', 'moved', 'renamed', 'touched'] as const
type Here = (typeof HERE)[number] | 'none'

const person = fc.integer({ min: 1, max: 5 })
/** What happens on either side, and the comparisons in between. */
const History = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ person, here: fc.constantFrom(...HERE) }) },
    { weight: 6, arbitrary: fc.record({ person, there: fc.constantFrom(...THERE) }) },
    { weight: 3, arbitrary: fc.record({ fromStart: fc.boolean() }) },
  ),
  { minLength: 8, maxLength: 30 },
)

test('whatever happens on either side, every difference is found and none is invented', async () => {
  let round = 0
  await fc.assert(
    fc.asyncProperty(History, async (history) => {
      round += 1
      const vault = await createSampleVault(join(folder.path, `vault-${round}`))
      const world = openWorld(vault)
      for (const step of history) {
        if ('here' in step) world.here(step.person, step.here)
        else if ('there' in step) world.there(step.person, step.there)
        else {
          expect((await world.desk.run(step.fromStart)).ok).toBe(true)
          expect(openIn(vault)).toEqual(world.expected(step.fromStart))
        }
      }
      await world.desk.stop()
      expect(findAuditFault(vault)).toBeUndefined()
      closeVault(vault)
    }),
    { numRuns: 30, seed: 20_261_129 },
  )
}, 120_000)

/** Person → in what way the sides differ, as the vault has it. */
function openIn(vault: Vault): ReadonlyMap<number, DifferenceKind> {
  const found = listDifferences(vault, 'open', 100).map(
    ({ key, kind }) => [Number.parseInt(key.slice(-12), 16), kind] as const,
  )
  // Twice the same person would be lost in the map.
  expect(new Set(found.map(([one]) => one)).size).toBe(found.length)
  return new Map(found.toSorted(([a], [b]) => a - b))
}

interface World {
  readonly desk: ReconcileDesk
  here(person: number, what: Here): void
  there(person: number, what: (typeof THERE)[number]): void
  /** What has to be open after a comparison, by a rule of its own. */
  expected(fromStart: boolean): ReadonlyMap<number, DifferenceKind>
}

/** Two sides of which the test knows everything. */
function openWorld(vault: Vault): World {
  const local = new Map<number, Here>()
  const subsystem = openSubsystem()
  let told = new Map<number, FoundFiling>()
  let expected = new Map<number, DifferenceKind>()
  return {
    desk: openReconcileDesk({
      vault,
      clock: { now: () => SAMPLE_NOW },
      session: () => undefined,
      timers: SYSTEM_TIMERS,
      policies: TABLES.policies,
      client: { download: async (since) => subsystem.download(since) },
      isOnline: () => true,
      reportFault: (_where, fault) => {
        throw fault
      },
    }),
    here(one, what) {
      const before = local.get(one) ?? 'none'
      const isNew = what === 'acknowledged' || what === 'refused'
      if (isNew !== (before === 'none') || (!isNew && before !== 'acknowledged')) return
      local.set(one, what)
      happenHere(vault, one, what)
    },
    there: subsystem.happen,
    expected(fromStart) {
      // What was lost is told of only where everything is asked for.
      told = new Map([...(fromStart ? [] : told), ...subsystem.held()])
      const next = new Map<number, DifferenceKind>()
      for (const one of [1, 2, 3, 4, 5]) {
        const here = local.get(one) ?? 'none'
        const kind = here === 'changing' ? expected.get(one) : differenceOf(here, told.get(one))
        if (kind) next.set(one, kind)
      }
      expected = next
      return next
    },
  }
}

/** The rule of the test, in another order than that of the program. */
function differenceOf(here: Here, row: FoundFiling | undefined): DifferenceKind | undefined {
  const isValid = row?.insuplc_vali_flag === '1'
  if (here === 'none') return isValid ? 'unknown-here' : undefined
  if (here === 'refused') return isValid ? 'unacknowledged' : undefined
  if (row === undefined) return 'missing-there'
  if (isValid !== (here === 'acknowledged')) return 'other-state'
  if (here === 'ended') return undefined
  if (row.psn_name.endsWith('改')) return 'other-person'
  if (row.mdtrtarea_admdvs_no !== '440100') return 'other-content'
  return row.ver_no === '1' ? undefined : 'other-version'
}

function happenHere(vault: Vault, one: number, what: Here): void {
  const filing = findFiling(vault, sampleId(one))
  const by = SAMPLE_OPERATOR
  if (filing === undefined) {
    const policy = { packs: versionsOf(resolvePolicy(TABLES.policies, '371002', TODAY)) }
    acceptFiling(vault, { ...sampleAcceptance(one), policy }, SAMPLE_NOW)
    settleRegistration(vault, one, what === 'acknowledged')
    return
  }
  const at = SAMPLE_NOW.toISOString()
  const ended = {
    kind: 'terminated',
    on: TODAY,
    reason: '回原籍',
    by,
    secondPerson: null,
    at,
  } as const
  commitDecision(
    vault,
    {
      from: filing,
      to: what === 'ended' ? { ended, status: 'terminated' } : {},
      events: [{ kind: what === 'ended' ? 'terminated' : 'changed', detail: '' }],
      plan: what === 'ended' ? NO_PLAN : { ...NO_PLAN, queued: 'change' },
      reason: '回原籍',
      by,
    },
    SAMPLE_NOW,
  )
}

function settleRegistration(vault: Vault, one: number, isAcknowledged: boolean): void {
  const id = sampleId(one, 'entry')
  const entry = getEntry(vault.db, id)
  const refused = { code: 'refused', words: '参保状态异常', detail: '' } as const
  settleEntry(vault, id, {
    entry: isAcknowledged
      ? { ...entry, state: 'acknowledged', nextAt: null }
      : { ...entry, state: 'parked', nextAt: null, reason: refused },
    filingStatus: isAcknowledged ? 'acknowledged' : 'refused',
    receipt: isAcknowledged
      ? {
          receiptNumber: `r${one}`,
          filingNumber: '',
          version: '1',
          personNumber: 'p',
          acknowledgedAt: SAMPLE_NOW.toISOString(),
        }
      : null,
    event: null,
    msgid: '',
    outcome: 'accepted',
  })
}

/** A subsystem that numbers its changes and tells of them two at a time. */
function openSubsystem() {
  const rows = new Map<number, FoundFiling>()
  const changes = new Map<number, number>()
  let last = 0
  return {
    held: (): ReadonlyMap<number, FoundFiling> => rows,
    download(since: string): DownloadReply {
      const later = [...changes]
        .filter(([, number]) => number > Number(since))
        .toSorted(([, a], [, b]) => a - b)
      const page = later.slice(0, 2)
      const isLast = later.length <= 2
      const mark = isLast ? last : (page.at(-1)?.[1] ?? last)
      const told = page.flatMap(([one]) => rows.get(one) ?? [])
      return { kind: 'page', rows: told, mark: String(mark), isLast }
    },
    happen(one: number, what: (typeof THERE)[number]) {
      const row = rows.get(one)
      if ((what === 'appears') === (row !== undefined)) return
      last += 1
      changes.set(one, last)
      if (what === 'lost') {
        rows.delete(one)
        changes.delete(one)
      } else rows.set(one, row === undefined ? rowOf(one) : changedRow(row, what))
    },
  }
}

function changedRow(row: FoundFiling, what: (typeof THERE)[number]): FoundFiling {
  const next = { ...row, ver_no: String(Number(row.ver_no) + 1) }
  switch (what) {
    case 'cancelled':
      return { ...next, insuplc_vali_flag: '0' }
    case 'revived':
      return { ...next, insuplc_vali_flag: '1' }
    case 'moved':
      return { ...next, mdtrtarea_admdvs_no: '440300' }
    case 'renamed':
      return { ...next, psn_name: `${row.psn_name}改` }
    default:
      return next
  }
}

function rowOf(one: number): FoundFiling {
  const { name, documentNumber, address, phone, startDate } = sampleEntry(one)
  return {
    x_client_biz_no: sampleId(one, 'entry'),
    trt_dcla_detl_sn: `r${one}`,
    fil_no: '',
    ver_no: '1',
    psn_no: 'p',
    insuplc_admdvs: '371002',
    mdtrtarea_admdvs_no: '440100',
    cert_type: '01',
    certno: documentNumber,
    psn_name: name,
    insutype: '310',
    curr_addr: address,
    coner_tel: phone,
    fil_appy_begntime: dayStart(startDate),
    insuplc_vali_flag: '1',
    x_fil_psn_type: 'L1',
  }
}
