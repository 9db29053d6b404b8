import { destinationLabel } from '#shared/codes/divisions.ts'
import { officeDay } from '#shared/office-day.ts'
import { ok, type Result } from '#shared/result.ts'
import type { TerminationFormTemplate } from './case-form-template.ts'
import { FORM_NAMES } from './form-names.ts'
import { filingPage } from './form-page.ts'
import { chineseDate, type FormInput, type PresentValue, requireValues } from './form-values.ts'
import { byHand, type GridRow, type Layout, label, option, options, row, value } from './layout.ts'
import { findPersonValues } from './person-values.ts'
import { findValidityWords } from './validity-words.ts'

const FORM = FORM_NAMES['termination-form']

/** Label · value · label · value, in mm. */
const COLUMNS = [26, 61, 26, 61]
const WIDE = 3

type Values = Readonly<Record<keyof ReturnType<typeof findValues>, PresentValue>>

/**
 * 终止（撤销）申请 of a filing (规程第十三条). Before the end is decided the request and its handling are left to a
 * hand; afterwards it says what was asked, why, from which day, and who decided it when. Whoever signs for the
 * person now says how they are related.
 */
export function terminationFormLayout(input: FormInput): Result<Layout> {
  const { tables } = input
  const template = tables.forms['termination-form']
  const required = requireValues(FORM, findValues(input, template))
  if (!required.ok) return required
  return ok(
    filingPage('termination-form', input, template, [
      { kind: 'grid', columns: COLUMNS, rows: rowsOf(input, template, required.value) },
    ]),
  )
}

function findValues(input: FormInput, { words }: TerminationFormTemplate) {
  const { filing, office, tables, policy } = input
  const { entry, receipt } = filing
  const { name, documentNumber } = findPersonValues(input, words.none)
  const destination = tables.destinations.get(entry.destination)
  return {
    name,
    documentNumber,
    filingNumber: { field: '备案编号', text: receipt?.filingNumber || words.awaitingNumber },
    category: {
      field: '原人员类别',
      text: entry.category === '' ? undefined : policy.categories[entry.category]?.label,
    },
    destination: { field: '原就医地', text: destination && destinationLabel(destination) },
    validity: { field: '原备案有效期', text: findValidityWords(input, words) },
    office: { field: '经办单位', text: office.name },
    officePhone: { field: '联系电话', text: office.phone },
  }
}

function rowsOf(
  { filing }: FormInput,
  template: TerminationFormTemplate,
  values: Values,
): readonly GridRow[] {
  const { labels, requests, inHospital, notice } = template
  const { ended } = filing
  const told = (field: string, text: string | undefined, span = 1) =>
    text === undefined ? byHand(span) : value({ field, text }, span)
  const pair = (
    left: keyof Values & keyof typeof labels,
    right: keyof Values & keyof typeof labels,
  ) => row(10, label(labels[left]), value(values[left]), label(labels[right]), value(values[right]))
  return [
    row(10, label(labels.filingNumber), value(values.filingNumber, WIDE)),
    pair('name', 'documentNumber'),
    pair('category', 'destination'),
    row(10, label(labels.validity), value(values.validity, WIDE)),
    row(
      10,
      label(labels.request),
      options(
        requests.map(({ kind, text }) => option(text, kind === ended?.kind)),
        WIDE,
        'in-line',
      ),
    ),
    row(26, label(labels.reason), told(labels.reason, ended?.reason, WIDE)),
    row(
      10,
      label(labels.effectiveOn),
      told(labels.effectiveOn, ended ? chineseDate(ended.on) : undefined, WIDE),
    ),
    row(
      14,
      label(labels.inHospital),
      options(
        inHospital.map((text) => option(text, false)),
        WIDE,
      ),
    ),
    row(17, label(labels.applicant), byHand(), label(labels.appliedOn), byHand()),
    row(13, label(labels.agent), byHand(), label(labels.relationship), byHand()),
    {
      height: 0,
      cells: [{ span: COLUMNS.length, content: { kind: 'notes', items: notice, isSmall: false } }],
    },
    pair('office', 'officePhone'),
    row(
      10,
      label(labels.handler),
      told(labels.handler, ended?.by.name),
      label(labels.handledOn),
      told(labels.handledOn, ended ? chineseDate(officeDay(new Date(ended.at))) : undefined),
    ),
  ]
}
