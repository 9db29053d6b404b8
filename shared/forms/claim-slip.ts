import { destinationLabel } from '#shared/codes/divisions.ts'
import { findRule } from '#shared/policy/resolve.ts'
import { ok, type Result } from '#shared/result.ts'
import type { ClaimSlipTemplate } from './case-form-template.ts'
import { FORM_NAMES } from './form-names.ts'
import { filingPage } from './form-page.ts'
import { type FormInput, type PresentValue, requireValues } from './form-values.ts'
import {
  type Block,
  byHand,
  type GridRow,
  type Layout,
  label,
  lines,
  option,
  options,
  row,
  value,
} from './layout.ts'
import { askOf, linesOf, noticeAnswers } from './notice-lines.ts'
import { findPersonValues } from './person-values.ts'

const FORM = FORM_NAMES['claim-slip']

/** Label · value · label · value · label · value, in mm. */
const HEAD = [24, 40, 20, 28, 22, 40]
/** Number · paper · its number · sheets · amount · original or copy, in mm. */
const LINES = [11, 67, 30, 20, 24, 22]

type Values = Readonly<Record<keyof ReturnType<typeof findValues>, PresentValue>>

/**
 * 手工报销受理单: what is handed in for bills that could not be settled directly (规程第十四条、第四十四条). Whose they are,
 * and the papers the insured place asks for, stand printed; the hospital, the bank and what was handed in are a hand's.
 */
export function claimSlipLayout(input: FormInput): Result<Layout> {
  const { tables } = input
  const template = tables.forms['claim-slip']
  const required = requireValues(FORM, findValues(input, template))
  if (!required.ok) return required
  return ok(
    filingPage('claim-slip', input, template, [
      { kind: 'grid', columns: HEAD, rows: headRows(input, template, required.value) },
      papersGrid(input, template),
      { kind: 'grid', columns: HEAD, rows: footRows(input, template, required.value) },
    ]),
  )
}

function findValues(input: FormInput, { words }: ClaimSlipTemplate) {
  const { filing, office, tables, policy } = input
  const { category, destination } = filing.entry
  const place = tables.destinations.get(destination)
  return {
    ...findPersonValues(input, words.none),
    filingNumber: {
      field: '备案编号',
      text: filing.receipt?.filingNumber || words.awaitingNumber,
    },
    category: {
      field: '人员类别',
      text: category === '' ? undefined : policy.categories[category]?.label,
    },
    destination: { field: '就医地', text: place && destinationLabel(place) },
    office: { field: '经办单位', text: office.name },
    officePhone: { field: '联系电话', text: office.phone },
  }
}

function headRows(
  { filing }: FormInput,
  { labels, insuranceTypes, reasons }: ClaimSlipTemplate,
  values: Values,
): readonly GridRow[] {
  const insured = insuranceTypes.map(({ code, text }) =>
    option(text, code === filing.entry.insuranceType),
  )
  return [
    row(
      7.5,
      label(labels.name),
      value(values.name),
      label(labels.gender),
      value(values.gender),
      label(labels.phone),
      value(values.phone),
    ),
    row(
      7.5,
      label(labels.documentNumber),
      value(values.documentNumber, 3),
      label(labels.insuranceType),
      options(insured, 1),
    ),
    row(
      7.5,
      label(labels.insuredDivision),
      value(values.insuredDivision, 3),
      label(labels.filingNumber),
      value(values.filingNumber),
    ),
    row(
      7.5,
      label(labels.destination),
      value(values.destination, 3),
      label(labels.category),
      value(values.category),
    ),
    row(
      7.5,
      label(labels.reason),
      options(
        reasons.map((text) => option(text, false)),
        5,
      ),
    ),
    row(10, label(labels.hospital), byHand(3), label(labels.treatedOn), byHand()),
    row(9, label(labels.payee), byHand(), label(labels.account), byHand(3)),
    row(9, label(labels.bank), byHand(5)),
  ]
}

/** The papers the rules of the insured place name, then empty lines for what else is handed in. */
function papersGrid({ filing, policy }: FormInput, template: ClaimSlipTemplate): Block {
  const { labels } = template
  const { category } = filing.entry
  const asked = category === '' ? undefined : findRule(policy, 'manual-claim', category)
  const named = asked?.value.materials ?? []
  const count = Math.max(template.lines, named.length)
  const heads = [
    labels.number,
    labels.material,
    labels.materialNumber,
    labels.count,
    labels.amount,
    labels.copy,
  ]
  return {
    kind: 'grid',
    columns: LINES,
    rows: [
      row(7.5, ...heads.map((text) => label(text))),
      ...Array.from({ length: count }, (_, index) => {
        const paper = named[index]
        return row(
          7.5,
          label(String(index + 1)),
          paper === undefined ? byHand() : value({ field: labels.material, text: paper }),
          ...heads.slice(2).map(() => byHand()),
        )
      }),
    ],
  }
}

function footRows(
  input: FormInput,
  { labels, notice, confirmation, words }: ClaimSlipTemplate,
  values: Values,
): readonly GridRow[] {
  return [
    row(11, label(labels.note), byHand(5)),
    row(9, label(labels.rules), lines(rulesOf(input, words), 5)),
    {
      height: 0,
      cells: [
        {
          span: HEAD.length,
          content: { kind: 'notes', items: [...notice, confirmation], isSmall: false },
        },
      ],
    },
    row(12, label(labels.applicant), byHand(3), label(labels.appliedOn), byHand()),
    row(12, label(labels.handler), byHand(3), label(labels.receivedOn), byHand()),
    row(
      7.5,
      label(labels.office),
      value(values.office, 3),
      label(labels.officePhone),
      value(values.officePhone),
    ),
  ]
}

/** What the insured place says of a claim by hand, and of bills paid before the filing; unknown where no text says it. */
function rulesOf(input: FormInput, words: ClaimSlipTemplate['words']) {
  const { category, insuredDivision } = input.filing.entry
  if (category === '') return []
  const asked = { ...input, insuredDivision }
  const { manualClaim, afterSelfPay } = noticeAnswers(asked, category, askOf(asked, words))
  return linesOf([...manualClaim.sentences, ...afterSelfPay.sentences])
}
