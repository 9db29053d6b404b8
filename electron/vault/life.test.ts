import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { planCancel, planChange } from '#shared/sync/outbox-plan.ts'
import { findAuditFault } from './audit-check.ts'
import { findDraft, saveDraft } from './drafts.ts'
import { acceptFiling, findFilingFile } from './filings.ts'
import { commitDecision, type Decision } from './life.ts'
import { findDue, listDue, listUnacknowledged, markSending, queueCounts } from './outbox.ts'
import { getEntry, getPayload } from './outbox-rows.ts'
import { findQueueFile, readQueue } from './queue-rows.ts'
import {
  createSampleVault,
  makeTestFolder,
  SAMPLE_NOW,
  SAMPLE_OPERATOR,
  sampleAcceptance,
  sampleEntry,
  sampleId,
} from './sample-vault.test-helper.ts'
import { settleEntry } from './settle-entry.ts'
import { closeVault, type Vault } from './vault.ts'

const folder = makeTestFolder()
afterAll(folder.remove)

const RECEIPT = {
  receiptNumber: 'R1',
  filingNumber: 'F1',
  version: '1',
  personNumber: '1',
  acknowledgedAt: SAMPLE_NOW.toISOString(),
}
const ENTRY_ID = sampleId(1, 'entry')
let round = 0
let vault: Vault

beforeEach(async () => {
  round += 1
  vault = await createSampleVault(join(folder.path, `vault-${round}`))
  acceptFiling(vault, sampleAcceptance(1), SAMPLE_NOW)
  return () => closeVault(vault)
})

function getFile() {
  const file = findFilingFile(vault, sampleId(1))
  if (file === undefined) throw new Error('no filing')
  return file
}

function decide(rest: Pick<Decision, 'to' | 'plan'> & { readonly kind: 'changed' | 'terminated' }) {
  const { kind, to, plan } = rest
  const events: Decision['events'] = [{ kind, detail: '' }]
  const { filing: from } = getFile()
  const decision = { from, to, plan, events, reason: '迁居', by: SAMPLE_OPERATOR }
  return commitDecision(vault, decision, SAMPLE_NOW)
}

function change(destination: string) {
  const { filing, outbox } = getFile()
  const plan = planChange(outbox, SAMPLE_NOW)
  if (!plan.ok) throw new Error(plan.error.code)
  return decide({
    kind: 'changed',
    to: { entry: { ...filing.entry, destination } },
    plan: plan.value,
  })
}

function end() {
  const plan = planCancel(getFile().outbox)
  if (!plan.ok) throw new Error(plan.error.code)
  const by = SAMPLE_OPERATOR
  const at = SAMPLE_NOW.toISOString()
  const ended = {
    kind: 'terminated',
    on: '2026-11-22',
    reason: '回原籍',
    by,
    secondPerson: null,
    at,
  } as const
  return decide({ kind: 'terminated', to: { ended, status: 'terminated' }, plan: plan.value })
}

function send(entryId: string) {
  const msgid = `m-${entryId}-${vault.db.prepare('SELECT count(*) FROM attempts').pluck().get()}`
  const entry = markSending(vault, entryId, { msgid, infno: 'X2511', requestHash: '' })
  return { entry, msgid }
}

function acknowledge(): void {
  const { entry, msgid } = send(ENTRY_ID)
  settleEntry(vault, ENTRY_ID, {
    entry: { ...entry, state: 'acknowledged', nextAt: null },
    filingStatus: 'acknowledged',
    receipt: RECEIPT,
    event: null,
    msgid,
    outcome: 'accepted',
  })
}

test('a change of what never left is what the next look at the entry sends', () => {
  const [listed] = listDue(vault, SAMPLE_NOW)
  change('440300')
  expect(listed?.filing.entry.destination).toBe('440100')
  expect(findDue(vault, ENTRY_ID, SAMPLE_NOW)?.filing.entry.destination).toBe('440300')
  expect(getFile().filing.revision).toBe(2)
  expect(findAuditFault(vault)).toBeUndefined()
})

test('what was withdrawn is due no more, counts no more, and holds nobody up', () => {
  end()
  expect(getEntry(vault.db, ENTRY_ID).state).toBe('withdrawn')
  expect(findDue(vault, ENTRY_ID, SAMPLE_NOW)).toBeUndefined()
  expect(listUnacknowledged(vault)).toEqual([])
  expect(queueCounts(vault, '2026-11-22')).toMatchObject({ waiting: 0, returned: 0, aside: 0 })
  acceptFiling(vault, sampleAcceptance(2, 1), SAMPLE_NOW)
  expect(listDue(vault, SAMPLE_NOW).map(({ entry }) => entry.id)).toEqual([sampleId(2, 'entry')])
})

