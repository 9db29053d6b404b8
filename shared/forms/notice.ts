import { findDivisionPath } from '#shared/codes/divisions.ts'
import type { AnswerWords, Sentence } from '#shared/policy/answer-words.ts'
import type { Basis, Category } from '#shared/policy/policy.ts'
import { cite } from '#shared/policy/policy.ts'
import { listRules } from '#shared/policy/resolve.ts'
import { ok, type Result, refuse } from '#shared/result.ts'
import { noticeFooter, standingMark } from './form-page.ts'
import { type CitedLine, type GridRow, type Layout, label, lines, value } from './layout.ts'
import { signatureRows } from './notice-foot.ts'
import {
  askOf,
  documentLine,
  linesOf,
  type NoticeInput,
  noticeAnswers,
  withLegend,
} from './notice-lines.ts'
import type { NoticeTemplate } from './notice-template.ts'
import { fillIn } from './sentence.ts'

/** Label · value · label · value, in mm. */
const HEAD = [22, 74, 22, 56]
/** Item · what is told, in mm. */
const ITEM = [26, 148]

type Section = NoticeTemplate['sections'][number]

/** An item of the notice, and every article it rests on. */
interface Told {
  readonly items: readonly CitedLine[]
  readonly because: readonly Basis[]
}

/** 告知书 (2024年通知一（一）): what the rules of a region say to one category, item by item. */
export function noticeLayout(input: NoticeInput, category: Category): Result<Layout> {
  const { policy, tables, office, insuredDivision, printedOn, watermark } = input
  const template = tables.forms.notice
  const own = policy.categories[category]
  const place = findDivisionPath(tables.divisions, insuredDivision)
  if (place === undefined) return refuse('no-such-division', '没有这个参保地，请重新选择参保地')
  if (own === undefined)
    return refuse('no-such-category', '现行文件没有这一人员类别，不能生成告知书')
  const { labels } = template
  const ask = askOf(input, template.words)
  const sections = template.sections.filter(
    ({ isForFiling }) => !(isForFiling && own.filing === 'deemed'),
  )
  const told = sections.map((section) => tell(section, { input, category, ask }))
  const contact = {
    text: fillIn(template.words.contact, { office: office.name, phone: office.phone }),
    cited: '',
  }
  const marked = (heading: string, index: number) => `${template.marks[index] ?? ''}${heading}`
  const documents = documentLine(
    told.flatMap(({ because }) => because),
    input,
    template.words,
  )
  const rows: readonly GridRow[] = [
    ...sections.map(({ heading }, index) =>
      row(label(marked(heading, index)), lines(told[index]?.items ?? [])),
    ),
    row(label(marked(labels.contact, sections.length)), lines([contact])),
    row(label(labels.documents), lines([documents], 1, true)),
  ]
  return ok({
    form: 'notice',
    extent: 'page',
    documentTitle: `${template.title} ${place.replaceAll(' ', '')} ${own.label} ${printedOn}`,
    title: template.title,
    corner: { left: standingMark(template.standing), right: [] },
    blocks: [
      { kind: 'grid', columns: HEAD, rows: [headRow(template, place, own.label)] },
      { kind: 'grid', columns: ITEM, rows },
      signatureRows(labels),
    ],
    footer: noticeFooter(printedOn, template),
    printedOn,
    watermark,
  })
}

function headRow({ labels }: NoticeTemplate, place: string, category: string): GridRow {
  return row(
    label(labels.insuredDivision),
    value({ field: labels.insuredDivision, text: place }),
    label(labels.category),
    value({ field: labels.category, text: category }),
  )
}

interface Telling {
  readonly input: NoticeInput
  readonly category: Category
  readonly ask: string
}

function tell(section: Section, { input, category, ask }: Telling): Told {
  const words = noticeAnswers(input, category, ask)
  const answers = section.answers
    .map((told) => ({ ...told, words: words[told.answer] }))
    .filter(({ onlyWhereRuled, words: { isUnknown } }) => !(onlyWhereRuled && isUnknown))
  const quoted = section.statements.flatMap((topic) =>
    listRules(input.policy, 'statement', category)
      .filter(({ value: { topic: own } }) => own === topic)
      .flatMap(({ because }) => because),
  )
  const titled = input.tables.forms.notice.words.titled
  const items = linesOf([
    ...answers.flatMap(({ isTitled = false, words: own }) =>
      isTitled && !own.isUnknown ? sentencesUnder(own, titled) : own.sentences,
    ),
    ...quoted.map((basis) => ({ text: basis.text, cited: cite(basis) })),
  ])
  return {
    items: section.legend ? withLegend(items, section.legend) : items,
    because: [...answers.flatMap(({ words: { because } }) => because), ...quoted],
  }
}

/** The heading of an answer before its first sentence. */
function sentencesUnder({ heading, sentences }: AnswerWords, titled: string): readonly Sentence[] {
  return sentences.map(({ text, cited }, index) => ({
    text: index === 0 ? fillIn(titled, { heading, text }) : text,
    cited,
  }))
}

function row(...cells: GridRow['cells']): GridRow {
  return { height: 8, cells }
}
