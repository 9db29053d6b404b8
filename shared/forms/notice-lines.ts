import { EVIDENCE_MARKS } from '#shared/policy/answer-sentences.ts'
import { answerWords, type Sentence } from '#shared/policy/answer-words.ts'
import { LIMITED_ACTIONS } from '#shared/policy/limits.ts'
import type { Basis, Category } from '#shared/policy/policy.ts'
import { askWords } from './form-page.ts'
import type { PageInput } from './form-values.ts'
import type { CitedLine } from './layout.ts'
import { fillIn } from './sentence.ts'

/** What the notices of a region are made of. */
export interface NoticeInput extends PageInput {
  readonly insuredDivision: string
}

/** Every answer of a category as paper says it: asked of nobody in particular, on the day of printing. */
export function noticeAnswers(
  { policy, tables, printedOn }: NoticeInput,
  category: Category,
  ask: string,
): ReturnType<typeof answerWords> {
  return answerWords({
    policy,
    destinations: tables.destinations,
    asked: { category, day: printedOn, startDate: printedOn, facts: {} },
    ask,
  })
}

/** Who is to be asked, by the words of a notice. */
export function askOf(
  input: NoticeInput,
  words: { readonly ask: string; readonly askElsewhere: string },
): string {
  return askWords(input.insuredDivision, input, words)
}

/**
 * Sentences as lines of a cell: what is said alike of changing and ending is said once, and articles
 * stand behind the last of the sentences that share them.
 */
export function linesOf(sentences: readonly Sentence[]): readonly CitedLine[] {
  const said = sentences.flatMap((sentence, index) => {
    const [before, after] = [sentences[index - 1], sentences[index + 1]]
    if (before && isSameLimit(before, sentence)) return []
    return after && isSameLimit(sentence, after) ? joinLimits(sentence) : sentence
  })
  return said.map(({ text, cited }, index) => ({
    text,
    cited: cited === said[index + 1]?.cited ? '' : cited,
  }))
}

const { change: CHANGE, terminate: TERMINATE } = LIMITED_ACTIONS

function isSameLimit(change: Sentence, terminate: Sentence): boolean {
  return (
    change.text.includes(CHANGE) && change.text.replaceAll(CHANGE, TERMINATE) === terminate.text
  )
}

function joinLimits({ text, cited }: Sentence): Sentence {
  return { text: text.replaceAll(CHANGE, `${CHANGE}、${TERMINATE}`), cited }
}

/** Lines with how their marks are read, where there are marks. */
export function withLegend(items: readonly CitedLine[], legend: string): readonly CitedLine[] {
  const { promise, later } = EVIDENCE_MARKS
  const isMarked = items.some(({ text }) => text.includes(promise) || text.includes(later))
  return isMarked ? [...items, { text: legend, cited: '' }] : items
}

/** What the short names of cited documents stand for, in the order of the packs. */
export function documentLine(
  because: readonly Basis[],
  { policy }: Pick<NoticeInput, 'policy'>,
  words: { readonly document: string; readonly between: string },
): CitedLine {
  const cited = new Set(because.map((basis) => basis.document))
  const named = policy.packs
    .flatMap(({ documents }) => documents)
    .filter(({ short }) => cited.has(short))
    .map(({ short, title }) => fillIn(words.document, { short, title }))
  return { text: named.join(words.between), cited: '' }
}
