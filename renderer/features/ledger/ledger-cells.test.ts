import { expect, it } from 'vitest'
import { mayBeTooLong } from './ledger-cells.tsx'

it.each([
  ['acceptanceNumber', '371002001-20261130-0001', false],
  ['name', '欧阳长风', false],
  ['documentNumber', '169909********5491', false],
  ['destination', '新疆生产建设兵团', false],
  ['status', '已确认', false],
  ['acceptedAt', '2026-11-30 23:09', false],
  ['endDate', '2027-04-30', false],
  ['material', '承诺待核', false],
  ['clerk', '9001 测试经办员', false],
  ['name', '阿卜杜拉·买买提', true],
  ['name', 'WILHELMINA', true],
  ['documentNumber', 'WWWWWWWWWW', true],
  ['destination', '新疆维吾尔自治区 伊犁哈萨克自治州', true],
  ['category', '其他跨省临时外出就医人员', true],
  ['phones', '13800000000、13900000000', true],
] as const)('tells whether %s may be too long: %s', (column, text, isCut) => {
  expect(mayBeTooLong(column, text)).toBe(isCut)
})