test('a change goes by the receipt as it is when its turn comes', () => {
  send(ENTRY_ID)
  change('440300')
  expect(listDue(vault, SAMPLE_NOW)).toEqual([])
  const entry = getEntry(vault.db, ENTRY_ID)
  settleEntry(vault, ENTRY_ID, {
    entry: { ...entry, state: 'acknowledged', nextAt: null },
    filingStatus: 'acknowledged',
    receipt: RECEIPT,
    event: null,
    msgid: '',
    outcome: 'accepted',
  })
  expect(listDue(vault, SAMPLE_NOW)).toMatchObject([
    { entry: { operation: 'change' }, sequel: { receipt: RECEIPT, reason: '迁居' } },
  ])
})

test('a change stays behind its registration, by whatever key the person was known when that was queued', () => {
  const old = '01:169901560312101'
  vault.db
    .prepare('UPDATE outbox SET person_key = ?, body = json_set(body, ?, ?) WHERE id = ?')
    .run(old, '$.personKey', old, ENTRY_ID)
  send(ENTRY_ID)
  change('440300')
  expect(getFile().outbox.map(({ personKey }) => personKey)).toEqual([old, old])
  expect(listDue(vault, SAMPLE_NOW)).toEqual([])
})

test('a change behind a registration that waits for a person says so, and is not hurried', () => {
  const { entry, msgid } = send(ENTRY_ID)
  change('440300')
  const given = { code: 'given-up', words: '多次没有结果', detail: '' } as const
  settleEntry(vault, ENTRY_ID, {
    entry: { ...entry, state: 'parked', nextAt: null, reason: given },
    filingStatus: 'accepted',
    receipt: null,
    event: null,
    msgid,
    outcome: 'unknown',
  })
  const [, behind] = readQueue(vault, 'all', 10).rows
  expect(behind?.entry).toMatchObject({ operation: 'change', state: 'queued', nextAt: null })
  expect(behind?.entry.reason).toMatchObject({ code: 'behind' })
  expect(behind?.entry.reason?.words).toContain('多次没有结果')
  const refusals = findQueueFile(vault, behind?.entry.id ?? '')?.refusals
  expect(refusals?.['send-now']).toContain('排在前面的一项')
  expect(findQueueFile(vault, ENTRY_ID)?.refusals['send-now']).toBe('')
})

test('a refused change makes way for the newer one, which then replaces what was before both', () => {
  acknowledge()
  change('440300')
  const [due] = listDue(vault, SAMPLE_NOW)
  const first = due?.entry.id ?? ''
  const { entry, msgid } = send(first)
  change('110000')
  settleEntry(vault, first, {
    entry: {
      ...entry,
      state: 'parked',
      nextAt: null,
      reason: { code: 'refused', words: '不予变更', detail: '' },
    },
    filingStatus: null,
    receipt: null,
    event: { kind: 'refused', detail: '不予变更' },
    msgid,
    outcome: 'refused',
  })
  const { outbox, filing, events } = getFile()
  expect(outbox.map(({ state }) => state)).toEqual(['acknowledged', 'withdrawn', 'queued'])
  expect(getPayload(vault.db, outbox[2]?.id ?? '').before?.destination).toBe('440100')
  expect(filing.entry.destination).toBe('110000')
  expect(events.slice(-2).map(({ kind }) => kind)).toEqual(['refused', 'settled-here'])
  expect(findAuditFault(vault)).toBeUndefined()
})

test('the version a change brought is the receipt’s from then on; a finished entry stays finished', () => {
  acknowledge()
  change('440300')
  const id = getFile().outbox.at(-1)?.id ?? ''
  const { entry, msgid } = send(id)
  const done = { ...entry, state: 'acknowledged' as const, nextAt: null }
  const applied = {
    filingStatus: null,
    receipt: null,
    version: '2',
    event: null,
    outcome: 'applied',
  }
  settleEntry(vault, id, { ...applied, entry: done, msgid })
  expect(getFile().filing).toMatchObject({
    status: 'acknowledged',
    receipt: { ...RECEIPT, version: '2' },
  })
  expect(() => settleEntry(vault, id, { ...applied, entry, msgid: '' })).toThrow('settled already')
})

test('an entry queued before there were changes still reads', () => {
  const stored = getPayload(vault.db, ENTRY_ID)
  const { before: _before, reason: _reason, ...old } = stored
  vault.db.prepare('UPDATE outbox SET payload = ?').run(JSON.stringify(old))
  expect(getPayload(vault.db, ENTRY_ID)).toEqual(stored)
})

test('a draft keeps the filing it renews over every autosave of the window', () => {
  const draft = {
    id: sampleId(7),
    revision: 1,
    savedAt: SAMPLE_NOW.toISOString(),
    entry: sampleEntry(1),
  }
  saveDraft(vault, { ...draft, renews: sampleId(1) })
  saveDraft(vault, { ...draft, revision: 2 })
  expect(findDraft(vault, draft.id)).toMatchObject({ revision: 2, renews: sampleId(1) })
})
