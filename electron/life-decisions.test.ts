import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { FormId } from '#shared/paper.ts'
import { anEntry, identityNumber, TABLES, UNRULED_DIVISION } from '#tests/builders.ts'
import {
  addSecond,
  type BenchClerk,
  clerkOf,
  FIRST,
  getValue,
  type LifeBench,
  NOT_ASKED,
  openLifeBench,
  SECOND,
} from './life-bench.test-helper.ts'
import { paperLayout } from './services/paper-layout.ts'
import { findAuditFault } from './vault/audit-check.ts'
import { acceptFiling } from './vault/filings.ts'
import { sampleAcceptance } from './vault/sample-vault.test-helper.ts'

const NATIONAL = { id: 'national', version: '2023-01-01' }
const SHENZHEN = { destination: '440300', address: '福田区深南大道 1 号' } as const

let bench: LifeBench
let clerk: BenchClerk

beforeEach(async () => {
  bench = await openLifeBench(TABLES)
  clerk = clerkOf(bench)
})
afterEach(() => bench.close())

describe('作废', () => {
  test('takes another operator’s password and says who agreed', async () => {
    await addSecond(bench)
    const filing = await clerk.acknowledged(anEntry())
    expect(
      await clerk.voidIt(filing, { number: FIRST.number, password: FIRST.password }),
    ).toMatchObject({
      error: { code: 'second-person-same' },
    })
    expect(await clerk.voidIt(filing, { number: SECOND.number, password: 'wrong' })).toMatchObject({
      error: { code: 'wrong-password' },
    })
    expect(clerk.current(filing).status).toBe('acknowledged')
    getValue(await clerk.voidIt(filing))
    await bench.rest()
    expect(clerk.current(filing)).toMatchObject({
      status: 'voided',
      ended: { secondPerson: { name: SECOND.name } },
    })
    expect(await bench.held()).toMatchObject([{ vali_flag: '0', x_cncl_type: '2' }])
    expect(bench.file(filing.id).events).toContainEqual(
      expect.objectContaining({ kind: 'voided', secondPerson: SECOND.name }),
    )
  })

  test('leaves no paper that says it is in force, only the application to end it', async () => {
    await addSecond(bench)
    const filing = await clerk.acknowledged(anEntry())
    getValue(await clerk.voidIt(filing))
    const paper = (form: FormId) =>
      paperLayout({ ...bench.context, mode: 'production' }, bench, { form, filingId: filing.id })
    expect(paper('acceptance-slip')).toMatchObject({ error: { code: 'voided-is-final' } })
    expect(paper('filing-form').ok).toBe(false)
    expect(paper('termination-form').ok).toBe(true)
  })

  test('in an office of one says where to add another', async () => {
    const filing = await clerk.acknowledged(anEntry())
    const refused = await clerk.voidIt(filing)
    expect(refused).toMatchObject({ error: { code: 'no-second-person' } })
    expect(refused.ok ? '' : refused.error.message).toContain('F9')
  })

  test('guessing slows down like unlocking does', async () => {
    await addSecond(bench)
    const filing = await clerk.acknowledged(anEntry())
    const wrong = { number: SECOND.number, password: 'wrong' }
    for (let tries = 0; tries < 3; tries += 1) await clerk.voidIt(filing, wrong)
    expect(await clerk.voidIt(filing)).toMatchObject({ error: { code: 'too-many-tries' } })
  })
})

describe('what is not possible says by which rule, and what is instead', () => {
  test('a change of who the person is', async () => {
    const filing = await clerk.acknowledged(anEntry())
    expect(
      await clerk.change(filing, { documentNumber: identityNumber('19600101', 7) }),
    ).toMatchObject({
      error: { code: 'identity-is-fixed@documentNumber', message: expect.stringContaining('作废') },
    })
  })

  test('a change without a reason, without a difference, or of what was changed meanwhile', async () => {
    const filing = await clerk.acknowledged(anEntry())
    expect(await clerk.change(filing, SHENZHEN, '')).toMatchObject({
      error: { code: 'reason-missing' },
    })
    expect(await clerk.change(filing, {})).toMatchObject({
      error: { code: 'nothing-changed@destination' },
    })
    getValue(await clerk.change(filing, SHENZHEN))
    const stale = { filingId: filing.id, revision: 1, entry: filing.entry, reason: '误' }
    expect(await bench.services['filing.change']({ ...stale, facts: NOT_ASKED })).toMatchObject({
      error: { code: 'filing-moved' },
    })
  })

  test('anything with a filing that has ended', async () => {
    const filing = await clerk.acknowledged(anEntry())
    getValue(await clerk.terminate(filing))
    const refused = await clerk.change(filing, SHENZHEN)
    expect(refused).toMatchObject({ error: { code: 'terminated-is-final' } })
    expect(refused.ok ? '' : refused.error.message).toBe(
      '备案已终止，自 2026-11-22 起不再有效，终止后不能再办变更；仍要去就医地的请新增备案（规程第十条、第十三条）；现在可以：打印表单',
    )
  })
})

test('a change is checked by the rules of the acceptance, though others were in force that day and came in later', async () => {
  const entry = anEntry({
    category: 'temporary',
    endDate: '2027-05-22',
    materials: { voucher: 'e-voucher' },
  })
  const acceptance = { ...sampleAcceptance(1), entry, policy: { packs: [NATIONAL] } }
  const filing = acceptFiling(bench.vault, acceptance, bench.time.clock.now())
  getValue(await clerk.change(filing, { phone: '13900000000' }))
  expect(clerk.current(filing).entry.phone).toBe('13900000000')
})

test('every decision is one audited commit', async () => {
  await addSecond(bench)
  const filing = await clerk.acknowledged(anEntry())
  getValue(await clerk.change(filing, SHENZHEN))
  await bench.rest()
  getValue(await clerk.voidIt(filing))
  await bench.rest()
  expect(findAuditFault(bench.vault)).toBeUndefined()
  expect(bench.faults).toEqual([])
})

test('a late start is 补办; a renewal starts the day after and is linked', async () => {
  const late = await bench.accept(
    anEntry({ insuredDivision: UNRULED_DIVISION, startDate: '2026-11-01' }),
  )
  expect(bench.file(late.id).events[0]?.detail).toContain('补办：自 2026-11-01 起')
  const temporary = anEntry({
    documentNumber: identityNumber('19600101', 7),
    insuredDivision: UNRULED_DIVISION,
    category: 'temporary',
    endDate: '2027-05-22',
    materials: { voucher: 'e-voucher' },
  })
  const filing = await bench.accept(temporary)
  const draftId = crypto.randomUUID()
  const draft = getValue(await bench.services['filing.renew']({ filingId: filing.id, draftId }))
  expect(draft.entry).toMatchObject({
    startDate: '2027-05-23',
    endDate: '2027-11-23',
    voucher: '',
    materials: {},
  })
  const entry = { ...draft.entry, voucher: '01', materials: { voucher: 'e-voucher' } }
  const next = getValue(await bench.services['filing.submit']({ id: draftId, entry }))
  expect(next.renews).toBe(filing.id)
  expect(clerk.kinds(filing)).toContain('renewed')
  expect(await bench.services['filing.renew']({ filingId: late.id, draftId })).toMatchObject({
    error: { code: 'long-term-needs-no-renewal' },
  })
})
