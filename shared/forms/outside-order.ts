import { ok, type Result } from '#shared/result.ts'
import type { OutsideOrderTemplate } from './case-form-template.ts'
import { FORM_NAMES } from './form-names.ts'
import { filingPage } from './form-page.ts'
import { type FormInput, type PresentValue, requireValues } from './form-values.ts'
import {
  type Block,
  byHand,
  type Cell,
  type GridRow,
  type Layout,
  label,
  option,
  options,
  row,
  value,
} from './layout.ts'
import { findPersonValues } from './person-values.ts'

const FORM = FORM_NAMES['outside-order']

/** Label · value · label · value · label · value, in mm. */
const HEAD = [24, 40, 20, 28, 22, 40]
/** Number · item · code · specification · count · price · amount · day, in mm. */
const LINES = [11, 42, 32, 23, 13, 16, 17, 20]

type Values = Readonly<Record<keyof ReturnType<typeof findPersonValues>, PresentValue>>

/** 附件12: whose it is stands printed, what was examined or bought is the hospital's to write (规程第三十六条). */
export function outsideOrderLayout(input: FormInput): Result<Layout> {
  const { tables } = input
  const template = tables.forms['outside-order']
  const required = requireValues(FORM, findPersonValues(input, template.words.none))
  if (!required.ok) return required
  return ok(
    filingPage('outside-order', input, template, [
      { kind: 'grid', columns: HEAD, rows: headRows(input, template, required.value) },
      linesGrid(template),
      { kind: 'grid', columns: HEAD, isWhole: true, rows: handRows(template) },
    ]),
  )
}

function headRows(
  { filing }: FormInput,
  { labels, insuranceTypes, kinds }: OutsideOrderTemplate,
  values: Values,
): readonly GridRow[] {
  const insured = insuranceTypes.map(({ code, text }) =>
    option(text, code === filing.entry.insuranceType),
  )
  return [
    row(
      9,
      label(labels.name),
      value(values.name),
      label(labels.gender),
      value(values.gender),
      label(labels.age),
      value(values.age),
    ),
    row(
      9,
      label(labels.documentNumber),
      value(values.documentNumber, 3),
      label(labels.insuranceType),
      options(insured, 1),
    ),
    row(9, label(labels.insuredDivision), value(values.insuredDivision, 5)),
    row(11, label(labels.hospital), byHand(3), label(labels.inpatientNumber), byHand()),
    row(9, label(labels.department), byHand(3), label(labels.admittedOn), byHand()),
    row(9, label(labels.diagnosis), byHand(5)),
    row(
      9,
      label(labels.kind),
      options(
        kinds.map((text) => option(text, false)),
        5,
        'in-line',
      ),
    ),
    row(11, label(labels.institution), byHand(5)),
    row(11, label(labels.reason), byHand(5)),
  ]
}

function linesGrid({ labels, lines }: OutsideOrderTemplate): Block {
  const heads = [
    labels.number,
    labels.item,
    labels.code,
    labels.specification,
    labels.count,
    labels.price,
    labels.amount,
    labels.orderedOn,
  ]
  const empty = Array.from({ length: lines }, (_, index) =>
    row(8.5, label(String(index + 1)), ...heads.slice(1).map(() => byHand())),
  )
  return {
    kind: 'grid',
    columns: LINES,
    rows: [
      row(9, ...heads.map((text) => label(text))),
      ...empty,
      row(9, label(labels.sum), inWords(labels.sumInWords), byHand(), byHand()),
    ],
  }
}

/** The sum in words stands behind its caption, under everything left of the amounts. */
function inWords(text: string): Cell {
  return {
    span: 5,
    content: { kind: 'phrase', runs: [{ voice: 'form', text }], align: 'left' },
  }
}

function handRows({ labels, notice }: OutsideOrderTemplate): readonly GridRow[] {
  return [
    row(13, label(labels.physician), byHand(), label(labels.head), byHand(3)),
    row(20, label(labels.officeSeal), byHand(3), label(labels.sealedOn), byHand()),
    row(13, label(labels.family), byHand(3), label(labels.familyOn), byHand()),
    {
      height: 0,
      cells: [{ span: HEAD.length, content: { kind: 'notes', items: notice, isSmall: false } }],
    },
  ]
}
