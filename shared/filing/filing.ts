import * as z from 'zod'
import { PackVersion } from '#shared/policy/pack.ts'
import { Category } from '#shared/policy/policy.ts'
import { date, text } from './entry-value.ts'
import { Injury } from './injury.ts'
import { Obligation } from './obligation.ts'
import { Referral } from './referral.ts'

/** 代办人 who files for the insured person. */
export const Agent = z.strictObject({
  name: text(50),
  documentType: text(6),
  documentNumber: text(50),
  phone: text(30),
  relationship: text(3),
})
export type Agent = z.infer<typeof Agent>

/**
 * What the clerk enters, field by field; '' is "not entered yet". Lengths follow the national
 * fields (X2511, OUT_APPY_D). Whether it may be accepted is for `checkEntry` to say.
 */
export const FilingEntry = z.strictObject({
  voucher: text(3),
  documentType: text(6),
  documentNumber: text(50),
  /** 证件有效期至; '' is without end, or not entered. */
  documentValidUntil: date.default(''),
  name: text(50),
  gender: text(3),
  insuranceType: text(6),
  insuredDivision: text(6),
  category: z.union([z.literal(''), Category]),
  /** Registers what counts as filed without filing (视同已备案); drafts from before this had none. */
  fileAnyway: z.boolean().default(false),
  destination: text(50),
  startDate: date,
  /** '' means: valid until changed (长期有效). */
  endDate: date,
  address: text(200),
  phone: text(30),
  secondPhone: text(30),
  /** Material requirement id → id of the evidence given. */
  materials: z.record(z.string(), z.string()),
  /** 补交期限 agreed for papers that come later, where the rules set none; drafts from before had none. */
  laterDue: date.default(''),
  /** What the 转诊证明 says, where it is recorded; drafts from before had none. */
  referral: Referral.nullable().default(null),
  /** 外伤情况 of a stay under this filing (规程第三十五条); filings from before had none. */
  injury: Injury.nullable().default(null),
  agent: Agent.nullable(),
  note: text(500),
})
export type FilingEntry = z.infer<typeof FilingEntry>

/** An entry nobody has typed into. */
export const EMPTY_ENTRY: FilingEntry = {
  voucher: '',
  documentType: '01',
  documentNumber: '',
  documentValidUntil: '',
  name: '',
  gender: '',
  insuranceType: '',
  insuredDivision: '',
  category: '',
  fileAnyway: false,
  destination: '',
  startDate: '',
  endDate: '',
  address: '',
  phone: '',
  secondPhone: '',
  materials: {},
  laterDue: '',
  referral: null,
  injury: null,
  agent: null,
  note: '',
}

/** An agent nobody has typed into. */
export const EMPTY_AGENT: Agent = {
  name: '',
  documentType: '01',
  documentNumber: '',
  phone: '',
  relationship: '',
}

/** An entry under way: sealed in the window within half a second, in the vault within two. */
export const Draft = z.strictObject({
  id: z.uuid(),
  /** Rises with every save; of two copies the higher one is the draft. */
  revision: z.int().min(1),
  savedAt: z.iso.datetime(),
  entry: FilingEntry,
  /** The filing it renews (续办); the vault keeps this over later saves that do not name it. */
  renews: z.uuid().optional(),
})
export type Draft = z.infer<typeof Draft>

/**
 * Where an accepted filing stands: with the national subsystem, or at its end. `imported` was registered
 * elsewhere before this desk: it is looked up here and never sent.
 */
export const FilingStatus = z.enum([
  'accepted',
  'acknowledged',
  'refused',
  'terminated',
  'voided',
  'imported',
])
export type FilingStatus = z.infer<typeof FilingStatus>

/** The subsystem's word that it holds the filing. */
export const Receipt = z.strictObject({
  /** 待遇申报明细流水号 trt_dcla_detl_sn. */
  receiptNumber: z.string(),
  /** 备案编号 fil_no; '' where the subsystem gave none. */
  filingNumber: z.string(),
  /** 数据版本号 ver_no. */
  version: z.string(),
  /** 人员编号 psn_no; '' where none was given yet. */
  personNumber: z.string().default(''),
  acknowledgedAt: z.iso.datetime(),
})
export type Receipt = z.infer<typeof Receipt>

/** The policy packs a filing was accepted under, which it keeps; the first filings named the country's alone. */
export const AcceptedUnder = z.union([
  z.strictObject({ packs: z.array(PackVersion).min(1) }),
  PackVersion.transform((pack) => ({ packs: [pack] })),
])
export type AcceptedUnder = z.infer<typeof AcceptedUnder>
/** Who did something, as they were called then. */
const Person = z.strictObject({ number: z.string(), name: z.string() })

