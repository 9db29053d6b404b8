import type { Announcement } from '#shared/sync/announcements.ts'
import { dayStart, type FoundFiling, PAGE_ROWS } from '#shared/sync/found-filing.ts'
import type { PersonOutput } from '#shared/sync/person-query.ts'
import type { RegistrationData } from '#shared/sync/registration-wire.ts'
import type { TransactionInput } from '#shared/sync/transactions.ts'
import { compactMoment, wireMoment } from '#shared/sync/wire-time.ts'
import type { FilingBook, HeldFiling } from './filing-book.ts'
import type { PageBook } from './page-book.ts'
import { refusal, type Verdict } from './refusal.ts'
import { personNumberOf, type TrainingPerson } from './training-persons.ts'

/** What the transactions work on. */
export interface Served {
  readonly book: FilingBook
  readonly pages: PageBook
  /** The seeded persons by document number; one number is borne by two. */
  readonly persons: ReadonlyMap<string, readonly TrainingPerson[]>
  /** The places one may file to, by code (规程第十一条). */
  readonly destinationCodes: ReadonlySet<string>
  /** The 停机公告 that are out. */
  announcements(): readonly Announcement[]
}

/** 9001 签到. */
export function signIn(input: TransactionInput<'9001'>, now: Date): Verdict {
  const sign_no = `${compactMoment(now)}${input.signIn.opter_no}`.slice(0, 30)
  return output({ signinoutb: { sign_time: wireMoment(now), sign_no } })
}

/** 1101 人员信息获取: the seeded persons only. */
export function person(served: Served, input: TransactionInput<'1101'>, now: Date): Verdict {
  const { certno, mdtrt_cert_no, psn_name } = input.data
  const bearers = served.persons.get(certno || mdtrt_cert_no) ?? []
  const [found, ...others] = psn_name ? bearers.filter(({ name }) => name === psn_name) : bearers
  if (bearers.length === 0) return refusal('YD3001', '没有查到这个人的参保信息')
  if (found === undefined) return refusal('YD3002', '姓名与证件号码不符')
  if (others.length > 0) return refusal('YD3003', '这个证件号码登记了两个人，请录入姓名后再查')
  return output(personOutput(found, now))
}

/** Who sent a message, and when it was heard. */
export interface Received {
  /** 经办机构编号 of the sender. */
  readonly agency: string
  readonly now: Date
}

/** X2511 备案登记: a known key is answered with its first serials; a new person is learned. */
export function register(
  served: Served,
  { data, x_pages }: TransactionInput<'X2511'>,
  { agency, now }: Received,
): Verdict {
  const key = data.exp_content.x_client_biz_no
  const known = served.book.findByKey(key)
  if (known !== undefined) return output({ result: serialsOf(known, '1') })
  const fault = findContentFault(served, data)
  if (fault) return fault
  const bearers = served.persons.get(data.certno)
  if (bearers?.every(({ name }) => name !== data.psn_name)) {
    return refusal('YD2004', '姓名与证件号码不符')
  }
  const held = served.book.add(key, (serial) => ({
    ...hold(data, serial, now),
    optins_no: agency,
    ...(x_pages && { x_pages }),
  }))
  return output({ result: serialsOf(held, '0') })
}

/** What a registration and a change must both get right. */
export function findContentFault(
  { destinationCodes }: Served,
  data: Pick<RegistrationData, 'rloc_admdvs' | 'begndate' | 'enddate'>,
): Verdict | undefined {
  if (!destinationCodes.has(data.rloc_admdvs)) {
    return refusal('YD2001', 'rloc_admdvs 不是可备案的就医地')
  }
  return data.enddate !== undefined && data.enddate < data.begndate
    ? refusal('YD2002', 'enddate 早于 begndate')
    : undefined
}

/** X5311 备案查询: every condition given has to fit; or what was changed since, by page. */
export function findFilings(
  served: Served,
  { data }: TransactionInput<'X5311'>,
  { agency }: Received,
): Verdict {
  if (data.x_since_ver !== undefined) return listChanges(served, { ...data, agency })
  const fits = (held: HeldFiling) =>
    isFit(data.trt_dcla_detl_sn, held.trt_dcla_detl_sn) &&
    isFit(data.fil_no, held.fil_no) &&
    isFit(data.psn_no, held.psn_no) &&
    isFit(data.certno, held.certno)
  const key = data.x_client_biz_no
  const candidates =
    key === undefined ? served.book.list() : [served.book.findByKey(key) ?? []].flat()
  return output({ list: candidates.filter(fits).map(foundFiling) })
}

