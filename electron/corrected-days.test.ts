import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { officeDay } from '#shared/office-day.ts'
import { anEntry, TABLES } from '#tests/builders.ts'
import { officeToday } from './corrected-now.ts'
import type { RulesContext, Session } from './desk-context.ts'
import { getValue, type LifeBench, openLifeBench } from './life-bench.test-helper.ts'
import { openReconcileDesk } from './reconcile-desk.ts'
import { filingServices } from './services/filing-services.ts'
import { rulesOf } from './services/life-decisions.ts'
import { SYSTEM_TIMERS } from './sync/timers.ts'

const DAY_S = 86_400

let bench: LifeBench
/** The desk of the bench with a PC whose clock is a day behind, as its line has found. */
let behind: RulesContext
/** The day by the PC's clock, and by the subsystem's. */
let wrong: string
let right: string

beforeEach(async () => {
  bench = await openLifeBench(TABLES)
  const { loop } = bench.session
  const session: Session = {
    ...bench.session,
    loop: { ...loop, lineState: () => ({ ...loop.lineState(), clockOffsetSeconds: DAY_S }) },
  }
  const now = () => new Date(bench.time.clock.now().getTime() - DAY_S * 1_000)
  behind = { ...bench.context, clock: { now }, session: () => session }
  wrong = officeDay(now())
  right = officeDay(bench.time.clock.now())
})
afterEach(() => bench.close())

test('a filing is checked, and its terms begin, on the day of the subsystem; it keeps the PC’s instant', async () => {
  const entry = anEntry({
    startDate: right,
    materials: { voucher: 'e-voucher', 'relocation-proof': 'promise' },
  })
  const submit = filingServices(behind)['filing.submit']
  const filing = getValue(await submit({ id: randomUUID(), entry }))
  expect(filing.obligations).toMatchObject([{ id: 'relocation-proof', start: right }])
  expect(officeDay(new Date(filing.acceptedAt))).toBe(wrong)
  expect(rulesOf(behind, filing).today).toBe(right)
})

test('the comparison of the day is the one of the subsystem’s day', async () => {
  const desk = openReconcileDesk({
    ...behind,
    vault: bench.vault,
    timers: SYSTEM_TIMERS,
    policies: TABLES.policies,
    client: { download: async () => ({ kind: 'page', rows: [], mark: '0', isLast: true }) },
    isOnline: () => true,
    reportFault: (_where, fault) => {
      throw fault
    },
  })
  expect(getValue(await desk.run(false)).day).toBe(right)
  await desk.stop()
})

test('where no line is known the day is the PC’s', () => {
  expect(officeToday({ ...behind, session: () => undefined })).toBe(wrong)
})
