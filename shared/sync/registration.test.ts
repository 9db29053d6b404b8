import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import {
  EMPTY_AGENT,
  EMPTY_ENTRY,
  type Filing,
  type FilingEntry,
  NEW_LIFE,
} from '#shared/filing/filing.ts'
import { Category } from '#shared/policy/policy.ts'
import { resolvePolicy } from '#shared/policy/resolve.ts'
import { aReferral, TABLES, TODAY } from '#tests/builders.ts'
import { ASSUMED } from './assumed-transactions.ts'
import { registration } from './registration.ts'
import { RegistrationInput } from './registration-wire.ts'
import { TRANSACTIONS } from './transactions.ts'

const NATIONAL = resolvePolicy(TABLES.policies, '', TODAY)
const KEY = '018f6a2e-0000-4000-8000-000000000001'

const filingOf = (entry: Partial<FilingEntry>): Filing => ({
  id: '018f6a2e-0000-4000-8000-000000000002',
  acceptanceNumber: '37100220261122000001',
  status: 'accepted',
  entry: {
    ...EMPTY_ENTRY,
    documentNumber: '16990119500101001X',
    name: '买买提·吐尔逊',
    gender: '1',
    insuranceType: '390',
    insuredDivision: '371002',
    category: 'temporary',
    destination: '440100',
    startDate: '2026-11-22',
    endDate: '2027-05-22',
    phone: '13800000000',
    ...entry,
  },
  policy: { packs: [{ id: 'national', version: '2023-01-01' }] },
  acceptedAt: '2026-11-22T16:30:00.000Z',
  acceptedBy: { number: '0001', name: '李经办' },
  receipt: null,
  ...NEW_LIFE,
})
const dataOf = (entry: Partial<FilingEntry>) => registration(filingOf(entry), KEY, NATIONAL)

describe('what the subsystem should hold', () => {
  test.each([
    ['relocated-retiree', 'L1', '02', undefined],
    ['long-term-resident', 'L2', '07', '12'],
    ['stationed-worker', 'L3', '07', undefined],
    ['referred', 'T1', '06', undefined],
    ['emergency', 'T2', undefined, undefined],
    ['temporary', 'T3', undefined, undefined],
  ] as const)('%s goes out as %s with reason %s', (category, kind, reason, memo) => {
    const data = dataOf({ category })
    expect(data.exp_content.x_fil_psn_type).toBe(kind)
    expect(data.rloc_rea).toBe(reason)
    expect(data.memo).toBe(memo)
  })

  test('every category of the rules has a code', () => {
    for (const category of Category.options) expect(() => dataOf({ category })).not.toThrow()
  })

  test('a worker’s note that starts with 12 is not read as a long-term resident’s', () => {
    expect(dataOf({ category: 'stationed-worker', note: '12 月返回' }).memo).toBe('备注：12 月返回')
    expect(dataOf({ category: 'long-term-resident', note: '随子女' }).memo).toBe('12随子女')
  })

  test('time is Beijing time, fields nobody filled stay out, a promise is marked', () => {
    const data = dataOf({
      category: 'relocated-retiree',
      endDate: '',
      materials: { 'relocation-proof': 'promise' },
    })
    expect(data.exp_content).toMatchObject({ x_filled_at: '2026-11-23 00:30:00', x_prms_flag: '1' })
    expect(data).not.toHaveProperty('enddate')
    expect(data).not.toHaveProperty('resout_addr')
    expect(dataOf({}).exp_content.x_prms_flag).toBe('0')
  })

  test('an agent goes along under the national names', () => {
    const agent = {
      ...EMPTY_AGENT,
      name: '李小明',
      documentNumber: '169901198001010010',
      phone: '13900000000',
      relationship: '2',
    }
    expect(dataOf({ agent })).toMatchObject({
      agnter_name: '李小明',
      agnter_cert_type: '01',
      agnter_rlts: '2',
    })
  })

  test('a referral goes along under the national names, and its receiver is no destination', () => {
    const proven = { 'referral-proof': 'referral-certificate' }
    const onward = {
      from: '甲医院',
      relation: 'alliance',
      issuer: '转入医疗机构',
      date: '',
    } as const
    const referral = aReferral({ issuerCode: 'H00000000000', diagnosisCode: 'I25.1', onward })
    const data = dataOf({ category: 'referred', materials: proven, referral })
    expect(data).toMatchObject({
      rloc_admdvs: '440100',
      trafout_fixmedins_code: 'H00000000000',
      trafout_fixmedins_name: referral.issuer,
      diag_code: 'I25.1',
      diag_name: referral.diagnosis,
      refl_date: '2026-11-20',
      refl_rea: referral.reason,
      hosp_agre_refl_flag: '1',
    })
    expect(data.exp_content.x_refl).toEqual({
      x_issu_lv: '3',
      x_opnn_titl: '副主任医师',
      x_aprv_by: '科室主任',
      reflin_medins_name: referral.receiver,
      x_reflin_lv: '3',
      x_onwd: { x_from_name: '甲医院', x_rlts: 'alliance', x_issu_by: '转入医疗机构' },
    })
    expect(RegistrationInput.parse(z.encode(RegistrationInput, { data }))).toEqual({ data })
  })

  test.each([
    ['a certificate nobody described', 'referral-certificate', null],
    ['a paper that is not there yet', 'promise', aReferral()],
  ])('%s sends no referral', (_name, evidence, referral) => {
    const data = dataOf({
      category: 'referred',
      materials: { 'referral-proof': evidence },
      referral,
    })
    expect(Object.keys(data).filter((name) => /refl|diag|trafout/.test(name))).toEqual([])
    expect(data.exp_content).not.toHaveProperty('x_refl')
  })

  test('texts of a referral as long as the national fields fit', () => {
    const name = '院'.repeat(200)
    const onward = {
      from: name,
      relation: 'alliance',
      issuer: '转入医疗机构',
      date: TODAY,
    } as const
    const longest = aReferral({
      issuer: name,
      receiver: name,
      issuerCode: 'H'.repeat(30),
      diagnosis: '病'.repeat(255),
      diagnosisCode: 'I'.repeat(20),
      reason: '因'.repeat(100),
      onward,
    })
    const materials = { 'referral-proof': 'referral-certificate' }
    expect(() => dataOf({ category: 'referred', materials, referral: longest })).not.toThrow()
  })

  test('the extension travels as text and comes back the same', () => {
    const data = dataOf({ secondPhone: '020-87654321' })
    const wire = z.encode(RegistrationInput, { data })
    expect(typeof wire.data.exp_content).toBe('string')
    expect(RegistrationInput.parse(wire)).toEqual({ data })
  })

  test('a name of 50 characters beyond the first plane fits, one of 51 does not', () => {
    expect(() => dataOf({ name: '𬀩'.repeat(50) })).not.toThrow()
    expect(() => dataOf({ name: '𬀩'.repeat(51) })).toThrow('X2511 cannot carry: psn_name')
  })
})

test('assumed transactions are exactly those whose code starts with X', () => {
  const assumed = Object.entries(TRANSACTIONS).filter(([, { assumed }]) => assumed)
  expect(assumed.map(([infno]) => infno)).toEqual(ASSUMED)
  for (const infno of Object.keys(TRANSACTIONS)) {
    expect(infno.startsWith('X')).toBe(ASSUMED.some((code) => code === infno))
  }
})
