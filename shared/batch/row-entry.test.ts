import { describe, expect, it } from 'vitest'
import { isSameNumber } from '#shared/codes/documents/document-rules.ts'
import { indexPlaceNames } from '#shared/codes/place-names.ts'
import { checkEntry } from '#shared/filing/check.ts'
import { aListRow, type WrittenRow } from '#tests/batch-lists.ts'
import { aCheckContext, identityNumber, TABLES, TODAY, UNRULED_DIVISION } from '#tests/builders.ts'
import type { ColumnKey } from './batch-columns.ts'
import { readRow } from './row-entry.ts'
import { faultsOf, findRepeats } from './row-faults.ts'
import type { ListRow } from './table.ts'

const CONTEXT = { tables: TABLES, places: indexPlaceNames(TABLES), today: TODAY, employer: '' }

function listRow(written: WrittenRow): ListRow {
  const cells = Object.entries(written).map(
    ([key, value]) => [key as ColumnKey, { text: String(value), isNumber: false }] as const,
  )
  return { row: 5, cells: new Map(cells) }
}

function read(changes: WrittenRow, employer = '') {
  return readRow(listRow(aListRow(1, changes)), { ...CONTEXT, employer })
}

/** What is wrong, as `cell column: problem`, without the warning every impossible region brings. */
function faults(changes: WrittenRow): string[] {
  const row = read(changes)
  const letters = new Map<ColumnKey, string>([['documentNumber', 'C']])
  const issues = checkEntry(row.entry, aCheckContext()).filter(
    ({ rule }) => rule !== 'identity-region',
  )
  return faultsOf(row, issues, { row: 5, letters }).map(
    ({ cell, column, severity, problem }) => `${severity} ${cell} ${column}: ${problem}`,
  )
}