/** Assumed: the sender's own registrations, each once with its newest content, in the order of the changes. */
function listChanges(
  { book }: Served,
  wanted: TransactionInput<'X5311'>['data'] & Pick<Received, 'agency'>,
): Verdict {
  const { agency, x_since_ver: since = '0', page_num = 1, page_size: limit = PAGE_ROWS } = wanted
  const rows = book.listChanges({ since, agency, skip: (page_num - 1) * limit, limit })
  const isLast = rows.length < limit
  const x_ver = isLast ? book.lastChange() : (rows.at(-1)?.change ?? since)
  return output({ list: rows.map(({ held }) => foundFiling(held)), x_ver })
}

function isFit(asked: string | undefined, held: string): boolean {
  return asked === undefined || asked === '' || asked === held
}

/** A verdict that says something. */
export function output(value: Readonly<Record<string, unknown>>): Verdict {
  return { kind: 'output', output: value }
}

/** The receipt's numbers: trt_dcla_detl_sn is region (6), epoch milliseconds (13), serial (11). */
function hold(data: RegistrationData, serial: number, now: Date): HeldFiling {
  return {
    ...data,
    psn_no: data.psn_no || personNumberOf(data.insu_admdvs, data.certno),
    trt_dcla_detl_sn: `${data.insu_admdvs}${now.getTime()}${String(serial).padStart(11, '0')}`,
    fil_no: `${data.insu_admdvs}${compactMoment(now).slice(0, 8)}${String(serial % 1_000_000).padStart(6, '0')}`,
    ver_no: '1',
    vali_flag: '1',
  }
}

function serialsOf(held: HeldFiling, duplicate: '0' | '1') {
  return {
    x_client_biz_no: held.exp_content.x_client_biz_no,
    trt_dcla_detl_sn: held.trt_dcla_detl_sn,
    fil_no: held.fil_no,
    ver_no: held.ver_no,
    psn_no: held.psn_no,
    rchk_flag: '1',
    out_fil_upld_stas: '1',
    x_dup: duplicate,
  }
}

/** A filing as X5311 and a conflict show it. */
export function foundFiling(held: HeldFiling): FoundFiling {
  return {
    x_client_biz_no: held.exp_content.x_client_biz_no,
    trt_dcla_detl_sn: held.trt_dcla_detl_sn,
    fil_no: held.fil_no,
    ver_no: held.ver_no,
    psn_no: held.psn_no,
    insuplc_admdvs: held.insu_admdvs,
    mdtrtarea_admdvs_no: held.rloc_admdvs,
    cert_type: held.psn_cert_type,
    certno: held.certno,
    psn_name: held.psn_name,
    insutype: held.insutype,
    curr_addr: held.resout_addr,
    coner_tel: held.tel,
    fil_appy_begntime: dayStart(held.begndate),
    fil_endtime: held.enddate === undefined ? null : dayStart(held.enddate),
    insuplc_vali_flag: held.vali_flag,
    x_cncl_type: held.x_cncl_type,
    x_cncl_date: held.x_cncl_date,
    x_fil_psn_type: held.exp_content.x_fil_psn_type,
    trum_flag: held.exp_content.x_inj?.trum_flag,
    rel_ttp_flag: held.exp_content.x_inj?.rel_ttp_flag,
  }
}

function personOutput(person: TrainingPerson, now: Date): PersonOutput {
  return {
    baseinfo: {
      psn_no: person.personNumber,
      psn_cert_type: person.documentType,
      certno: person.documentNumber,
      psn_name: person.name,
      gend: person.gender,
      brdy: person.birthDate,
      age: now.getUTCFullYear() - Number(person.birthDate.slice(0, 4)),
    },
    insuinfo: [
      {
        balc: 0,
        insutype: person.insuranceType,
        psn_type: person.insuranceType === '310' ? '11' : '15',
        psn_insu_stas: person.insuranceState,
        psn_insu_date: '2015-01-01',
        ...(person.insuranceState === '2' && { paus_insu_date: '2026-06-30' }),
        cvlserv_flag: '0',
        insuplc_admdvs: person.insuredDivision,
      },
    ],
    idetinfo: [],
  }
}
