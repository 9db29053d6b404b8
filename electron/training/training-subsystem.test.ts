import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DestinationTable, DivisionTable } from '#shared/codes/divisions.ts'
import { findIdentityFault, readIdentityFacts } from '#shared/codes/identity-document.ts'
import { ResponseEnvelope } from '#shared/sync/envelope.ts'
import { FoundFilings } from '#shared/sync/found-filing.ts'
import { TRANSACTIONS } from '#shared/sync/transactions.ts'
import { trainingPersons } from './training-persons.ts'
import { startTrainingSubsystem, type TrainingSubsystem } from './training-subsystem.ts'

const readCodes = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../assets/codes/${name}.json`, import.meta.url), 'utf8'))
const destinationCodes = new Set(
  DestinationTable.parse(readCodes('destinations')).destinations.map((row) => row.code),
)
const NOW = new Date('2026-11-22T02:00:00.000Z')
const clock = { now: () => NOW }
const KEY = '018f6a2e-0000-4000-8000-000000000001'

let directory: string
let training: TrainingSubsystem
const start = () => startTrainingSubsystem({ directory, clock, destinationCodes })

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'training-'))
  training = await start()
})
afterEach(async () => {
  await training.stop()
  rmSync(directory, { recursive: true })
})

const dataOf = (change: object = {}, extension: object = {}) => ({
  psn_cert_type: '01',
  certno: '16990119500101001X',
  psn_name: '尉迟㛃',
  insutype: '310',
  insu_admdvs: '371002',
  rloc_admdvs: '440100',
  begndate: '2026-11-22',
  att_cnt: 0,
  ...change,
  exp_content: JSON.stringify({
    x_fil_psn_type: 'T3',
    x_client_biz_no: KEY,
    x_filled_at: '2026-11-22 10:00:00',
    x_prms_flag: '0',
    x_atts: [],
    ...extension,
  }),
})

let serial = 0
const messageOf = (infno: string, input: object, change: object = {}) =>
  JSON.stringify({
    infno,
    msgid: `37100200100020261122100000${String(++serial).padStart(4, '0')}`,
    mdtrtarea_admvs: '440100',
    insuplc_admdvs: '371002',
    recer_sys_code: 'YDJY',
    infver: 'V1.0',
    opter_type: '1',
    opter: '0001',
    opter_name: '李经办',
    inf_time: '2026-11-22 10:00:00',
    fixmedins_code: '371002001',
    fixmedins_name: '环翠区医保中心',
    input,
    ...change,
  })

async function post(body: string, at = NOW, path = '/fsi/api/any/thing') {
  const timestamp = String(Math.floor(at.getTime() / 1_000))
  const signature = createHash('sha256').update(`${timestamp}${training.token}n1${timestamp}`)
  return fetch(`${training.url}${path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-tif-paasid': training.paasId,
      'x-tif-timestamp': timestamp,
      'x-tif-nonce': 'n1',
      'x-tif-signature': signature.digest('hex'),
    },
    body,
  })
}
const answerTo = async (body: string) => ResponseEnvelope.parse(await (await post(body)).json())
const register = async (data: object, change: object = {}) =>
  answerTo(messageOf('X2511', { data }, change))
const resultOf = (answer: ResponseEnvelope) => TRANSACTIONS.X2511.output.parse(answer.output).result

