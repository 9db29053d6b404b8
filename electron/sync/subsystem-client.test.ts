import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { trainingPersons, withSharedNumber } from '#electron/training/training-persons.ts'
import {
  startTrainingSubsystem,
  type TrainingSubsystem,
} from '#electron/training/training-subsystem.ts'
import type { PersonQuestion } from '#shared/filing/person-look-up.ts'
import type { Reply } from '#shared/sync/reply.ts'
import type { SubsystemProfile } from '#shared/sync/subsystem-profile.ts'
import { createSubsystemClient, type SubsystemClient } from './subsystem-client.ts'
import {
  acceptedFiling,
  ENTRY_TABLES,
  manualTime,
  OFFICE,
  profileOf,
  queuedEntry,
  TRAINING,
  trainingControl,
} from './sync-bench.test-helper.ts'

const NEVER = new AbortController().signal
const { clock } = manualTime()

function clientOf(profile: SubsystemProfile): SubsystemClient {
  let serial = 41
  return createSubsystemClient({
    profile,
    office: OFFICE,
    operator: { number: '0001', name: '李经办' },
    ...ENTRY_TABLES,
    clock,
    nextSerial: () => ++serial,
    limits: { signInMs: 5_000, lookUpMs: 5_000, readMs: 300 },
  })
}

function dueEntry() {
  const filing = acceptedFiling()
  return { filing, entry: queuedEntry(filing, 1, clock.now()) }
}

describe('against the training subsystem', () => {
  let directory: string
  let training: TrainingSubsystem
  let client: SubsystemClient

  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), 'client-'))
    training = await startTrainingSubsystem({ directory, clock, ...TRAINING })
    client = clientOf(profileOf(training))
  })
  afterEach(async () => {
    await training.stop()
    rmSync(directory, { recursive: true })
  })

  test.each<[string, Partial<Reply>, number]>([
    ['none', { kind: 'accepted' }, 1],
    ['infcode-string', { kind: 'accepted' }, 1],
    ['offline', { kind: 'unreachable', detail: 'ECONNREFUSED' }, 0],
    ['slow', { kind: 'unknown', cause: 'no-answer' }, 1],
    ['drop-before-commit', { kind: 'unknown', cause: 'no-answer' }, 0],
    ['drop-after-commit', { kind: 'unknown', cause: 'no-answer' }, 1],
    ['http-503', { kind: 'busy', retryAfterSeconds: 5 }, 0],
    ['html-200', { kind: 'unknown', cause: 'captive-portal' }, 0],
    ['no-serial', { kind: 'unknown', cause: 'no-receipt' }, 1],
    ['http-400', { kind: 'our-fault', scope: 'entry', fault: 'contract' }, 0],
    ['http-409', { kind: 'conflict' }, 0],
    ['http-500', { kind: 'unknown', cause: 'gateway-down' }, 0],
    ['gateway-after-commit', { kind: 'unknown', cause: 'gateway-down' }, 1],
    ['signature-refused', { kind: 'our-fault', scope: 'line', fault: 'signature' }, 0],
    ['clock-off', { kind: 'our-fault', scope: 'line', fault: 'clock' }, 0],
    ['truncated', { kind: 'unknown', cause: 'unreadable-answer' }, 1],
    ['wrong-types', { kind: 'unknown', cause: 'unreadable-answer' }, 1],
    ['huge', { kind: 'unknown', cause: 'unreadable-answer' }, 1],
    ['restart', { kind: 'unknown', cause: 'no-answer' }, 1],
    ['refuse', { kind: 'refused', message: expect.stringMatching(/^\[YD9001\]/) }, 0],
  ])('the fault "%s" ends a registration as it should', async (fault, reply, records) => {
    const { order, held } = trainingControl(training.controlUrl)
    expect(await client.signIn(NEVER)).toMatchObject({ kind: 'signed-in' })
    await order({ fault })
    const due = dueEntry()
    expect(await client.transmit(due).send(NEVER)).toMatchObject(reply)
    expect(await held()).toHaveLength(records)
    await order({ fault: 'none' })
    expect(await client.query(due).send(NEVER)).toMatchObject({
      kind: records === 1 ? 'found' : 'not-found',
    })
    expect(await client.transmit(due).send(NEVER)).toMatchObject({ kind: 'accepted' })
    expect(await held()).toHaveLength(1)
  })

  test('"not found" that was the answer about another filing is not believed', async () => {
    const { order } = trainingControl(training.controlUrl)
    const [missing, kept] = [dueEntry(), dueEntry()]
    await client.transmit(kept).send(NEVER)
    expect(await client.query(missing).send(NEVER)).toEqual({ kind: 'not-found' })
    await order({ fault: 'other-answer', times: 1 })
    expect(await client.query(kept).send(NEVER)).toMatchObject({
      kind: 'unknown',
      cause: 'other-answer',
    })
    expect(await client.query(kept).send(NEVER)).toMatchObject({ kind: 'found' })
  })

  test('a record that is not what was filed is told apart from it', async () => {
    const due = dueEntry()
    await client.transmit(due).send(NEVER)
    const changed = {
      ...due,
      filing: { ...due.filing, entry: { ...due.filing.entry, endDate: '2027-06-22' } },
    }
    expect(await client.query(changed).send(NEVER)).toMatchObject({ kind: 'found-different' })
  })

  describe('a person looked up', () => {
    const persons = trainingPersons()
    const question = ({ documentNumber }: { readonly documentNumber: string }, name = '') => ({
      documentType: '01',
      documentNumber,
      name,
    })
    const lookUp = (asked: PersonQuestion) => client.lookUpPerson(asked, NEVER)
    const getPerson = (state: '1' | '2') => {
      const person = persons.find(({ insuranceState }) => insuranceState === state)
      if (person === undefined) throw new Error(`no training person of state ${state}`)
      return person
    }

    test('is found with insurance, division and state', async () => {
      const person = getPerson('1')
      expect(await lookUp(question(person))).toMatchObject({
        kind: 'found',
        person: {
          personNumber: person.personNumber,
          name: person.name,
          insurances: [
            {
              insuranceType: person.insuranceType,
              division: person.insuredDivision,
              state: '1',
              pausedOn: '',
            },
          ],
        },
      })
    })

    test('who has stopped paying is found so', async () => {
      expect(await lookUp(question(getPerson('2')))).toMatchObject({
        kind: 'found',
        person: { insurances: [{ state: '2', pausedOn: '2026-06-30' }] },
      })
    })

    test('whose number two people bear is told apart by name', async () => {
      const [one, other] = withSharedNumber(persons).slice(-2)
      if (!one || !other) throw new Error('the training persons are too few')
      expect(await lookUp(question(one))).toMatchObject({
        kind: 'refused',
        words: expect.stringContaining('登记了两个人'),
      })
      expect(await lookUp(question(one, other.name))).toMatchObject({
        person: { personNumber: other.personNumber },
      })
    })

    test('whom nobody knows is not found', async () => {
      expect(await lookUp(question({ documentNumber: '169901195001010028' }))).toEqual({
        kind: 'not-found',
      })
    })

    test.each([
      ['other-person', { kind: 'other-person' }],
      ['offline', { kind: 'offline' }],
      ['html-200', { kind: 'offline', words: expect.stringContaining('上网') }],
      ['http-503', { kind: 'offline' }],
      ['infcode-string', { kind: 'found' }],
    ])('under the fault "%s" gives nothing away', async (fault, expected) => {
      await trainingControl(training.controlUrl).order({ fault })
      const answer = await lookUp(question(getPerson('1')))
      expect(answer).toMatchObject(expected)
      expect(JSON.stringify(answer)).not.toContain('另一人')
    })
  })

  test('a wrong secret is our fault', async () => {
    const stranger = clientOf(profileOf({ ...training, token: 'wrong' }))
    expect(await stranger.signIn(NEVER)).toMatchObject({ kind: 'our-fault', scope: 'line' })
  })
})