describe('a row', () => {
  it('is the entry a clerk would have typed', () => {
    expect(read({}).entry).toMatchObject({
      voucher: '01',
      documentType: '01',
      gender: '1',
      insuranceType: '310',
      insuredDivision: '371002',
      category: 'stationed-worker',
      destination: '440100',
      startDate: TODAY,
      endDate: '',
      materials: { voucher: 'e-voucher', 'work-proof': 'dispatch-certificate' },
      agent: null,
      note: '',
    })
    expect(read({}).faults).toEqual([])
  })

  it('may be written in codes', () => {
    const coded = { voucher: '1', insuranceType: '310', insuredDivision: '371002' }
    const codes = { ...coded, category: 'stationed-worker', destination: '440100' }
    expect(read({ ...codes, materials: 'dispatch-certificate' })).toEqual(read({}))
  })

  it('carries the employer in its note, its own before the list’s', () => {
    expect(read({}, '甲公司').entry.note).toBe('单位：甲公司')
    expect(read({ employer: '乙公司', note: '驻广州办事处' }, '甲公司').entry.note).toBe(
      '单位：乙公司；驻广州办事处',
    )
  })

  it('of a temporary filing ends after the shortest validity', () => {
    const temporary = { category: '其他跨省临时外出就医人员', materials: '' }
    const unruled = { ...temporary, insuredDivision: UNRULED_DIVISION }
    expect(read(unruled).entry.endDate).toBe('2027-05-22')
    expect(read(temporary).entry.endDate).toBe('')
  })

  it('of a temporary filing is not open-ended by the word 长期, which an empty cell is not', () => {
    const temporary = { category: '其他跨省临时外出就医人员', materials: '' }
    const unruled = { ...temporary, insuredDivision: UNRULED_DIVISION }
    expect(read({ ...unruled, endDate: '长期' }).faults).toEqual([
      {
        key: 'endDate',
        problem: '这类备案要设结束日期，不能写“长期”',
        remedy: '请填结束日期；不填为最短有效期',
        basis: '规程第十条',
      },
    ])
    expect(faults({ ...unruled, endDate: '无' }).join()).toContain('error  结束日期: 这类备案要设')
    expect(read({ ...temporary, endDate: '长期' })).toMatchObject({
      entry: { endDate: '' },
      faults: [],
    })
    expect(read({ endDate: '长期' })).toMatchObject({ entry: { endDate: '' }, faults: [] })
  })

  it('carries the day agreed for a paper that comes later, and none without such a paper', () => {
    const later = { insuredDivision: '210102', materials: 'later', laterDue: '2026-12-31' }
    expect(read(later).entry.laterDue).toBe('2026-12-31')
    expect(faults(later)).toEqual([])
    expect(read({ laterDue: '2026-12-31' }).entry.laterDue).toBe('')
    expect(faults({ ...later, laterDue: '长期' }).join()).toContain('补交期限: “长期”不是日期')
  })

  it('has an agent once any of the agent’s columns is filled in', () => {
    const { entry } = read({ 'agent.name': '司徒望舒', 'agent.relationship': '配偶' })
    expect(entry.agent).toMatchObject({ name: '司徒望舒', documentType: '01', relationship: '1' })
  })

  it.each([
    [{ category: '工人' }, 'error  人员类别: 没有“工人”这一人员类别'],
    [{ insuredDivision: '市中区' }, 'error  参保地: 有几个地方都叫“市中区”'],
    [{ insuredDivision: '乌有县' }, 'error  参保地: 参保地“乌有县”不在医保区划表中'],
    [{ materials: '介绍信' }, 'error  材料: “介绍信”不是这一人员类别的材料'],
    [{ startDate: '下周' }, 'error  开始日期: “下周”不是日期'],
    [{ startDate: '长期' }, 'error  开始日期: “长期”不是日期'],
    [{ voucher: '社保卡' }, 'error  出示凭证: 出示凭证不在代码表中'],
    [{ destination: '广州市第一人民医院' }, 'error  就医地: 就医地填成了医疗机构'],
    [{ documentNumber: '169901198603120011' }, 'error C5 证件号码: 身份证号码校验位不符'],
    [{ 'agent.documentType': '工作证', 'agent.name': '甲' }, '代办人证件类型不在代码表中'],
    [{ note: '长'.repeat(501) }, 'error  备注: 最多 500 个字符'],
    [{ name: '' }, 'error  姓名: 未填写姓名'],
  ])('names the column of what is wrong (%#)', (changes, expected) => {
    expect(faults(changes).join('\n')).toContain(expected)
  })

  it('is sent to the window by what its certificate has to say, for which a list has no column', () => {
    const referred = { category: '异地转诊人员', insuredDivision: '120101', destination: '北京市' }
    const found = faults({ ...referred, materials: 'referral-certificate' })
    expect(found).toContain('error  开具机构: 未填写开具机构')
    expect(found).toContain('error  核准: 转诊意见未经科室主任核准')
    const { entry } = read({ ...referred, materials: 'referral-certificate' })
    const rows = faultsOf({ entry, faults: [] }, checkEntry(entry, aCheckContext()), {
      row: 5,
      letters: new Map(),
    })
    expect(rows.find(({ column }) => column === '开具机构')).toMatchObject({
      remedy: '名单没有这一栏，请在窗口为此人办理',
      basis: expect.stringContaining('津异地就医办法'),
    })
  })

  it('says of a cell that cannot be read one thing only', () => {
    expect(faults({ category: '工人' })).toHaveLength(1)
    expect(faults({ insuredDivision: '乌有县' })).toHaveLength(1)
    expect(faults({ documentNumber: '1.69901E+17' })).toHaveLength(1)
    expect(faults({ documentNumber: '169901198603120011' })).toHaveLength(1)
  })

  it('is found again where the same person stands twice, in either generation of number', () => {
    const rows = ['169901860312101', '169901198603121018', identityNumber('19900101', 3)].map(
      (documentNumber, index) => ({ row: index + 2, entry: read({ documentNumber }).entry }),
    )
    const long = rows[1]?.entry.documentNumber ?? ''
    expect(isSameNumber('169901860312101', long)).toBe(true)
    expect([...findRepeats(rows)]).toEqual([
      [2, [3]],
      [3, [2]],
    ])
  })
})
