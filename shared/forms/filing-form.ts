import { ok, type Result } from '#shared/result.ts'
import { type FilingFormValues, findFilingFormValues } from './filing-form-values.ts'
import { FORM_NAMES } from './form-names.ts'
import { formFooter, standingMark } from './form-page.ts'
import type { FilingFormTemplate } from './form-template.ts'
import {
  type FormInput,
  type PresentValue,
  requireValues,
  type StandingChange,
} from './form-values.ts'
import {
  byHand,
  type GridRow,
  heading,
  type Layout,
  label,
  lines,
  option,
  options,
  value,
} from './layout.ts'
import { fillIn } from './sentence.ts'

const FORM = FORM_NAMES['filing-form']

/** Label · name · 性别 · gender · label · value, in mm; together the width of the page's grid. */
const COLUMNS = [30, 31, 14, 18, 28, 53]
const WIDE = 3

/** 附件1 备案表 as a page (规程第八条), or the refusal that names what is missing on it. */
export function filingFormLayout(input: FormInput): Result<Layout> {
  const { filing, tables, printedOn, watermark } = input
  const template = tables.forms['filing-form']
  const required = requireValues(FORM, findFilingFormValues(input, template))
  if (!required.ok) return required
  const values = required.value
  return ok({
    form: 'filing-form',
    extent: 'page',
    documentTitle: `${FORM} ${filing.acceptanceNumber}`,
    title: fillIn(template.title, { province: values.province.text }),
    corner: {
      left: standingMark(template.standing),
      right: [
        { voice: 'form', text: `${template.labels.filingNumber}：` },
        { voice: 'entry', ...values.filingNumber },
      ],
    },
    blocks: [{ kind: 'grid', columns: COLUMNS, rows: rowsOf(input, template, values) }],
    footer: formFooter(input, template),
    printedOn,
    watermark,
  })
}

function rowsOf(
  { filing, change }: FormInput,
  template: FilingFormTemplate,
  values: FilingFormValues,
): readonly GridRow[] {
  const { labels } = template
  const entry = filing.entry
  return [
    {
      height: 12,
      cells: [
        label(labels.name),
        value(values.name),
        label(labels.gender),
        value(values.gender),
        label(labels.insuranceType),
        options(
          template.insuranceTypes.map(({ code, text }) =>
            option(text, code === entry.insuranceType),
          ),
          1,
        ),
      ],
    },
    {
      height: 28,
      cells: [
        label(labels.category),
        options(
          template.categories
            .filter(
              ({ category, onlyWhenChosen }) => !onlyWhenChosen || category === entry.category,
            )
            .map(({ category, text }) => option(text, category === entry.category)),
          WIDE,
        ),
        label(labels.registration),
        options(
          template.registrations.map(({ kind, text }) =>
            option(text, kind === (change ? 'change' : 'new')),
          ),
          1,
        ),
      ],
    },
    ...pairRows(template, values),
    ...(change ? [changeRow(template, change)] : []),
    { height: 7, cells: [heading(template.notice.heading, COLUMNS.length)] },
    {
      height: 0,
      cells: [
        {
          span: COLUMNS.length,
          content: { kind: 'notes', items: template.notice.items, isSmall: false },
        },
      ],
    },
    {
      height: 17,
      cells: [
        label(labels.signature),
        byHand(WIDE),
        label(labels.filledOn),
        value(values.filledOn),
      ],
    },
    pairRow(9, [labels.office, values.office], [labels.officePhone, values.officePhone]),
    pairRow(9, [labels.handler, values.handler], [labels.handledOn, values.handledOn]),
  ]
}

/** 变更: what it was and what it is to be, under the content as it stands now. */
function changeRow({ labels, words }: FilingFormTemplate, { changes }: StandingChange): GridRow {
  const items = changes.map(({ field, from, to }) => ({
    text: fillIn(words.changed, { field, from, to }),
    cited: '',
    isEntered: true,
  }))
  return { height: 9, cells: [label(labels.changes), lines(items, COLUMNS.length - 1)] }
}

type Pair = readonly [label: string, value: PresentValue]

/** The label-and-value pairs of the layout, two a row in reading order; the local switches drop some. */
function pairRows(template: FilingFormTemplate, values: FilingFormValues): readonly GridRow[] {
  const { labels, show } = template
  const pairs: readonly Pair[] = [
    [labels.documentNumber, values.documentNumber],
    [labels.toProvince, values.toProvince],
    [labels.insuredDivision, values.insuredDivision],
    ...(show.toPrefecture ? [[labels.toPrefecture, values.toPrefecture] as const] : []),
    [labels.address, values.address],
    [labels.phone, values.phone],
    ...(show.validity ? [[labels.validity, values.validity] as const] : []),
    ...(show.secondPhone ? [[labels.secondPhone, values.secondPhone] as const] : []),
  ]
  return pairs.flatMap((pair, index) =>
    index % 2 === 0 ? pairRow(11.5, pair, pairs[index + 1]) : [],
  )
}

function pairRow(height: number, left: Pair, right: Pair | undefined): GridRow {
  const rest = COLUMNS.length - 1
  return {
    height,
    cells:
      right === undefined
        ? [label(left[0]), value(left[1], rest)]
        : [label(left[0]), value(left[1], WIDE), label(right[0]), value(right[1])],
  }
}
