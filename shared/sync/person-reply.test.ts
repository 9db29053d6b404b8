import { describe, expect, it } from 'vitest'
import type { PersonQuestion } from '#shared/filing/person-look-up.ts'
import { identityNumber } from '#tests/builders.ts'
import type { Exchange } from './classify.ts'
import { replyToPersonQuery } from './person-reply.ts'

const NOW = new Date('2026-11-22T01:00:00.000Z')
const ASKED: PersonQuestion = { documentType: '01', documentNumber: identityNumber(), name: '' }

function answer(body: unknown, status = 200): Exchange {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return { kind: 'answer', status, retryAfter: null, body: text }
}

const refusal = (err_msg: string) => answer({ infcode: -1, inf_refmsgid: '1', err_msg })

function about(changes: object = {}, insurance: object = {}): Exchange {
  const baseinfo = {
    psn_no: '37100200000000000001',
    psn_cert_type: '01',
    certno: ASKED.documentNumber,
    psn_name: '欧阳长风',
    gend: '1',
    brdy: '1956-03-12',
    age: 70,
    ...changes,
  }
  const insuinfo = [
    {
      balc: 0,
      insutype: '310',
      psn_type: '12',
      psn_insu_stas: '2',
      paus_insu_date: '2026-06-30',
      cvlserv_flag: '0',
      insuplc_admdvs: '371002',
      ...insurance,
    },
  ]
  return answer({ infcode: '0', inf_refmsgid: '1', output: { baseinfo, insuinfo, idetinfo: [] } })
}

const reply = (exchange: Exchange, name = '') =>
  replyToPersonQuery(exchange, { ...ASKED, name }, NOW)

describe('an answer of 1101', () => {
  it('is read in the words of the domain', () => {
    expect(reply(about())).toEqual({
      kind: 'found',
      person: {
        personNumber: '37100200000000000001',
        name: '欧阳长风',
        gender: '1',
        birthDate: '1956-03-12',
        insurances: [
          {
            insuranceType: '310',
            division: '371002',
            state: '2',
            startedOn: '',
            pausedOn: '2026-06-30',
            employer: '',
          },
        ],
      },
    })
  })

  it.each([
    ['another number', { certno: identityNumber('19560313') }, ''],
    ['another type', { psn_cert_type: '08' }, ''],
    ['another name than was asked for', {}, '司徒望舒'],
  ])('about %s is not taken, and nothing of it is told', (_name, changes, name) => {
    expect(reply(about(changes), name)).toEqual({ kind: 'other-person' })
  })

  it('about the same person under the first-generation number is taken', () => {
    const certno = ASKED.documentNumber.slice(0, 6) + ASKED.documentNumber.slice(8, 17)
    expect(reply(about({ certno }))).toMatchObject({ kind: 'found' })
  })

  it.each([
    ['with a division that is none', about({}, { insuplc_admdvs: '威海' })],
    ['without a person', answer({ infcode: 0, inf_refmsgid: '1', output: {} })],
  ])('%s is refused', (_name, exchange) => {
    expect(reply(exchange)).toMatchObject({ kind: 'refused' })
  })
})

describe('no answer of 1101', () => {
  it.each<[string, Exchange, object]>([
    ['nobody known', refusal('[YD3001]没有查到'), { kind: 'not-found' }],
    ['a refusal', refusal('参保\u202e异常'), { kind: 'refused', words: '参保异常' }],
    ['a login page', answer('<html>'), { kind: 'offline', words: expect.stringContaining('上网') }],
    ['a busy subsystem', answer('', 503), { kind: 'offline' }],
    ['a server fault', answer('', 500), { kind: 'offline' }],
    ['a wrong signature', answer('', 401), { kind: 'refused' }],
    [
      'no line',
      { kind: 'fault', fault: 'not-connected', detail: 'ECONNREFUSED' },
      { kind: 'offline' },
    ],
  ])('%s says so', (_name, exchange, expected) => {
    expect(reply(exchange)).toMatchObject(expected)
  })
})