describe('on the wire', () => {
  let server: Server
  let url: string
  let answer: { readonly status: number; readonly body: string }
  let received: { readonly request: IncomingMessage; readonly body: string }[]

  beforeEach(async () => {
    received = []
    server = createServer((request, response) => {
      const chunks: Buffer[] = []
      request.on('data', (chunk: Buffer) => chunks.push(chunk))
      request.on('end', () => {
        received.push({ request, body: Buffer.concat(chunks).toString('utf8') })
        response.writeHead(answer.status, { location: '/login' }).end(answer.body)
      })
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    // A TCP server's address is always an AddressInfo.
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterEach(() => {
    server.closeAllConnections()
    server.close()
  })

  const profile = (): SubsystemProfile => profileOf({ url, paasId: 'desk', token: 'secret' })

  test('a message carries envelope, number and signature of the contract, and its hash is on record', async () => {
    answer = { status: 200, body: '{}' }
    const { attempt, send } = clientOf(profile()).transmit(dueEntry())
    await send(NEVER)
    const [{ request, body } = { request: undefined, body: '' }] = received
    expect(attempt).toEqual({
      msgid: '371002001000202611220900000042',
      infno: 'X2511',
      requestHash: createHash('sha256').update(body).digest('hex'),
    })
    expect(JSON.parse(body)).toMatchObject({
      infno: 'X2511',
      msgid: attempt.msgid,
      mdtrtarea_admvs: '440100',
      insuplc_admdvs: '371002',
      recer_sys_code: 'YDJY',
      opter_type: '1',
      inf_time: '2026-11-22 09:00:00',
      fixmedins_code: '371002001',
      input: { data: { rloc_admdvs: '440100', exp_content: expect.any(String) } },
    })
    const header = (name: string) => String(request?.headers[`x-tif-${name}`])
    const [timestamp, nonce] = [header('timestamp'), header('nonce')]
    const signed = createHash('sha256')
      .update(`${timestamp}secret${nonce}${timestamp}`)
      .digest('hex')
    expect(header('signature')).toBe(signed)
    expect(header('paasid')).toBe('desk')
    expect(request?.url).toBe('/fsi/api/assumed/register')
  })

  test('an answer longer than a megabyte is cut off, a redirect is not followed', async () => {
    answer = { status: 200, body: 'x'.repeat(2_000_000) }
    const client = clientOf(profile())
    expect(await client.transmit(dueEntry()).send(NEVER)).toMatchObject({
      cause: 'unreadable-answer',
    })
    answer = { status: 302, body: '' }
    expect(await client.transmit(dueEntry()).send(NEVER)).toMatchObject({
      cause: 'captive-portal',
    })
    expect(received).toHaveLength(2)
  })

  test('what a filing holds never gets into the words of an error', () => {
    const due = dueEntry()
    const entry = { ...due.filing.entry, name: '名'.repeat(60), insuredDivision: 'abc' }
    expect(() =>
      clientOf(profile()).transmit({ ...due, filing: { ...due.filing, entry } }),
    ).toThrow(/^X2511 cannot carry: psn_name, insu_admdvs$/)
  })
})
