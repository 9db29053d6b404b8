import { type Basis, cite } from '#shared/policy/policy.ts'
import { ok, type Result } from '#shared/result.ts'
import { type AcceptanceSlipValues, findAcceptanceSlipValues } from './acceptance-slip-values.ts'
import { FORM_NAMES } from './form-names.ts'
import { filingPage } from './form-page.ts'
import type { AcceptanceSlipTemplate } from './form-template.ts'
import { type FormInput, type PresentValue, requireValues } from './form-values.ts'
import { byHand, type GridRow, heading, type Layout, label, value } from './layout.ts'
import { fillIn } from './sentence.ts'

const FORM = FORM_NAMES['acceptance-slip']

/** Label · value · label · value, in mm; together the width of the page's grid. */
const COLUMNS = [23, 58, 23, 70]
const WIDE = 3

/**
 * 受理单: what the person takes home as proof that the filing was accepted, on the upper half of a
 * page. It says nothing of the subsystem, so it can be printed with the line down.
 */
export function acceptanceSlipLayout(input: FormInput): Result<Layout> {
  const { tables } = input
  const template = tables.forms['acceptance-slip']
  const required = requireValues(FORM, findAcceptanceSlipValues(input, template))
  if (!required.ok) return required
  const page = filingPage('acceptance-slip', input, template, [
    { kind: 'grid', columns: COLUMNS, rows: rowsOf(input, template, required.value) },
  ])
  return ok({ ...page, extent: 'upper-half' })
}

function rowsOf(
  input: FormInput,
  template: AcceptanceSlipTemplate,
  values: AcceptanceSlipValues,
): readonly GridRow[] {
  const { labels, notice } = template
  const pair = (left: keyof AcceptanceSlipValues, right: keyof AcceptanceSlipValues) =>
    pairRow([labels[left], values[left]], [labels[right], values[right]])
  return [
    pair('name', 'documentNumber'),
    pair('category', 'validity'),
    pair('insuredDivision', 'destination'),
    { height: 6.7, cells: [label(labels.materials), value(values.materials, WIDE)] },
    { height: 6, cells: [heading(notice.heading, COLUMNS.length)] },
    {
      height: 0,
      cells: [
        {
          span: COLUMNS.length,
          content: { kind: 'notes', items: noticesOf(input), isSmall: true },
        },
      ],
    },
    pair('office', 'officePhone'),
    pair('handler', 'acceptedAt'),
    {
      height: 11.5,
      cells: [label(labels.handlerSignature), byHand(), label(labels.applicantSignature), byHand()],
    },
  ]
}

/** How long the filing holds by its own policy (规程第十条), then what every person should know. */
function noticesOf({ filing, policy, tables }: FormInput): readonly string[] {
  const { notice, words } = tables.forms['acceptance-slip']
  const { category } = filing.entry
  const validity = category === '' ? undefined : policy.categories[category]?.validity
  const own = validity?.because.map((basis) => citedHere(basis, notice.document)) ?? []
  return [...own, ...notice.items].map(({ article, text }) =>
    fillIn(words.cited, { text, article }),
  )
}

/** The article alone where it is of the document that the heading names. */
function citedHere(basis: Basis, document: string) {
  const article = basis.document === document ? basis.article : cite(basis)
  return { article, text: basis.text }
}

type Pair = readonly [label: string, value: PresentValue]

function pairRow(left: Pair, right: Pair): GridRow {
  return {
    height: 6.7,
    cells: [label(left[0]), value(left[1]), label(right[0]), value(right[1])],
  }
}