describe('what it checks', () => {
  test.each<[string, object, RegExp]>([
    ['a missing field', { psn_name: undefined }, /^\[YD1001\]data\.psn_name 不能为空$/],
    ['a field too long', { certno: '1'.repeat(51) }, /data\.certno 长度超过 50/],
    ['a code no dictionary has', { insutype: '999' }, /data\.insutype 不在字典中/],
    ['a date that is none', { begndate: '2026-02-30' }, /data\.begndate 不是 yyyy-MM-dd 的日期/],
    ['a field the interface has not', { color: 'red' }, /没有这些字段：color/],
    ['a diagnosis too long', { diag_name: '病'.repeat(256) }, /data\.diag_name 长度超过 255/],
    ['a flag no dictionary has', { hosp_agre_refl_flag: '2' }, /hosp_agre_refl_flag 不在字典中/],
    ['a hospital as destination', { rloc_admdvs: '440103' }, /^\[YD2001\]/],
    ['an end before the start', { enddate: '2026-11-21' }, /^\[YD2002\]/],
  ])('%s is refused in Chinese, by field and without the value', async (_name, change, words) => {
    const answer = await register(dataOf(change))
    expect(answer).toMatchObject({ infcode: -1, err_msg: expect.stringMatching(words) })
  })

  test('a referral is taken with its published fields and the rest in the extension', async () => {
    const referral = {
      diag_code: 'I25.1',
      diag_name: '冠状动脉粥样硬化性心脏病',
      trafout_fixmedins_code: 'H00000000000',
      trafout_fixmedins_name: '天津市河滨中心医院',
      refl_date: '2026-11-20',
      refl_rea: '需进一步手术治疗',
      hosp_agre_refl_flag: '1',
    }
    const x_refl = { x_issu_lv: '3', reflin_medins_name: '北京市河滨心血管病医院' }
    const answer = await register(dataOf(referral, { x_fil_psn_type: 'T1', x_refl }))
    expect(answer.infcode).toBe(0)
    const unknown = dataOf({}, { x_refl: { ...x_refl, reflin_medins_no: 'H1' } })
    expect((await register(unknown)).err_msg).toContain('没有这些字段：reflin_medins_no')
  })

  test('a refusal has at most 200 characters', async () => {
    const answer = await answerTo('{}')
    expect(answer.err_msg?.length).toBeLessThanOrEqual(200)
  })

  test('the gateway turns away a wrong signature and a clock more than five minutes off', async () => {
    const body = messageOf('9001', { signIn: { opter_no: '0001', mac: '', ip: '127.0.0.1' } })
    expect((await post(body)).status).toBe(200)
    expect((await post(body, NOW, '/')).status).toBe(200)
    expect((await post(body, new Date(NOW.getTime() + 301_000))).status).toBe(401)
    const unsigned = { method: 'POST', body, headers: { 'content-type': 'application/json' } }
    expect((await fetch(`${training.url}/`, unsigned)).status).toBe(401)
  })
})

describe('the duplicate rules of wire contract §7', () => {
  test('the same message is answered with the stored answer, byte for byte', async () => {
    const body = messageOf('X2511', { data: dataOf() })
    const first = await (await post(body)).text()
    expect(await (await post(body)).text()).toBe(first)
  })

  test('the same msgid with another body is refused', async () => {
    const msgid = '371002001000202611221000009999'
    expect((await register(dataOf(), { msgid })).infcode).toBe(0)
    const other = await register(dataOf({ tel: '13800000000' }), { msgid })
    expect(other.err_msg).toMatch(/^\[YD1002\]/)
  })

  test('a new message with a known key gets the first serials, also after a restart', async () => {
    const first = resultOf(await register(dataOf()))
    expect(first).toMatchObject({
      trt_dcla_detl_sn: expect.stringMatching(/^371002\d{13}\d{11}$/),
      x_dup: '0',
    })
    const { token } = training
    await training.stop()
    training = await start()
    expect(training.token).toBe(token)
    expect(resultOf(await register(dataOf()))).toEqual({ ...first, x_dup: '1' })
    const held = await (await fetch(`${training.controlUrl}/training/filings`)).json()
    expect(held).toMatchObject([{ certno: '16990119500101001X', vali_flag: '1' }])
  })
})

describe('what it finds', () => {
  test('a filing by key, by person, and not for somebody else', async () => {
    await register(dataOf())
    const find = async (data: object) => {
      const answer = await answerTo(messageOf('X5311', { data }))
      return TRANSACTIONS.X5311.output.parse(answer.output).list.length
    }
    expect(await find({ x_client_biz_no: KEY })).toBe(1)
    expect(await find({ certno: '16990119500101001X' })).toBe(1)
    expect(await find({ certno: '169901195001010028' })).toBe(0)
    expect((await answerTo(messageOf('X5311', { data: {} }))).infcode).toBe(-1)
  })

  test('a seeded person by document number (1101)', async () => {
    const [person] = trainingPersons()
    const ask = (certno: string | undefined) =>
      answerTo(
        messageOf('1101', {
          data: { mdtrt_cert_type: '02', mdtrt_cert_no: certno, psn_cert_type: '01', certno },
        }),
      )
    const found = TRANSACTIONS['1101'].output.parse((await ask(person?.documentNumber)).output)
    expect(found.baseinfo).toMatchObject({ psn_name: person?.name, psn_no: person?.personNumber })
    expect((await ask('169901195001010028')).err_msg).toMatch(/^\[YD3001\]/)
  })

  test('a name that is not the seeded person’s is refused', async () => {
    const [person] = trainingPersons()
    const answer = await register(dataOf({ certno: person?.documentNumber }))
    expect(answer.err_msg).toBe('[YD2004]姓名与证件号码不符')
  })
})

