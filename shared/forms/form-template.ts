import * as z from 'zod'
import { Category } from '#shared/policy/policy.ts'
import {
  ClaimSlipTemplate,
  InjuryStatementTemplate,
  OutsideOrderTemplate,
  TerminationFormTemplate,
} from './case-form-template.ts'
import { CorrectionNoticeTemplate, LaterNoticeTemplate } from './filing-notice-template.ts'
import { NoticeTemplate, OneTimeNoticeTemplate } from './notice-template.ts'
import { SettlementStatementTemplate } from './settlement-template.ts'
import { sentence, standing, words } from './template-words.ts'

/** The printed text of one option, in print order, beside the code it stands for. */
const codeOption = z.strictObject({ code: words, text: words })
const categoryOption = z.strictObject({
  category: Category,
  text: words,
  /** Printed only where it is the one to tick: a line of ours that the form itself does not have. */
  onlyWhenChosen: z.literal(true).optional(),
})

/** 附件1 备案表: titles, labels, options and notes, with the switches of a local layout. */
export const FilingFormTemplate = z.strictObject({
  ...standing,
  title: sentence('province'),
  labels: z.strictObject({
    filingNumber: words,
    name: words,
    gender: words,
    insuranceType: words,
    category: words,
    registration: words,
    documentNumber: words,
    toProvince: words,
    insuredDivision: words,
    toPrefecture: words,
    address: words,
    phone: words,
    validity: words,
    secondPhone: words,
    changes: words,
    signature: words,
    filledOn: words,
    office: words,
    officePhone: words,
    handler: words,
    handledOn: words,
  }),
  insuranceTypes: z.array(codeOption).min(1),
  categories: z.array(categoryOption).min(1),
  registrations: z.array(z.strictObject({ kind: z.enum(['new', 'change']), text: words })).min(1),
  notice: z.strictObject({ heading: words, items: z.array(words).min(1) }),
  show: z.strictObject({
    toPrefecture: z.boolean(),
    validity: z.boolean(),
    secondPhone: z.boolean(),
  }),
  words: z.strictObject({
    awaitingNumber: sentence('acceptanceNumber'),
    changed: sentence('field', 'from', 'to'),
    untilChanged: sentence('start'),
    fromTo: sentence('start', 'end'),
    /** Of a filing that was ended before its days were over. */
    ended: sentence('start', 'end'),
    /** For what a filing rightly has none of, e.g. the prefecture of 北京市. */
    none: words,
  }),
})
export type FilingFormTemplate = z.infer<typeof FilingFormTemplate>

/** 附件2 个人承诺书: one text, categories and replaced materials as options. */
export const PromiseLetterTemplate = z.strictObject({
  ...standing,
  title: words,
  statement: sentence(
    'name',
    'documentType',
    'documentNumber',
    'phone',
    'insuredDivision',
    'destination',
  ),
  labels: z.strictObject({
    acceptanceNumber: words,
    insuranceType: words,
    category: words,
    materials: words,
    manner: words,
    signature: words,
    signedOn: words,
    agent: words,
    relationship: words,
    agency: words,
    informant: words,
    office: words,
    supplement: words,
    verification: words,
    verifiedBy: words,
    verifiedOn: words,
  }),
  insuranceTypes: z.array(codeOption).min(1),
  categories: z.array(categoryOption).min(1),
  /** `requirement` is the id of a material requirement of the policy packs. */
  materials: z.array(z.strictObject({ requirement: words, text: words })).min(1),
  promise: z.strictObject({
    heading: words,
    items: z.array(z.strictObject({ mark: words, text: sentence('breach') })).min(1),
    /** How the insured region deals with a broken promise: local text. */
    breach: words,
  }),
  manners: z.array(z.strictObject({ kind: z.enum(['on-site', 'online']), text: words })).min(1),
  supplements: z.array(words).min(1),
  verifications: z.array(words).min(1),
  words: z.strictObject({ none: words }),
})
export type PromiseLetterTemplate = z.infer<typeof PromiseLetterTemplate>

/** 受理单: labels and notices; the notice on validity comes from the policy pack. */
export const AcceptanceSlipTemplate = z.strictObject({
  ...standing,
  title: words,
  labels: z.strictObject({
    acceptanceNumber: words,
    name: words,
    documentNumber: words,
    category: words,
    validity: words,
    insuredDivision: words,
    destination: words,
    materials: words,
    office: words,
    officePhone: words,
    handler: words,
    acceptedAt: words,
    handlerSignature: words,
    applicantSignature: words,
  }),
  notice: z.strictObject({
    heading: words,
    /** Short name of the document the heading names, as the policy packs cite it. */
    document: words,
    /** Verbatim sentences, each with the article it stands in. */
    items: z.array(z.strictObject({ article: words, text: words })).min(1),
  }),
  words: z.strictObject({
    promised: sentence('requirement', 'evidence'),
    /** A referral certificate whose content was recorded. */
    referral: sentence('referral'),
    numbered: sentence('number', 'material'),
    /** Said where the category asks for no material at all. */
    noMaterials: z.string().min(1),
    cited: sentence('text', 'article'),
    untilChanged: sentence('start'),
    fromTo: sentence('start', 'end'),
    /** Of a filing that was ended before its days were over; with both days it would take a second line. */
    ended: sentence('end'),
    moment: sentence('day', 'time'),
  }),
})
export type AcceptanceSlipTemplate = z.infer<typeof AcceptanceSlipTemplate>

/** What is fixed on the printed forms: `assets/forms/<form id>.json`. */
export const FormTemplates = z.strictObject({
  'filing-form': FilingFormTemplate,
  'promise-letter': PromiseLetterTemplate,
  'acceptance-slip': AcceptanceSlipTemplate,
  'later-notice': LaterNoticeTemplate,
  notice: NoticeTemplate,
  'one-time-notice': OneTimeNoticeTemplate,
  'correction-notice': CorrectionNoticeTemplate,
  'injury-statement': InjuryStatementTemplate,
  'outside-order': OutsideOrderTemplate,
  'termination-form': TerminationFormTemplate,
  'claim-slip': ClaimSlipTemplate,
  'settlement-statement': SettlementStatementTemplate,
})
export type FormTemplates = z.infer<typeof FormTemplates>
