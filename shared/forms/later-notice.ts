import { destinationLabel } from '#shared/codes/divisions.ts'
import type { Filing } from '#shared/filing/filing.ts'
import { maskDocumentNumber } from '#shared/filing/mask.ts'
import { dueOf, type Term } from '#shared/filing/obligation-due.ts'
import { isPending } from '#shared/filing/status.ts'
import { officeDay } from '#shared/office-day.ts'
import { laterTerm } from '#shared/policy/answer-sentences.ts'
import { findGiven, laterMaterials } from '#shared/policy/materials.ts'
import { type Category, citeAll, type MaterialRequirement } from '#shared/policy/policy.ts'
import { ok, type Result, refuse } from '#shared/result.ts'
import type { LaterNoticeTemplate } from './filing-notice-template.ts'
import { FORM_NAMES } from './form-names.ts'
import { askWords, formFooter, standingMark } from './form-page.ts'
import { chineseDate, type FormInput, requireValues } from './form-values.ts'
import {
  type Block,
  byHand,
  type GridRow,
  type Layout,
  label,
  lines,
  ownLabel,
  value,
} from './layout.ts'
import { noticeAnswers } from './notice-lines.ts'
import { fillIn, fillInRuns } from './sentence.ts'

const FORM = FORM_NAMES['later-notice']

/** Number · paper · until when, in mm. */
const PAPERS = [14, 96, 64]
/** Label · what is told, in mm. */
const TOLD = [30, 144]
/** Label · hand · label · hand, in mm. */
const HANDS = [30, 57, 30, 57]

/** 容缺受理通知书: a filing was accepted before every paper was there; this says which are to come, until when. */
export function laterNoticeLayout(input: FormInput): Result<Layout> {
  const { filing, policy, tables, printedOn, watermark } = input
  const template = tables.forms['later-notice']
  const { category } = filing.entry
  const later = laterMaterials(filing.entry, policy)
  if (later.length === 0 || category === '')
    return refuse('form-not-needed', `这份备案没有后补的材料，不需要${FORM}`)
  const required = requireValues(FORM, findValues(input))
  if (!required.ok) return required
  const { labels } = template
  return ok({
    form: 'later-notice',
    extent: 'page',
    documentTitle: `${template.title} ${filing.acceptanceNumber}`,
    title: template.title,
    corner: {
      left: standingMark(template.standing),
      right: [
        { voice: 'form', text: `${labels.acceptanceNumber}：` },
        { voice: 'entry', field: labels.acceptanceNumber, text: filing.acceptanceNumber },
      ],
    },
    blocks: [
      { kind: 'paragraph', runs: fillInRuns(template.statement, required.value) },
      { kind: 'grid', columns: PAPERS, rows: paperRows(later, input), headerRows: 1 },
      { kind: 'grid', columns: TOLD, rows: toldRows(input, category) },
      handRows(template),
    ],
    footer: formFooter(input, template),
    printedOn,
    watermark,
  })
}

function findValues({ filing, tables, policy }: FormInput) {
  const { entry } = filing
  const destination = tables.destinations.get(entry.destination)
  const named = (field: string, text: string | undefined) => ({ field, text })
  return {
    name: named('姓名', entry.name),
    documentNumber: named(
      '证件号码',
      entry.documentNumber === '' ? '' : maskDocumentNumber(entry.documentNumber),
    ),
    category: named(
      '人员类别',
      entry.category === '' ? undefined : policy.categories[entry.category]?.label,
    ),
    destination: named('就医地', destination && destinationLabel(destination)),
    acceptedOn: named('受理日期', chineseDate(officeDay(new Date(filing.acceptedAt)))),
  }
}

function paperRows(later: readonly MaterialRequirement[], input: FormInput): readonly GridRow[] {
  const { labels } = input.tables.forms['later-notice']
  const rows = later.map((requirement, index): GridRow => {
    const due = dueWords(termOf(requirement, input.filing), input)
    const papers = requirement.anyOf.filter(({ kind }) => kind === 'document')
    const named = `${requirement.label}：${papers.map((paper) => paper.label).join('；或')}`
    return {
      height: 10,
      cells: [
        ownLabel(String(index + 1)),
        lines([{ text: named, cited: citeAll(requirement.because), isEntered: true }]),
        value({ field: labels.due, text: due }),
      ],
    }
  })
  const head = [label(labels.number), label(labels.material), label(labels.due)]
  return [{ height: 8, cells: head }, ...rows]
}

/** Until when a paper is owed; of a filing from before that was kept, as it was accepted. */
function termOf(
  requirement: MaterialRequirement,
  { entry, obligations, acceptedAt }: Filing,
): Term {
  const owed = obligations.find((one) => one.requirement === requirement.id && isPending(one))
  return (
    owed ?? {
      start: officeDay(new Date(acceptedAt)),
      workingDays: findGiven(entry, requirement)?.workingDays ?? null,
      dueDay: entry.laterDue === '' ? null : entry.laterDue,
    }
  )
}

/** The last day by the calendar of today: 预计 where it rests on days nobody published yet. */
function dueWords(term: Term, { calendar, tables }: FormInput): string {
  const { words } = tables.forms['later-notice']
  const due = dueOf(term, calendar)
  if (due === null) return laterTerm(null)
  const day = chineseDate(due.day)
  if (term.workingDays === null) return fillIn(words.until, { day })
  const days = String(term.workingDays)
  return fillIn(due.isExpected ? words.expected : words.counted, { days, day })
}

/** What follows if a paper does not come, or is not true; as the rules say, or whom to ask. */
function toldRows(input: FormInput, category: Category): readonly GridRow[] {
  const { filing, office, tables } = input
  const { labels, words } = tables.forms['later-notice']
  const { insuredDivision } = filing.entry
  const ask = askWords(insuredDivision, input, words)
  const answers = noticeAnswers({ ...input, insuredDivision }, category, ask)
  const overdue = { text: fillIn(words.overdue, { ask }), cited: '' }
  const place = fillIn(words.place, { office: office.name, phone: office.phone })
  return [
    { height: 9, cells: [label(labels.consequence), lines([overdue])] },
    { height: 9, cells: [label(labels.falsehood), lines(answers.promiseBreach.sentences)] },
    { height: 9, cells: [label(labels.place), lines([{ text: place, cited: '' }])] },
  ]
}

function handRows({ labels }: LaterNoticeTemplate): Block {
  return {
    kind: 'grid',
    columns: HANDS,
    isWhole: true,
    rows: [
      {
        height: 14,
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
