import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import type { OutboxEntry, OutboxState } from '#shared/sync/outbox-entry.ts'
import { findAuditFault } from './audit-check.ts'
import { acceptFiling } from './filings.ts'
import { listDue, listEntries, markInterrupted, markSending } from './outbox.ts'
import { sendNow } from './queue-acts.ts'
import {
  createSampleVault,
  makeTestFolder,
  SAMPLE_NOW,
  sampleAcceptance,
} from './sample-vault.test-helper.ts'
import { settleEntry } from './settle-entry.ts'
import { closeVault, type Vault } from './vault.ts'

const folder = makeTestFolder()
afterAll(folder.remove)

const SETTLED: readonly OutboxState[] = ['queued', 'unknown', 'parked', 'acknowledged']

/** What happens at a counter, in any order; numbers choose among what is there. */
const step = fc.oneof(
  fc.record({ what: fc.constant('accept' as const), person: fc.nat(2) }),
  fc.record({ what: fc.constant('send' as const), which: fc.nat(9) }),
  fc.record({
    what: fc.constant('settle' as const),
    which: fc.nat(9),
    state: fc.constantFrom(...SETTLED),
  }),
  fc.record({ what: fc.constant('send-now' as const), which: fc.nat(9) }),
  fc.record({ what: fc.constant('crash' as const) }),
)
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

function run(vault: Vault, next: Step, count: number): void {
  switch (next.what) {
    case 'accept':
      acceptFiling(vault, sampleAcceptance(count, next.person), SAMPLE_NOW)
      return
    case 'send': {
      const due = pick(listDue(vault, SAMPLE_NOW), next.which)
      if (due?.entry.state !== 'queued') return
      const message = { msgid: `m-${count}`, infno: 'X2511', requestHash: '' } as const
      markSending(vault, due.entry.id, message)
      return
    }
    case 'settle': {
      const entry = pick(among(vault, 'sending', 'unknown'), next.which)
      if (entry) settleEntry(vault, entry.id, settlement(entry, next.state))
      return
    }
    case 'send-now': {
      const entry = pick(listEntries(vault), next.which)
      if (entry) sendNow(vault, entry.id)
      return
    }
    case 'crash':
      markInterrupted(vault)
  }
}

/** What must be so at every moment, told from the entries alone. */
function expectOrder(vault: Vault): void {
  const entries = listEntries(vault)
  const due = listDue(vault, SAMPLE_NOW).map(({ entry }) => entry)
  expect(new Set(due.map(({ personKey }) => personKey)).size).toBe(due.length)
  for (const entry of due) {
    const others = entries.filter(
      ({ id, personKey }) => id !== entry.id && personKey === entry.personKey,
    )
    expect(others.map(({ state }) => state)).not.toContain('sending')
    const before = others.filter(({ sequence }) => sequence < entry.sequence)
    for (const { state } of before) expect(['acknowledged', 'parked']).toContain(state)
  }
  const stuck = entries.filter(
    ({ personKey, state }) =>
      state === 'queued' &&
      !entries.some((other) => other.personKey === personKey && other.state === 'sending'),
  )
  for (const { personKey } of stuck)
    expect(due.map((entry) => entry.personKey)).toContain(personKey)
}

test('whatever happens, a person’s entries leave in order, one at a time, and none is stuck', async () => {
  let runs = 0
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), async (steps) => {
      runs += 1
      const vault = await createSampleVault(join(folder.path, `vault-${runs}`))
      try {
        steps.forEach((next, at) => {
          run(vault, next, at + 1)
          expectOrder(vault)
        })
        expect(findAuditFault(vault)).toBeUndefined()
      } finally {
        closeVault(vault)
      }
    }),
    { numRuns: 40 },
  )
})

function among(vault: Vault, ...states: readonly OutboxState[]): OutboxEntry[] {
  return listEntries(vault).filter(({ state }) => states.includes(state))
}

function pick<T>(items: readonly T[], which: number): T | undefined {
  return items[which % Math.max(items.length, 1)]
}

function settlement(entry: OutboxEntry, state: OutboxState) {
  const isOpen = state === 'queued' || state === 'unknown'
  const nextAt = isOpen ? SAMPLE_NOW.toISOString() : null
  return {
    entry: { ...entry, state, nextAt },
    filingStatus: state === 'acknowledged' ? ('acknowledged' as const) : ('accepted' as const),
    receipt: null,
    event: null,
    msgid: '',
    outcome: state,
  }
}
