import { FEE_CATEGORIES } from '#shared/codes/code-tables.ts'
import { yuan } from '#shared/settlement/money.ts'
import type { CategoryFee, Settlement } from '#shared/settlement/settlement.ts'
import { type Block, type Cell, type GridRow, label } from './layout.ts'
import { fillIn } from './sentence.ts'
import type { SettlementStatementTemplate } from './settlement-template.ts'

/** Number · category · total · 甲 · 乙 · 自费 · 其他, in mm. */
const FEES = [13, 45, 30, 24, 22, 22, 18]
/** Fund · code · amount, in mm. */
const FUNDS = [100, 34, 40]

/** 附表: the fourteen 大类费用 (规程第三十二条) and what each fund paid, on a page of its own. */
export function statementAnnex(
  settlement: Settlement,
  template: SettlementStatementTemplate,
): readonly Block[] {
  const { annex } = template
  const { categories, categoriesFrom, sums } = settlement
  const charged = categories.reduce((total, fee) => total + fee.total, 0)
  const remarks = [
    annex.categoriesFrom[categoriesFrom],
    ...(charged === sums.total ? [] : [annex.categoriesDiffer]),
  ]
  return [
    { kind: 'annex', title: annex.title },
    { kind: 'grid', columns: FEES, headerRows: 1, rows: feeRows(settlement, template) },
    ...remarks.map((text): Block => ({ kind: 'remark', runs: [{ voice: 'form', text }] })),
    { kind: 'grid', columns: FUNDS, headerRows: 1, rows: fundRows(settlement, template) },
  ]
}

function feeRows(
  { categories, sums }: Settlement,
  { annex, words }: SettlementStatementTemplate,
): readonly GridRow[] {
  const heads = annex.categories
  const told = (cents: number | undefined) =>
    amount(heads.total, cents === undefined ? words.none : yuan(cents))
  return [
    {
      height: 8,
      cells: [
        label(heads.number),
        label(heads.category),
        label(heads.total),
        label(heads.classA),
        label(heads.classB),
        label(heads.ownPaid),
        label(heads.other),
      ],
    },
    ...categoryNames(categories, words.localCategory).map(({ code, name }): GridRow => {
      const fee = categories.find((known) => known.code === code)
      return {
        height: 7.2,
        cells: [
          label(code),
          label(name),
          told(fee?.total),
          told(fee?.classA),
          told(fee?.classB),
          told(fee?.ownPaid),
          told(fee?.other),
        ],
      }
    }),
    { height: 8, cells: [label(heads.sum, 2), told(sums.total), label('', 4)] },
  ]
}

/** The fourteen in their order, then what a place counts besides. */
function categoryNames(categories: readonly CategoryFee[], local: string) {
  const known: readonly string[] = FEE_CATEGORIES.map(({ code }) => code)
  return [
    ...FEE_CATEGORIES.map(({ code, label: name }) => ({ code: code as string, name })),
    ...categories
      .filter(({ code }) => !known.includes(code))
      .map(({ code }) => ({ code, name: fillIn(local, { code }) })),
  ]
}

function fundRows(
  { funds }: Settlement,
  { annex, words }: SettlementStatementTemplate,
): readonly GridRow[] {
  const heads = annex.funds
  const rows = funds.map(
    ({ code, name, amount: cents }): GridRow => ({
      height: 7.2,
      cells: [
        phrase(heads.fund, name || words.none),
        label(code),
        amount(heads.amount, yuan(cents)),
      ],
    }),
  )
  return [
    { height: 8, cells: [label(heads.fund), label(heads.code), label(heads.amount)] },
    ...rows,
  ]
}

function amount(field: string, text: string): Cell {
  return {
    span: 1,
    content: { kind: 'phrase', runs: [{ voice: 'entry', field, text }], align: 'right' },
  }
}

function phrase(field: string, text: string): Cell {
  return {
    span: 1,
    content: { kind: 'phrase', runs: [{ voice: 'entry', field, text }], align: 'left' },
  }
}
