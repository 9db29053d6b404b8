import { expect, it } from 'vitest'
import { mayBeTooLong } from './ledger-cells.tsx'

it.each([
  ['acceptanceNumber', '371002001-20261130-0001'],
  ['name', '欧阳长风'],
  ['documentNumber', '169909********5491'],
  ['destination', '新疆生产建设兵团'],
  ['status', '已确认'],
  ['acceptedAt', '2026-11-30 23:09'],
  ['endDate', '2027-04-30'],
  ['material', '承诺待核'],
  ['clerk', '9001 测试经办员'],
] as const)('draws %s whole: %s', (column, text) => {
  expect(mayBeTooLong(column, text)).toBe(false)
})

it.each([
  ['name', '阿卜杜拉·买买提'],
  ['name', 'WILHELMINA'],
  ['documentNumber', 'WWWWWWWWWW'],
  ['destination', '新疆维吾尔自治区 伊犁哈萨克自治州'],
  ['category', '其他跨省临时外出就医人员'],
  ['phones', '13800000000、13900000000'],
] as const)('cuts off in %s: %s', (column, text) => {
  expect(mayBeTooLong(column, text)).toBe(true)
})
