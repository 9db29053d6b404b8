import { findDivisionPath } from '#shared/codes/divisions.ts'
import { type Basis, Category } from '#shared/policy/policy.ts'
import type { CategoryPolicy } from '#shared/policy/resolve.ts'
import { ok, type Result, refuse } from '#shared/result.ts'
import { noticeFooter, standingMark } from './form-page.ts'
import { GRID_WIDTH, type GridRow, heading, type Layout, label, lines, value } from './layout.ts'
import { signatureRows } from './notice-foot.ts'
import { askOf, documentLine, linesOf, type NoticeInput, noticeAnswers } from './notice-lines.ts'
import type { OneTimeNoticeTemplate } from './notice-template.ts'

/** Label · value, in mm. */
const PAIR = [26, 148]
/** Label · value · label · value, in mm. */
const FOOT = [26, 74, 22, 52]

/** A category's row, and every article it rests on. */
interface ToldRow {
  readonly row: GridRow
  readonly because: readonly Basis[]
}

/** 一次性告知书 (医保发〔2019〕33号七（二）一次性告知制): every category of a region at a glance. */
export function oneTimeNoticeLayout(input: NoticeInput): Result<Layout> {
  const { policy, tables, insuredDivision, printedOn, watermark } = input
  const template = tables.forms['one-time-notice']
  const place = findDivisionPath(tables.divisions, insuredDivision)
  if (place === undefined) return refuse('no-such-division', '没有这个参保地，请重新选择参保地')
  const { labels, columns } = template
  const told = Category.options.flatMap((category) => {
    const own = policy.categories[category]
    return own === undefined ? [] : [tellRow(category, own, input)]
  })
  const first = GRID_WIDTH - columns.reduce((sum, { width }) => sum + width, 0)
  const head: GridRow = {
    height: 7,
    cells: [label(labels.category), ...columns.map((column) => heading(column.heading, 1))],
  }
  return ok({
    form: 'one-time-notice',
    extent: 'page',
    documentTitle: `${template.title} ${place.replaceAll(' ', '')} ${printedOn}`,
    title: template.title,
    corner: { left: standingMark(template.standing), right: [] },
    blocks: [
      {
        kind: 'grid',
        columns: PAIR,
        rows: [
          {
            height: 7.5,
            cells: [
              label(labels.insuredDivision),
              value({ field: labels.insuredDivision, text: place }),
            ],
          },
        ],
      },
      {
        kind: 'grid',
        columns: [first, ...columns.map(({ width }) => width)],
        rows: [head, ...told.map(({ row }) => row)],
        headerRows: 1,
      },
      { kind: 'grid', columns: FOOT, rows: footRows(input, template, told), isWhole: true },
      signatureRows(labels),
    ],
    footer: noticeFooter(printedOn, template),
    printedOn,
    watermark,
  })
}

function tellRow(category: Category, own: CategoryPolicy, input: NoticeInput): ToldRow {
  const { columns, words } = input.tables.forms['one-time-notice']
  const answers = noticeAnswers(input, category, askOf(input, words))
  const told = columns.map((column) =>
    column.isForFiling && own.filing === 'deemed'
      ? { items: [{ text: words.notNeeded, cited: '' }], because: own.because }
      : {
          items: linesOf(column.answers.flatMap((name) => answers[name].sentences)),
          because: column.answers.flatMap((name) => answers[name].because),
        },
  )
  return {
    row: {
      height: 8,
      cells: [label(own.label), ...told.map(({ items }) => lines(items, 1, true))],
    },
    because: told.flatMap(({ because }) => because),
  }
}

function footRows(
  input: NoticeInput,
  { labels, legend, words }: OneTimeNoticeTemplate,
  told: readonly ToldRow[],
): readonly GridRow[] {
  const { office } = input
  const documents = documentLine(
    told.flatMap(({ because }) => because),
    input,
    words,
  )
  return [
    {
      height: 7.5,
      cells: [
        label(labels.office),
        value({ field: labels.office, text: office.name }),
        label(labels.officePhone),
        value({ field: labels.officePhone, text: office.phone }),
      ],
    },
    {
      height: 7.5,
      cells: [label(labels.documents), lines([documents, { text: legend, cited: '' }], 3, true)],
    },
  ]
}
