import { findLabel, PHYSICIAN_TITLES } from '#shared/codes/code-tables.ts'
import type { Agent, Filing, FilingEntry } from '#shared/filing/filing.ts'
import type { Injury } from '#shared/filing/injury.ts'
import type { Referral } from '#shared/filing/referral.ts'
import { findReferral } from '#shared/filing/referral-rules.ts'
import { promisedMaterials } from '#shared/policy/materials.ts'
import type { Category } from '#shared/policy/policy.ts'
import type { Policy } from '#shared/policy/resolve.ts'
import { RegistrationData } from './registration-wire.ts'
import { wireMoment } from './wire-time.ts'

type WireCategory = RegistrationData['exp_content']['x_fil_psn_type']

/** Our own code of each category (wire contract §4): no public table has all six. */
export const WIRE_CATEGORIES: Readonly<Record<Category, WireCategory>> = {
  'relocated-retiree': 'L1',
  'long-term-resident': 'L2',
  'stationed-worker': 'L3',
  referred: 'T1',
  emergency: 'T2',
  temporary: 'T3',
}

/** 异地安置原因 RLOC_REA as one province's core uses it (wire contract §4); T2 and T3 have none. */
const RELOCATION_REASONS: Readonly<Record<WireCategory, RegistrationData['rloc_rea']>> = {
  L1: '02',
  L2: '07',
  L3: '07',
  T1: '06',
  T2: undefined,
  T3: undefined,
}

/**
 * What the subsystem should hold of a filing: `data` of X2511. `key` is the outbox entry's id
 * (x_client_biz_no), `policy` the rules the filing was accepted under. Throws where the filing is not
 * one the wire can carry; the message names fields, never values.
 */
export function registration(filing: Filing, key: string, policy: Policy): RegistrationData {
  // The wire's own schema has the last word on lengths and codes.
  const read = RegistrationData.safeParse(writtenRegistration(filing, key, policy))
  if (read.success) return read.data
  const fields = read.error.issues.map((issue) => issue.path.join('.'))
  throw new Error(`X2511 cannot carry: ${fields.join(', ')}`)
}

/** The same, or undefined where the filing is not one the wire can carry. */
export function findRegistration(
  filing: Filing,
  key: string,
  policy: Policy,
): RegistrationData | undefined {
  return RegistrationData.safeParse(writtenRegistration(filing, key, policy)).data
}

function writtenRegistration(filing: Filing, key: string, policy: Policy): unknown {
  const { entry } = filing
  const category = entry.category === '' ? undefined : WIRE_CATEGORIES[entry.category]
  const referral = findReferral(entry, policy)
  return {
    psn_cert_type: entry.documentType,
    certno: entry.documentNumber,
    psn_name: entry.name,
    ...given('gend', entry.gender),
    insutype: entry.insuranceType,
    insu_admdvs: entry.insuredDivision,
    ...given('tel', entry.phone),
    rloc_admdvs: entry.destination,
    ...given('rloc_rea', category && RELOCATION_REASONS[category]),
    ...given('resout_addr', entry.address),
    begndate: entry.startDate,
    ...given('enddate', entry.endDate),
    ...(entry.agent === null ? {} : agentFields(entry.agent)),
    ...(referral && referralFields(referral)),
    ...given('memo', memoOf(category, entry.note)),
    att_cnt: 0,
    exp_content: JSON.stringify({
      x_fil_psn_type: category,
      x_client_biz_no: key,
      x_filled_at: wireMoment(new Date(filing.acceptedAt)),
      x_prms_flag: promisedMaterials(entry, policy).length > 0 ? '1' : '0',
      ...given('x_tel2', entry.secondPhone),
      ...(referral && { x_refl: referralExtension(referral) }),
      ...(entry.injury && { x_inj: injuryExtension(entry.injury) }),
      x_atts: [],
    }),
  }
}

/** Whether the subsystem keeps any of what tells two contents of a filing apart. */
export function isToldApart(filing: Filing, entry: FilingEntry, policy: Policy): boolean {
  const told = (content: FilingEntry) =>
    JSON.stringify(registration({ ...filing, entry: content }, filing.id, policy))
  return told(filing.entry) !== told(entry)
}

/**
 * Under reason 07 the first two characters of the memo tell the kinds apart: 12 is 异地长期居住人员,
 * anything else 常驻异地工作人员; so a worker's own note must not happen to start with 12.
 */
function memoOf(category: WireCategory | undefined, note: string): string {
  if (category === 'L2') return `12${note}`
  return category === 'L3' && note.startsWith('12') ? `备注：${note}` : note
}

function agentFields(agent: Agent) {
  return {
    ...given('agnter_name', agent.name),
    ...given('agnter_cert_type', agent.documentType),
    ...given('agnter_certno', agent.documentNumber),
    ...given('agnter_tel', agent.phone),
    ...given('agnter_rlts', agent.relationship),
  }
}

/** The certificate under the national names; issuing one is the hospital's word that it agrees. */
function referralFields(referral: Referral) {
  return {
    ...given('diag_code', referral.diagnosisCode),
    ...given('diag_name', referral.diagnosis),
    ...given('trafout_fixmedins_code', referral.issuerCode),
    ...given('trafout_fixmedins_name', referral.issuer),
    ...given('refl_date', referral.date),
    ...given('refl_rea', referral.reason),
    hosp_agre_refl_flag: '1',
  }
}

function referralExtension({ onward, ...referral }: Referral) {
  return {
    ...given('x_issu_lv', referral.issuerLevel),
    ...given('x_opnn_titl', findLabel(PHYSICIAN_TITLES, referral.opinionBy)),
    ...given('x_aprv_by', referral.approvedBy),
    ...given('reflin_medins_name', referral.receiver),
    ...given('x_reflin_lv', referral.receiverLevel),
    ...(onward && {
      x_onwd: {
        x_from_name: onward.from,
        x_rlts: onward.relation,
        x_issu_by: onward.issuer,
        ...given('refl_date', onward.date),
      },
    }),
  }
}

/** 外伤标志 and 涉及第三方标志 with what the person told. */
function injuryExtension(injury: Injury) {
  return {
    trum_flag: '1',
    rel_ttp_flag: injury.thirdParty,
    x_inj_date: injury.day,
    ...given('x_inj_time', injury.time),
    x_inj_place: injury.place,
    x_inj_course: injury.course,
    ...given('x_inj_wtns', injury.witnesses),
    fixmedins_name: injury.hospital,
    ...given('x_adm_dept_name', injury.department),
    ...given('ipt_otp_no', injury.inpatientNumber),
    ...given('x_adm_date', injury.admittedOn),
  }
}

/** The field where it was entered, nothing where it is ''. */
function given<K extends string>(
  name: K,
  value: string | undefined,
): { readonly [P in K]?: string } {
  // A computed key widens to string; it is K by construction.
  return value === undefined || value === '' ? {} : ({ [name]: value } as Record<K, string>)
}
