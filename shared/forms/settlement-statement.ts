import { provinceOf } from '#shared/codes/divisions.ts'
import { officeDay } from '#shared/office-day.ts'
import { ok, type Result, refuse } from '#shared/result.ts'
import { isInpatient } from '#shared/settlement/inpatient.ts'
import type { Settlement } from '#shared/settlement/settlement.ts'
import { FORM_NAMES } from './form-names.ts'
import { standingMark } from './form-page.ts'
import { type PageInput, type PresentValue, requireValues } from './form-values.ts'
import type { Block, Cell, Layout } from './layout.ts'
import { fillIn, fillInRuns } from './sentence.ts'
import { statementAnnex } from './settlement-annex.ts'
import type { SettlementStatementTemplate, StatementVariant } from './settlement-template.ts'
import { findStatementValues } from './settlement-values.ts'

const FORM = FORM_NAMES['settlement-statement']

/** A settlement as it was told, about to be printed. */
export interface StatementInput extends Omit<PageInput, 'policy'> {
  readonly settlement: Settlement
}

/** 附件13 住院结算单 (规程第三十七条) in the layout of the office's province, and our annex behind it. */
export function settlementStatementLayout(input: StatementInput): Result<Layout> {
  const { settlement, office, tables, printedOn, watermark } = input
  const template = tables.forms['settlement-statement']
  if (!isInpatient(settlement.visit.type)) {
    return refuse('form-not-needed', `这笔不是住院结算，${FORM}只用于住院（规程第三十七条）`)
  }
  const required = requireValues(FORM, findStatementValues(settlement, tables, template))
  if (!required.ok) return required
  const { variant, isBorrowed } = chooseVariant(template, office.division)
  const { words } = template
  const field = formNumberField(words.settlementNumber)
  return ok({
    form: 'settlement-statement',
    extent: 'page',
    documentTitle: `${FORM} ${settlement.settlementNumber}`,
    title: fillIn(template.title, { province: provinceName(input) }),
    corner: {
      left: standingMark(isBorrowed ? 'own' : variant.standing),
      right: [
        { voice: 'form', text: words.settlementNumber },
        { voice: 'entry', field, text: settlement.settlementNumber },
      ],
    },
    blocks: [
      gridOf(variant, required.value),
      accountNote(template, settlement, required.value.account),
      ...statementAnnex(settlement, template),
    ],
    footer: {
      left: fillIn(words.footer, {
        settledAt: settlement.settledAt.slice(0, 10),
        askedOn: officeDay(new Date(settlement.askedAt)),
      }),
      right: isBorrowed ? variant.borrowedSource : variant.source,
    },
    printedOn,
    watermark,
  })
}

/** The layout of the office's own province, or the one the data names for all others. */
function chooseVariant(
  { variants, otherwise }: SettlementStatementTemplate,
  officeDivision: string,
): { readonly variant: StatementVariant; readonly isBorrowed: boolean } {
  const own = variants.find(({ provinces }) => provinces.includes(provinceOf(officeDivision)))
  if (own) return { variant: own, isBorrowed: false }
  const variant = variants.find(({ id }) => id === otherwise)
  if (variant === undefined) throw new Error(`no variant ${otherwise}`)
  return { variant, isBorrowed: true }
}

function gridOf(
  { columns, rows }: StatementVariant,
  values: Readonly<Record<string, PresentValue>>,
): Block {
  return {
    kind: 'grid',
    columns,
    rows: rows.map(({ height, cells }) => ({
      height,
      cells: cells.map((cell): Cell => {
        if ('covered' in cell) return { span: cell.span, content: { kind: 'covered' } }
        const { span, rows: high, text, align } = cell
        const runs = fillInRuns(text, values)
        return { span, ...(high && { rows: high }), content: { kind: 'phrase', runs, align } }
      }),
    })),
  }
}

/** Whether the individual account is in the funds' total: only ever what the source says. */
function accountNote(
  { words }: SettlementStatementTemplate,
  { accountIncluded }: Settlement,
  account: PresentValue,
): Block {
  return { kind: 'remark', runs: fillInRuns(words.accountIncluded[accountIncluded], { account }) }
}

function provinceName({ settlement, tables }: StatementInput): string {
  const code = `${provinceOf(settlement.insuredDivision)}0000`
  return tables.divisions.get(code)?.name ?? ''
}

function formNumberField(caption: string): string {
  return caption.replace(/：$/u, '')
}