describe('the control port', () => {
  test('knows its faults only, and answers to its number only', async () => {
    const put = (body: object, headers: Record<string, string> = {}) =>
      fetch(`${training.controlUrl}/training/fault`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      })
    expect((await put({ fault: 'none' })).status).toBe(204)
    expect((await put({ fault: 'fire' })).status).toBe(400)
    const byName = training.controlUrl.replace('127.0.0.1', 'localhost')
    const reached = await fetch(`${byName}/training/filings`).catch(() => ({ status: 403 }))
    expect(reached.status).toBe(403)
  })
})

describe('the seeded persons', () => {
  test('are the same for a seed and others for another', () => {
    expect(trainingPersons(1)).toEqual(trainingPersons(1))
    expect(trainingPersons(1)).not.toEqual(trainingPersons(2))
  })

  test('cannot exist but are right in every rule', () => {
    const divisions = new Set(
      DivisionTable.parse(readCodes('divisions')).divisions.map((row) => row.code),
    )
    const persons = trainingPersons()
    expect(new Set(persons.map((person) => person.documentNumber)).size).toBe(200)
    for (const { documentNumber, gender, birthDate, insuredDivision } of persons) {
      expect(documentNumber).toMatch(/^1699/)
      expect(findIdentityFault(documentNumber, '2026-11-22')).toBeUndefined()
      expect(readIdentityFacts(documentNumber)).toEqual({ birthDate, gender })
      expect(divisions.has(insuredDivision)).toBe(true)
    }
    const names = persons.map((person) => person.name).join('')
    for (const part of ['欧阳', '司徒', '尉迟', '·', '䶮', '㛃', '𬀩', '𠅤'])
      expect(names).toContain(part)
    expect(new Set(persons.map((person) => person.insuranceType)).size).toBe(2)
    expect(
      new Set(persons.map((person) => person.insuredDivision.slice(0, 2))).size,
    ).toBeGreaterThan(10)
  })
})

describe('X5311 by x_since_ver', () => {
  const keyOf = (count: number) => `018f6a2e-0000-4000-8000-00000000000${count}`
  const download = async (data: object, change: object = {}) =>
    FoundFilings.parse((await answerTo(messageOf('X5311', { data }, change))).output)
  const keys = ({ list }: FoundFilings) => list.map((row) => Number(row.x_client_biz_no.at(-1)))
  const order = (key: string, act: string) =>
    fetch(`${training.controlUrl}/training/record`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ key, act }),
    })

  beforeEach(async () => {
    for (const count of [1, 2, 3]) await register(dataOf({}, { x_client_biz_no: keyOf(count) }))
  })

  test('tells each record once, where it was changed last, by page', async () => {
    await order(keyOf(1), 'move')
    const first = await download({ x_since_ver: '0', page_num: 1, page_size: 2 })
    expect(keys(first)).toEqual([2, 3])
    expect(first.x_ver).toBe('3')
    const second = await download({ x_since_ver: '0', page_num: 2, page_size: 2 })
    expect(keys(second)).toEqual([1])
    expect(second.list[0]).toMatchObject({ ver_no: '2', mdtrtarea_admdvs_no: '440300' })
    expect(second.x_ver).toBe('4')
    expect(keys(await download({ x_since_ver: '3' }))).toEqual([1])
    expect(await download({ x_since_ver: '4' })).toEqual({ list: [], x_ver: '4' })
  })

  test('tells an agency of its own registrations only', async () => {
    const other = { fixmedins_code: '371002002' }
    expect(keys(await download({ x_since_ver: '0' }, other))).toEqual([])
    await register(dataOf({}, { x_client_biz_no: keyOf(4) }), other)
    expect(keys(await download({ x_since_ver: '0' }, other))).toEqual([4])
    expect(keys(await download({ x_since_ver: '0' }))).toEqual([1, 2, 3])
  })

  test('goes by the same numbers after a restart; a record that was lost is told of no more', async () => {
    expect((await order(keyOf(2), 'forget')).status).toBe(204)
    expect((await order(keyOf(2), 'touch')).status).toBe(404)
    expect((await order(keyOf(1), 'burn')).status).toBe(400)
    await training.stop()
    training = await start()
    expect(keys(await download({ x_since_ver: '0' }))).toEqual([1, 3])
  })
})
