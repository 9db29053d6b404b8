import * as z from 'zod'
import { sentence, standing, words } from './template-words.ts'

const codeOption = z.strictObject({ code: words, text: words })

/** 附件11 外伤无第三方责任承诺书: what the person tells, the promise, and the hospital's part. */
export const InjuryStatementTemplate = z.strictObject({
  ...standing,
  title: words,
  labels: z.strictObject({
    acceptanceNumber: words,
    name: words,
    gender: words,
    age: words,
    documentNumber: words,
    phone: words,
    insuredDivision: words,
    hospital: words,
    department: words,
    inpatientNumber: words,
    admittedOn: words,
    moment: words,
    place: words,
    course: words,
    witnesses: words,
    flags: words,
    signature: words,
    signedOn: words,
    agent: words,
    relationship: words,
    institution: words,
    opinion: words,
    officeSeal: words,
    sealedOn: words,
  }),
  promise: words,
  flags: z.strictObject({ injury: words, thirdParty: words }),
  words: z.strictObject({ none: words, moment: sentence('day', 'time') }),
})
export type InjuryStatementTemplate = z.infer<typeof InjuryStatementTemplate>

/** 附件12 外院检查治疗或定点药店购药单: the person's part printed, the rest for the hospital's hand. */
export const OutsideOrderTemplate = z.strictObject({
  ...standing,
  title: words,
  labels: z.strictObject({
    acceptanceNumber: words,
    name: words,
    gender: words,
    age: words,
    documentNumber: words,
    insuredDivision: words,
    insuranceType: words,
    hospital: words,
    inpatientNumber: words,
    department: words,
    admittedOn: words,
    diagnosis: words,
    kind: words,
    institution: words,
    reason: words,
    number: words,
    item: words,
    code: words,
    specification: words,
    count: words,
    price: words,
    amount: words,
    orderedOn: words,
    sum: words,
    sumInWords: words,
    physician: words,
    head: words,
    officeSeal: words,
    sealedOn: words,
    family: words,
    familyOn: words,
  }),
  insuranceTypes: z.array(codeOption).min(1),
  kinds: z.array(words).min(1),
  /** How many empty lines the table has. */
  lines: z.int().min(1).max(20),
  notice: z.array(words).min(1),
  words: z.strictObject({ none: words }),
})
export type OutsideOrderTemplate = z.infer<typeof OutsideOrderTemplate>

/** 终止（撤销）申请: what the person asks to end, why and from when. */
export const TerminationFormTemplate = z.strictObject({
  ...standing,
  title: words,
  labels: z.strictObject({
    acceptanceNumber: words,
    filingNumber: words,
    name: words,
    documentNumber: words,
    category: words,
    destination: words,
    validity: words,
    request: words,
    reason: words,
    effectiveOn: words,
    inHospital: words,
    applicant: words,
    appliedOn: words,
    agent: words,
    relationship: words,
    office: words,
    officePhone: words,
    handler: words,
    handledOn: words,
  }),
  requests: z.array(z.strictObject({ kind: z.enum(['terminated', 'voided']), text: words })).min(1),
  inHospital: z.array(words).min(1),
  notice: z.array(words).min(1),
  words: z.strictObject({
    awaitingNumber: words,
    untilChanged: sentence('start'),
    fromTo: sentence('start', 'end'),
    none: words,
  }),
})
export type TerminationFormTemplate = z.infer<typeof TerminationFormTemplate>
