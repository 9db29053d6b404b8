import * as z from 'zod'
import { ANSWER_HEADINGS, type AnswerName } from '#shared/policy/answer-words.ts'
import { StatementTopic } from '#shared/policy/rules.ts'
import { sentence, standing, words } from './template-words.ts'

/** Whom to ask what no text says: of the office's own pool, and of another one. */
export const askWords = {
  ask: sentence('phone'),
  askElsewhere: sentence('phone'),
}

const Answer = z.enum(Object.keys(ANSWER_HEADINGS) as [AnswerName, ...AnswerName[]])

/** An answer as a notice tells it. */
const ToldAnswer = z.strictObject({
  answer: Answer,
  /** Its heading stands before it. */
  isTitled: z.literal(true).optional(),
  /** Left out where no text speaks of it: it does not concern everybody. */
  onlyWhereRuled: z.literal(true).optional(),
})

/** A numbered item of the 告知书. */
const NoticeSection = z.strictObject({
  heading: words,
  /** Left out for who counts as filed without filing. */
  isForFiling: z.boolean(),
  answers: z.array(ToldAnswer),
  /** Articles quoted after the answers. */
  statements: z.array(StatementTopic),
  /** How its marks are read. */
  legend: words.optional(),
})

const labels = {
  insuredDivision: words,
  office: words,
  officePhone: words,
  informant: words,
  informed: words,
  informantDate: words,
  informedDate: words,
  documents: words,
}

/** 告知书 of one category (2024年通知一（一）): its items, in order. */
export const NoticeTemplate = z.strictObject({
  ...standing,
  title: words,
  labels: z.strictObject({ ...labels, category: words, contact: words }),
  /** The marks of the items, as many as there may be. */
  marks: z.array(words).min(1),
  sections: z.array(NoticeSection).min(1),
  words: z.strictObject({
    ...askWords,
    titled: sentence('heading', 'text'),
    contact: sentence('office', 'phone'),
    document: sentence('short', 'title'),
    /** Between two documents. */
    between: words,
  }),
})
export type NoticeTemplate = z.infer<typeof NoticeTemplate>

/** 一次性告知书: every category of a region in one table. */
export const OneTimeNoticeTemplate = z.strictObject({
  ...standing,
  title: words,
  labels: z.strictObject({ ...labels, category: words }),
  columns: z
    .array(
      z.strictObject({
        heading: words,
        /** In mm; with the first column, which names the category, the width of the page's grid. */
        width: z.int().min(20),
        isForFiling: z.boolean(),
        answers: z.array(Answer).min(1),
      }),
    )
    .min(1),
  legend: words,
  words: z.strictObject({
    ...askWords,
    /** Stands where a column is about filing, for who counts as filed without it. */
    notNeeded: words,
    document: sentence('short', 'title'),
    /** Between two documents. */
    between: words,
  }),
})
export type OneTimeNoticeTemplate = z.infer<typeof OneTimeNoticeTemplate>
