import { findLabel, GENDERS } from '#shared/codes/code-tables.ts'
import { findDivisionPath, provinceOf } from '#shared/codes/divisions.ts'
import { ok, type Result, refuse } from '#shared/result.ts'
import type { FilingFormTemplate } from './form-template.ts'
import {
  beijingDay,
  chineseDate,
  type FormInput,
  fillIn,
  formFooter,
  nameWithDocumentType,
  type PresentValue,
  requireValues,
  standingMark,
} from './form-values.ts'
import {
  byHand,
  type Cell,
  type CheckOption,
  type GridRow,
  heading,
  type Layout,
  label,
  options,
  value,
} from './layout.ts'

const FORM = '跨省异地就医登记备案表'

/** Label · name · 性别 · gender · label · value, in mm; together the width of the page's grid. */
const COLUMNS = [28, 30, 14, 14, 28, 60]
const WIDE = 3

type Values = Readonly<Record<keyof ReturnType<typeof findValues>, PresentValue>>

/** 附件1 备案表 as a page (规程第八条), or the refusal that names what is missing on it. */
export function filingFormLayout(input: FormInput): Result<Layout> {
  const { filing, tables, printedOn, watermark } = input
  const template = tables.forms['filing-form']
  const { category } = filing.entry
  if (!template.categories.some((option) => option.category === category))
    return refuse('form-value-missing', `${FORM}没有这份备案的“${template.labels.category}”一项`)
  const required = requireValues(FORM, findValues(input, template))
  if (!required.ok) return required
  const values = required.value
  return ok({
    form: 'filing-form',
    documentTitle: `${FORM} ${filing.acceptanceNumber}`,
    title: fillIn(template.title, { province: values.province.text }),
    corner: {
      left: standingMark(template.standing),
      right: {
        voice: 'entry',
        ...values.filingNumber,
        text: `${template.labels.filingNumber}：${values.filingNumber.text}`,
      },
    },
    blocks: [{ kind: 'grid', columns: COLUMNS, rows: rowsOf(input, template, values) }],
    footer: formFooter(input, template.source),
    printedOn,
    watermark,
  })
}

function rowsOf(
  { filing }: FormInput,
  template: FilingFormTemplate,
  values: Values,
): readonly GridRow[] {
  const { labels } = template
  const entry = filing.entry
  return [
    {
      height: 10.5,
      cells: [
        label(labels.name),
        valueCell(values.name),
        label(labels.gender),
        valueCell(values.gender),
        label(labels.insuranceType),
        options(
          template.insuranceTypes.map(({ code, text }) => check(text, code === entry.insuranceType)),
          1,
        ),
      ],
    },
    {
      height: 25,
      cells: [
        label(labels.category),
        options(
          template.categories.map(({ category, text }) => check(text, category === entry.category)),
          WIDE,
        ),
        label(labels.registration),
        options(
          template.registrations.map(({ kind, text }) => check(text, kind === 'new')),
          1,
        ),
      ],
    },
    ...pairRows(template, values),
    { height: 6, cells: [heading(template.notice.heading, COLUMNS.length)] },
    {
      height: 0,
      cells: [
        { span: COLUMNS.length, content: { kind: 'notes', items: template.notice.items } },
      ],
    },
    {
      height: 15,
      cells: [
        label(labels.signature),
        byHand(WIDE),
        label(labels.filledOn),
        valueCell(values.filledOn),
      ],
    },
    pairRow(8, [labels.office, values.office], [labels.officePhone, values.officePhone]),
    pairRow(8, [labels.handler, values.handler], [labels.handledOn, values.handledOn]),
  ]
}

type Pair = readonly [label: string, value: PresentValue]

/** The label-and-value pairs of the layout, two a row in reading order; the local switches drop some. */
function pairRows(template: FilingFormTemplate, values: Values): readonly GridRow[] {
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
  return pairs.flatMap((pair, index) => (index % 2 === 0 ? pairRow(9, pair, pairs[index + 1]) : []))
}

function pairRow(height: number, left: Pair, right: Pair | undefined): GridRow {
  const rest = COLUMNS.length - 1
  return {
    height,
    cells:
      right === undefined
        ? [label(left[0]), valueCell(left[1], rest)]
        : [label(left[0]), valueCell(left[1], WIDE), label(right[0]), valueCell(right[1])],
  }
}

function findValues({ filing, office, tables, printedOn }: FormInput, template: FilingFormTemplate) {
  const { labels, words } = template
  const { entry, receipt, acceptanceNumber } = filing
  const destination = tables.destinations.get(entry.destination)
  const number = receipt?.filingNumber || fillIn(words.awaitingNumber, { acceptanceNumber })
  const named = (name: keyof typeof labels, text: string | undefined) => ({
    field: labels[name].replaceAll('\n', ''),
    text,
  })
  return {
    filingNumber: named('filingNumber', number),
    province: named('insuredDivision', findProvince({ tables, filing })),
    name: named('name', entry.name),
    gender: named('gender', findLabel(GENDERS, entry.gender)),
    insuranceType: named(
      'insuranceType',
      template.insuranceTypes.find(({ code }) => code === entry.insuranceType)?.text,
    ),
    documentNumber: named('documentNumber', nameWithDocumentType(entry)),
    toProvince: named('toProvince', destination?.province),
    insuredDivision: named(
      'insuredDivision',
      findDivisionPath(tables.divisions, entry.insuredDivision),
    ),
    // 规程第十一条: municipalities, 海南, 西藏 and the corps are filed to as a whole.
    toPrefecture: named(
      'toPrefecture',
      destination?.level === 'prefecture' ? destination.name : words.none,
    ),
    address: named('address', entry.address),
    phone: named('phone', entry.phone),
    secondPhone: named('secondPhone', entry.secondPhone || words.none),
    validity: named('validity', validityWords(entry, template)),
    filledOn: named('filledOn', chineseDate(printedOn)),
    office: named('office', office.name),
    officePhone: named('officePhone', office.phone),
    handler: named('handler', filing.acceptedBy.name),
    handledOn: named('handledOn', chineseDate(beijingDay(filing.acceptedAt))),
  }
}
