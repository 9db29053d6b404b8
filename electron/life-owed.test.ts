import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { anEntry, TABLES, TODAY } from '#tests/builders.ts'
import {
  type BenchClerk,
  clerkOf,
  getValue,
  type LifeBench,
  type Named,
  NOT_ASKED,
  openLifeBench,
} from './life-bench.test-helper.ts'

let bench: LifeBench
let clerk: BenchClerk

beforeEach(async () => {
  bench = await openLifeBench(TABLES)
  clerk = clerkOf(bench)
})
afterEach(() => bench.close())

describe('what is owed', () => {
  const promised = () =>
    anEntry({ materials: { voucher: 'e-voucher', 'relocation-proof': 'promise' } })
  const owed = (filing: Named) => clerk.current(filing).obligations
  const supply = ({ id: filingId }: Named, obligationId: string, evidence: string) =>
    bench.services['filing.supply']({ filingId, obligationId, evidence, note: '' })
  const suppliedWords = ({ id }: Named) =>
    bench.file(id).events.find(({ kind }) => kind === 'supplied')?.detail
  const verify = (filing: Named, result: 'true' | 'false' | 'lacking', note = '') =>
    bench.services['filing.verifyPromise']({
      filingId: filing.id,
      obligationId: 'relocation-proof',
      result,
      note,
      facts: NOT_ASKED,
    })

  test('a promise is owed from acceptance on and verified', async () => {
    const filing = await clerk.acknowledged(promised())
    expect(owed(filing)).toMatchObject([
      { id: 'relocation-proof', kind: 'promise', start: TODAY, dueDay: null, state: 'open' },
    ])
    const due = { filingId: filing.id, obligationId: 'relocation-proof', dueDay: '2026-12-22' }
    getValue(await bench.services['filing.setDueDay'](due))
    getValue(await verify(filing, 'lacking', '户籍系统查无迁入记录'))
    expect(owed(filing)).toMatchObject([{ state: 'failed', dueDay: '2026-12-22' }])
    getValue(
      await bench.services['filing.supply']({
        filingId: filing.id,
        obligationId: 'relocation-proof',
        evidence: 'household-register',
        note: '',
      }),
    )
    expect(owed(filing)).toMatchObject([{ state: 'done', outcome: { result: 'supplied' } }])
    expect(clerk.current(filing).entry.materials['relocation-proof']).toBe('household-register')
    expect(await verify(filing, 'true')).toMatchObject({ error: { code: 'no-open-promise' } })
    expect(
      clerk
        .kinds(filing)
        .filter((kind) => kind !== 'sent')
        .slice(-3),
    ).toEqual(['due-set', 'verified', 'supplied'])
  })

  test('a paper in place of a promise changes the mark the subsystem keeps, with the version known', async () => {
    const filing = await clerk.acknowledged(promised())
    getValue(await supply(filing, 'relocation-proof', 'household-register'))
    await bench.rest()
    expect(bench.sent()).toEqual(['X2511', 'X2512'])
    expect(await bench.held()).toMatchObject([{ ver_no: '2', exp_content: { x_prms_flag: '0' } }])
    expect(suppliedWords(filing)).toContain('排队报送 X2512 备案变更')
  })

  test('a paper that only came later changes nothing the subsystem keeps, and the timeline says so', async () => {
    const worker = anEntry({
      insuredDivision: '210102',
      category: 'stationed-worker',
      materials: { voucher: 'e-voucher', 'work-proof': 'later' },
      laterDue: '2026-12-31',
    })
    const filing = await clerk.acknowledged(worker)
    getValue(await supply(filing, 'work-proof', 'work-contract'))
    await bench.rest()
    expect(bench.sent()).toEqual(['X2511'])
    expect(suppliedWords(filing)).toContain('国家子系统不记录这一项，不报送')
  })

  test('a paper handed in before the registration left goes out with it', async () => {
    await bench.cutLine()
    const filing = await bench.accept(promised())
    getValue(await supply(filing, 'relocation-proof', 'household-register'))
    await bench.rest()
    expect(bench.sent().filter((infno) => infno !== 'X2511')).toEqual([])
    expect(await bench.held()).toMatchObject([{ ver_no: '1', exp_content: { x_prms_flag: '0' } }])
  })

  test('a promise that was not true ends the filing in the same commit', async () => {
    const filing = await clerk.acknowledged(promised())
    expect(await verify(filing, 'false')).toMatchObject({ error: { code: 'reason-missing' } })
    getValue(await verify(filing, 'false', '户籍仍在参保地'))
    await bench.rest()
    expect(clerk.current(filing)).toMatchObject({
      status: 'terminated',
      obligations: [{ state: 'failed', outcome: { result: 'false' } }],
      ended: { reason: '承诺不实：异地安置认定材料。户籍仍在参保地' },
    })
    expect(await bench.held()).toMatchObject([{ vali_flag: '0', x_cncl_type: '1' }])
  })

  test('a paper the requirement does not know is not taken', async () => {
    const filing = await clerk.acknowledged(promised())
    const paper = { filingId: filing.id, obligationId: 'relocation-proof', note: '' }
    expect(await bench.services['filing.supply']({ ...paper, evidence: 'promise' })).toMatchObject({
      error: { code: 'evidence-unknown' },
    })
  })
})
