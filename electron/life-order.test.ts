import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isOpen } from '#shared/sync/outbox-plan.ts'
import { anEntry, identityNumber, TABLES } from '#tests/builders.ts'
import {
  addSecond,
  type BenchClerk,
  clerkOf,
  type LifeBench,
  openLifeBench,
} from './life-bench.test-helper.ts'
import { findAuditFault } from './vault/audit-check.ts'
import { listEntries } from './vault/outbox.ts'
import { sendNow } from './vault/queue-acts.ts'

const FAULTS = [
  'drop-before-commit',
  'drop-after-commit',
  'no-serial',
  'refuse',
  'other-hand',
  'http-503',
  'html-200',
  'offline',
  'none',
] as const

/** What happens at a counter, in any order; numbers choose among what is there. */
const step = fc.oneof(
  fc.record({ what: fc.constant('accept' as const), person: fc.nat(2) }),
  fc.record({
    what: fc.constantFrom('change', 'change', 'terminate', 'void', 'take-back'),
    which: fc.nat(5),
  }),
  fc.record({
    what: fc.constant('fault' as const),
    fault: fc.constantFrom(...FAULTS),
    times: fc.integer({ min: 1, max: 2 }),
  }),
  fc.record({
    what: fc.constant('pass' as const),
    seconds: fc.constantFrom(0, 5, 70),
  }),
  fc.record({ what: fc.constant('send-now' as const) }),
)
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

const PLACES: readonly string[] = ['440300', '440100', '110000']

async function run(bench: LifeBench, clerk: BenchClerk, next: Step): Promise<void> {
  switch (next.what) {
    case 'accept':
      await accept(bench, next.person)
      return
    case 'fault':
      await bench.order(next.fault, next.fault === 'offline' ? undefined : next.times)
      return
    case 'pass':
      await bench.time.pass(next.seconds * 1_000)
      return
    case 'send-now':
      hurryAll(bench)
      return
    case 'change':
    case 'terminate':
    case 'void':
    case 'take-back':
      await decide(bench, clerk, next)
  }
}

/** One filing at a time for each person, as the rules want it; refusals of the desk are part of the game. */
async function accept(bench: LifeBench, person: number): Promise<void> {
  const entry = anEntry({ documentNumber: identityNumber('19600101', 101 + 2 * person) })
  await bench.services['filing.submit']({ id: crypto.randomUUID(), entry })
}

async function decide(
  bench: LifeBench,
  clerk: BenchClerk,
  { what, which }: Extract<Step, { readonly which: number }>,
): Promise<void> {
  const ids = [...new Set(listEntries(bench.vault).map(({ filingId }) => filingId))]
  const id = ids[which % Math.max(ids.length, 1)]
  if (id === undefined) return
  const { entry } = clerk.current({ id })
  const other = PLACES[(PLACES.indexOf(entry.destination) + 1) % 3]
  if (what === 'change') await clerk.change({ id }, { destination: other ?? '' })
  if (what === 'terminate') await clerk.terminate({ id })
  if (what === 'void') await clerk.voidIt({ id })
  if (what === 'take-back') await clerk.takeBack({ id })
}

function hurryAll({ vault }: LifeBench): void {
  for (const { id, state } of listEntries(vault)) if (state === 'parked') sendNow(vault, id)
}

/**
 * The clerk tells the subsystem once more what it was found to hold otherwise; where the person was filed
 * anew meanwhile, the rules take no second filing and the first one is voided.
 */
async function correctAll(bench: LifeBench, clerk: BenchClerk): Promise<void> {
  for (const filingId of new Set(listEntries(bench.vault).map((entry) => entry.filingId))) {
    const filing = { id: filingId }
    if (clerk.current(filing).found === null) continue
    const corrected = await clerk.change(filing, {})
    if (!corrected.ok) await clerk.voidIt(filing)
  }
}

/** What must be so once nothing is left to do. */
async function expectOneEffectEach(
  bench: LifeBench,
  clerk: BenchClerk,
  otherHands: number,
): Promise<void> {
  const entries = listEntries(bench.vault)
  expect(entries.filter(isOpen)).toEqual([])
  const held = await bench.held()
  for (const registration of entries.filter(({ operation }) => operation === 'register')) {
    const filing = clerk.current({ id: registration.filingId })
    const records = held.filter((row) => row.exp_content.x_client_biz_no === registration.id)
    // One that was found with another content stepped aside for what was decided since.
    const isThere = registration.state === 'acknowledged' || filing.receipt !== null
    expect(records).toHaveLength(isThere ? 1 : 0)
    const [record] = records
    if (record === undefined) continue
    expect(record.vali_flag).toBe(filing.ended === null ? '1' : '0')
    expect(record.rloc_admdvs).toBe(filing.entry.destination)
    expect(filing.receipt?.version).toBe(record.ver_no)
    const done = entries.filter(
      ({ filingId, state }) => filingId === filing.id && state === 'acknowledged',
    )
    // Each operation made exactly one version; what is left over was made by another hand.
    const registered = registration.state === 'acknowledged' ? 0 : 1
    const byOtherHand = Number(record.ver_no) - done.length - registered
    expect(byOtherHand).toBeGreaterThanOrEqual(0)
    expect(byOtherHand).toBeLessThanOrEqual(otherHands)
    expect(endedInOrder(bench, filing.id)).toBe(true)
  }
}

/** Whether what a filing's entries brought about came in the order in which they were decided. */
function endedInOrder({ vault }: LifeBench, filingId: string): boolean {
  const sequences = vault.db
    .prepare<[string], number>(
      `SELECT outbox.sequence FROM attempts JOIN outbox ON outbox.id = attempts.entry_id
       WHERE outbox.filing_id = ? AND attempts.outcome IN ('accepted', 'applied', 'found')
       ORDER BY attempts.ended_at, attempts.id`,
    )
    .pluck()
    .all(filingId)
  return sequences.every((sequence, at) => at === 0 || sequence > (sequences[at - 1] ?? 0))
}

test('whatever fails, each decision takes effect once, in order, or not at all', {
  timeout: 240_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 24 }), async (steps) => {
      const bench = await openLifeBench(TABLES)
      const clerk = clerkOf(bench)
      try {
        await addSecond(bench)
        const otherHands = steps.reduce((sum, one) => sum + handsIn(one), 0)
        for (const next of steps) await run(bench, clerk, next)
        for (let round = 0; round < 6; round += 1) {
          await bench.rest()
          hurryAll(bench)
          await bench.rest()
          await correctAll(bench, clerk)
        }
        await expectOneEffectEach(bench, clerk, otherHands)
        expect(findAuditFault(bench.vault)).toBeUndefined()
        expect(bench.faults).toEqual([])
      } finally {
        await bench.close()
      }
    }),
    { numRuns: 8 },
  )
})

function handsIn(one: Step): number {
  return one.what === 'fault' && one.fault === 'other-hand' ? one.times : 0
}
