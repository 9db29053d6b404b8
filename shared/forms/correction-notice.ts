import { findDivisionPath } from '#shared/codes/divisions.ts'
import { type FieldName, labelOf } from '#shared/filing/fields.ts'
import type { FilingEntry } from '#shared/filing/filing.ts'
import type { Issue } from '#shared/filing/issue.ts'
import { maskDocumentNumber } from '#shared/filing/mask.ts'
import { requiredMaterials } from '#shared/policy/materials.ts'
import { ok, type Result, refuse } from '#shared/result.ts'
import type { CorrectionNoticeTemplate } from './filing-notice-template.ts'
import { FORM_NAMES } from './form-names.ts'
import { askWords, noticeFooter, standingMark } from './form-page.ts'
import type { PageInput } from './form-values.ts'
import {
  type Block,
  byHand,
  type Cell,
  type GridRow,
  type Layout,
  label,
  lines,
  ownLabel,
  value,
} from './layout.ts'
import { fillIn } from './sentence.ts'

const FORM = FORM_NAMES['correction-notice']

/** Label · value · label · value, in mm. */
const HEAD = [22, 65, 22, 65]
/** Number · field · what is wrong · what would be right, in mm. */
const FAULTS = [12, 36, 56, 70]
/** Label · what is told, in mm. */
const TOLD = [22, 152]

/** An entry that cannot be accepted yet, and what is wrong with it. */
export interface CorrectionInput extends PageInput {
  readonly entry: FilingEntry
  readonly issues: readonly Issue[]
}

/** 补正通知书: what is missing or wrong, what would be right, by which article; told all at once. */
export function correctionNoticeLayout(input: CorrectionInput): Result<Layout> {
  const { tables, printedOn, watermark } = input
  const template = tables.forms['correction-notice']
  const faults = input.issues.filter(({ severity }) => severity === 'error')
  if (faults.length === 0) return refuse('form-not-needed', `所填内容没有需要补正的，不需要${FORM}`)
  const counted = fillIn(template.heading, { count: String(faults.length) })
  return ok({
    form: 'correction-notice',
    extent: 'page',
    documentTitle: `${template.title} ${printedOn}`,
    title: template.title,
    corner: { left: standingMark(template.standing), right: [] },
    blocks: [
      { kind: 'grid', columns: HEAD, rows: personRows(input, template) },
      { kind: 'paragraph', runs: [{ voice: 'form', text: counted }] },
      { kind: 'grid', columns: FAULTS, rows: faultRows(faults, input), headerRows: 1 },
      { kind: 'grid', columns: TOLD, rows: toldRows(input, template) },
      handRows(template),
    ],
    footer: noticeFooter(printedOn, template),
    printedOn,
    watermark,
  })
}

/** Whose filing it is, as far as it was entered: a notice of what is missing must not fail for it. */
function personRows(
  { entry, tables, policy }: CorrectionInput,
  { labels, words }: CorrectionNoticeTemplate,
): readonly GridRow[] {
  const { name, documentNumber, insuredDivision, category } = entry
  const cell = (field: string, text: string | undefined): Cell =>
    value({ field, text: text || words.open })
  return [
    {
      height: 8,
      cells: [
        label(labels.name),
        cell(labels.name, name),
        label(labels.documentNumber),
        cell(labels.documentNumber, documentNumber && maskDocumentNumber(documentNumber)),
      ],
    },
    {
      height: 8,
      cells: [
        label(labels.insuredDivision),
        cell(labels.insuredDivision, findDivisionPath(tables.divisions, insuredDivision)),
        label(labels.category),
        cell(labels.category, category === '' ? '' : policy.categories[category]?.label),
      ],
    },
  ]
}

function faultRows(
  faults: readonly Issue[],
  { entry, policy, tables }: CorrectionInput,
): readonly GridRow[] {
  const { labels } = tables.forms['correction-notice']
  const required = requiredMaterials(entry, policy)
  const materialOf = (field: FieldName) =>
    required.find(({ id }) => field === `materials.${id}`)?.label
  const head = [labels.number, labels.field, labels.problem, labels.remedy]
  return [
    { height: 8, cells: head.map((text) => label(text)) },
    ...faults.map(
      ({ field, problem, remedy, basis }, index): GridRow => ({
        height: 9,
        cells: [
          ownLabel(String(index + 1)),
          ownLabel(labelOf(field, materialOf(field))),
          lines([{ text: `${problem}。`, cited: basis, isEntered: true }]),
          lines([{ text: `${remedy}。`, cited: '', isEntered: true }]),
        ],
      }),
    ),
  ]
}

function toldRows(
  input: CorrectionInput,
  { labels, words }: CorrectionNoticeTemplate,
): readonly GridRow[] {
  const { office, entry } = input
  const ask = askWords(entry.insuredDivision || office.division, input, words)
  const place = fillIn(words.place, { office: office.name, phone: office.phone })
  return [
    {
      height: 9,
      cells: [label(labels.term), lines([{ text: fillIn(words.term, { ask }), cited: '' }])],
    },
    { height: 9, cells: [label(labels.place), lines([{ text: place, cited: '' }])] },
  ]
}

function handRows({ labels }: CorrectionNoticeTemplate): Block {
  return {
    kind: 'grid',
    columns: HEAD,
    isWhole: true,
    rows: [
      {
        height: 13,
        cells: [
          label(labels.handlerSignature),
          byHand(),
          label(labels.applicantSignature),
          byHand(),
        ],
      },
      {
        height: 9,
        cells: [label(labels.handledOn), byHand(), label(labels.receivedOn), byHand()],
      },
    ],
  }
}
