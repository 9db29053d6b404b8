import path from 'node:path'
import { readReferenceData } from '#electron/reference-files.ts'
import { buildWorkCalendar } from '#shared/calendar/work-calendar.ts'
import {
  EMPTY_AGENT,
  EMPTY_ENTRY,
  type Filing,
  type FilingEntry,
  NEW_LIFE,
} from '#shared/filing/filing.ts'
import type { Injury } from '#shared/filing/injury.ts'
import { EMPTY_REFERRAL } from '#shared/filing/referral.ts'
import type { FormInput } from '#shared/forms/form-values.ts'
import { restorePolicy } from '#shared/policy/resolve.ts'
import { indexTables } from '#shared/reference-data.ts'

const TABLES = indexTables(readReferenceData(path.join(import.meta.dirname, '..', '..', 'assets')))

/** The country's rules alone, so that the forms do not follow what one region decides. */
const ACCEPTED_UNDER = { packs: [{ id: 'national', version: '2023-01-01' }] }

/**
 * Made-up people for the tests of the forms: region 169900 exists nowhere, the check digits are right.
 * Each is one category of 规程第七条 and one kind of destination of 第十一条.
 */
export const SAMPLE_ENTRIES = {
  retiree: entry({
    documentNumber: '169900195803110022',
    name: '沈静秋',
    gender: '2',
    category: 'relocated-retiree',
    destination: '440100',
    startDate: '2026-11-22',
    address: '广州市天河区体育西路 1 号 3 栋 502 房',
    phone: '13800000001',
    secondPhone: '020-80000001',
    materials: { voucher: 'e-voucher', 'relocation-proof': 'promise' },
    agent: { ...EMPTY_AGENT, name: '沈小满', phone: '13800000009', relationship: '2' },
  }),
  referred: entry({
    documentNumber: '169900199107040014',
    name: '买买提·吐尔逊',
    gender: '1',
    insuranceType: '390',
    category: 'referred',
    destination: '110000',
    startDate: '2026-11-22',
    endDate: '2027-05-22',
    address: '北京市西城区南礼士路 56 号附近旅馆',
    phone: '13800000002',
    materials: { voucher: 'identity-document', 'referral-proof': 'referral-certificate' },
    referral: {
      ...EMPTY_REFERRAL,
      issuer: '威海市河滨中心医院',
      issuerLevel: '3',
      date: '2026-11-20',
    },
  }),
  resident: entry({
    documentNumber: '169900197206150033',
    name: '欧阳若水',
    gender: '1',
    insuranceType: '390',
    category: 'long-term-resident',
    destination: '330100',
    startDate: '2026-11-22',
    address: '杭州市上城区清江路 20 号 2 单元 301 室',
    phone: '13800000004',
    materials: { voucher: 'e-voucher', 'residence-proof': 'residence-certificate' },
  }),
  worker: entry({
    documentNumber: '169900198802290010',
    name: '司徒望舒',
    gender: '1',
    category: 'stationed-worker',
    destination: '610100',
    startDate: '2026-11-22',
    address: '西安市雁塔区科技路 10 号',
    phone: '13800000005',
    secondPhone: '029-80000005',
    materials: { voucher: 'e-voucher', 'work-proof': 'dispatch-certificate' },
  }),
  emergency: entry({
    documentNumber: '169900196411080025',
    name: '单一川',
    gender: '2',
    category: 'emergency',
    fileAnyway: true,
    destination: '510100',
    startDate: '2026-11-21',
    endDate: '2027-05-21',
    address: '成都市武侯区人民南路 8 号',
    phone: '13800000006',
    materials: { voucher: 'identity-document' },
  }),
  temporary: entry({
    documentNumber: '169900198509230043',
    name: '䶮㛃𬀩𠅤',
    gender: '2',
    category: 'temporary',
    destination: '460000',
    startDate: '2026-12-01',
    endDate: '2027-06-01',
    address: '三亚市吉阳区迎宾路 88 号',
    phone: '13800000003',
    materials: { voucher: 'social-security-card' },
  }),
} as const satisfies Record<string, FilingEntry>

/** An injury nobody else is liable for (规程第三十五条). */
export const SAMPLE_INJURY = {
  day: '2026-11-20',
  time: '14:30',
  place: '广州市天河区体育西路 1 号家中卫生间',
  course: '洗澡时地面湿滑摔倒，右髋着地，由女儿送医。',
  witnesses: '沈小满 13800000009',
  hospital: '广州市河滨中心医院',
  department: '骨科',
  inpatientNumber: 'ZY0000001',
  admittedOn: '2026-11-20',
  thirdParty: '0',
} as const satisfies Injury

/** Everything for a form of `filed`, printed on 2026-11-23, with the tables of `assets/`. */
export function sampleInput(filed: FilingEntry, change: Partial<Filing> = {}): FormInput {
  return {
    calendar: buildWorkCalendar([]),
    filing: {
      id: '0199d3a0-0000-7000-8000-000000000001',
      acceptanceNumber: '371000-20261122-0007',
      status: 'accepted',
      entry: filed,
      policy: ACCEPTED_UNDER,
      acceptedAt: '2026-11-22T01:30:00Z',
      acceptedBy: { number: '0012', name: '林晚舟' },
      receipt: null,
      ...NEW_LIFE,
      ...change,
    },
    office: {
      name: '威海市环翠区医疗保障服务中心',
      division: '371002',
      agencyCode: '371002001',
      phone: '0631-5000000',
    },
    tables: TABLES,
    policy: restorePolicy(TABLES.policies, ACCEPTED_UNDER.packs, '2026-11-22'),
    printedOn: '2026-11-23',
    watermark: null,
  }
}

function entry(change: Partial<FilingEntry>): FilingEntry {
  return {
    ...EMPTY_ENTRY,
    voucher: '01',
    insuranceType: '310',
    insuredDivision: '371002',
    ...change,
  }
}