/** How a filing ended by decision of the office: 终止 (注销) of a valid one, 作废 (撤销) of a mistake. */
export const FilingEnd = z.strictObject({
  kind: z.enum(['terminated', 'voided']),
  /** The first day on which it holds no more; a voided one never held. */
  on: z.iso.date(),
  reason: text(500),
  by: Person,
  /** The other operator who agreed; 作废 needs one. */
  secondPerson: Person.nullable(),
  at: z.iso.datetime(),
})
export type FilingEnd = z.infer<typeof FilingEnd>

/** How a filing came to the desk: at the window, on the list of an employer, or from an older ledger. */
export const FilingChannel = z.enum(['window', 'list', 'import'])
export type FilingChannel = z.infer<typeof FilingChannel>

/** A filing the office has accepted (受理): durable in the vault before anyone was told so. */
export const Filing = z.strictObject({
  id: z.uuid(),
  /** 受理号: office code, day, serial of the day; the filing's name until the 备案编号 comes. */
  acceptanceNumber: z.string(),
  status: FilingStatus,
  entry: FilingEntry,
  policy: AcceptedUnder,
  acceptedAt: z.iso.datetime(),
  acceptedBy: Person,
  receipt: Receipt.nullable(),
  /** The numbers of its own record at the subsystem, where that was found to say something else. */
  found: Receipt.nullable().default(null),
  /** Rises with everything the office decides about it after acceptance. */
  revision: z.int().min(1).default(1),
  ended: FilingEnd.nullable().default(null),
  /** What is still owed to the office: papers to be handed in later, promises to be verified. */
  obligations: z.array(Obligation).default([]),
  /** The filing whose days this one continues (续办). */
  renews: z.uuid().nullable().default(null),
  /** Filings from before this was kept count as taken at the window. */
  channel: FilingChannel.default('window'),
})
export type Filing = z.infer<typeof Filing>

/** The life of a filing to which nothing has happened yet. */
export const NEW_LIFE: Pick<
  Filing,
  'found' | 'revision' | 'ended' | 'obligations' | 'renews' | 'channel'
> = {
  found: null,
  revision: 1,
  ended: null,
  obligations: [],
  renews: null,
  channel: 'window',
}

/** What the clerk asked before a change or an end; null is "not asked". */
export const LifeFacts = z.strictObject({
  /** Whether costs have arisen at the place of treatment under this filing. */
  costArisen: z.boolean().nullable(),
  /** Whether the person is in hospital there now (规程第十二条). */
  inHospital: z.boolean().nullable(),
})
export type LifeFacts = z.infer<typeof LifeFacts>

/** One field before and after a change, in words. */
export const FieldChange = z.strictObject({ field: z.string(), from: z.string(), to: z.string() })
export type FieldChange = z.infer<typeof FieldChange>

/** One thing that happened to a filing: its timeline is the list of these. */
export const FilingEvent = z.strictObject({
  at: z.iso.datetime(),
  kind: z.enum([
    'accepted',
    'sent',
    /** The transmission that was about to leave did not: the line was down. */
    'unsent',
    'acknowledged',
    'refused',
    'unknown',
    /** What 1101 says of the person is not what was filed. */
    'differs',
    /** Every page it announced is with the subsystem. */
    'pages-confirmed',
    /** A page was laid aside; the reason stands in the detail. */
    'page-refused',
    /** Its pages left this machine for an archive file, which the detail names. */
    'pages-archived',
    'printed',
    /** Whether a paper came out is not known; how it was lost stands in the detail. */
    'maybe-printed',
    'saved',
    'changed',
    'terminated',
    'voided',
    /** A material owed was handed in. */
    'supplied',
    /** A promise was held against the facts. */
    'verified',
    /** A day was set until which something is owed. */
    'due-set',
    /** A later filing continues this one. */
    'renewed',
    /** What waited for the line was settled at the desk; it was never sent. */
    'settled-here',
    /** A person looks after its way to the subsystem from then on, or another one does. */
    'set-aside',
    'handed-over',
    /** A change or an end that the subsystem does not have was taken back. */
    'taken-back',
    /** 外伤情况 was recorded (规程第三十五条). */
    'injury',
    /** What was decided about a difference from the subsystem (日对账). */
    'reconciled',
    /** It came from an older ledger; file and row stand in the detail. */
    'imported',
  ]),
  by: z.string(),
  detail: z.string(),
  /** The article it rests on, as cited. */
  basis: z.string().optional(),
  reason: z.string().optional(),
  changes: z.array(FieldChange).optional(),
  /** The name of the second person. */
  secondPerson: z.string().optional(),
  facts: LifeFacts.optional(),
})
export type FilingEvent = z.infer<typeof FilingEvent>
