import * as z from 'zod'
import { askWords } from './notice-template.ts'
import { sentence, standing, words } from './template-words.ts'

/** 容缺受理通知书: which papers are still to come, until when, and what follows if they don't. */
export const LaterNoticeTemplate = z.strictObject({
  ...standing,
  title: words,
  statement: sentence('name', 'documentNumber', 'category', 'destination', 'acceptedOn'),
  labels: z.strictObject({
    acceptanceNumber: words,
    number: words,
    material: words,
    due: words,
    consequence: words,
    falsehood: words,
    place: words,
    handlerSignature: words,
    applicantSignature: words,
    handledOn: words,
    receivedOn: words,
  }),
  words: z.strictObject({
    ...askWords,
    until: sentence('day'),
    counted: sentence('days', 'day'),
    /** Where the days it rests on are not published yet. */
    expected: sentence('days', 'day'),
    overdue: sentence('ask'),
    place: sentence('office', 'phone'),
  }),
})
export type LaterNoticeTemplate = z.infer<typeof LaterNoticeTemplate>

/** 补正通知书: what keeps an entry from being accepted, and what would be right. */
export const CorrectionNoticeTemplate = z.strictObject({
  ...standing,
  title: words,
  labels: z.strictObject({
    name: words,
    documentNumber: words,
    insuredDivision: words,
    category: words,
    number: words,
    field: words,
    problem: words,
    remedy: words,
    term: words,
    place: words,
    handlerSignature: words,
    applicantSignature: words,
    handledOn: words,
    receivedOn: words,
  }),
  heading: sentence('count'),
  words: z.strictObject({
    ...askWords,
    /** For what was not entered yet. */
    open: words,
    term: sentence('ask'),
    place: sentence('office', 'phone'),
  }),
})
export type CorrectionNoticeTemplate = z.infer<typeof CorrectionNoticeTemplate>
