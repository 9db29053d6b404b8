import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  startTrainingSubsystem,
  type TrainingSubsystem,
} from '#electron/training/training-subsystem.ts'
import type { Reply } from '#shared/sync/reply.ts'
import { createSubsystemClient, type SubsystemClient } from './subsystem-client.ts'
import type { SubsystemProfile } from './subsystem-profile.ts'
import {
  acceptedFiling,
  manualTime,
  NATIONAL,
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
    policies: [NATIONAL],
    clock,
    nextSerial: () => ++serial,
    limits: { signInMs: 5_000, readMs: 300 },
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
    ['html-200', { kind: 'unknown', cause: 'unreadable-answer' }, 0],
    ['no-serial', { kind: 'unknown', cause: 'no-receipt' }, 1],
    ['refuse', { kind: 'refused', message: expect.stringMatching(/^\[YD9001\]/) }, 0],
  ])('the fault "%s" ends a registration as it should', async (fault, reply, records) => {
    const { order, held } = trainingControl(training.controlUrl)
    expect(await client.signIn(NEVER)).toMatchObject({ kind: 'signed-in' })
    await order({ fault })
    const due = dueEntry()
    expect(await client.register(due).send(NEVER)).toMatchObject(reply)
    expect(await held()).toHaveLength(records)
    await order({ fault: 'none' })
    expect(await client.query(due).send(NEVER)).toMatchObject({
      kind: records === 1 ? 'found' : 'not-found',
    })
    expect(await client.register(due).send(NEVER)).toMatchObject({ kind: 'accepted' })
    expect(await held()).toHaveLength(1)
  })

  test('a record that is not what was filed is told apart from it', async () => {
    const due = dueEntry()
    await client.register(due).send(NEVER)
    const changed = {
      ...due,
      filing: { ...due.filing, entry: { ...due.filing.entry, endDate: '2027-06-22' } },
    }
    expect(await client.query(changed).send(NEVER)).toMatchObject({ kind: 'found-different' })
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
    const { attempt, send } = clientOf(profile()).register(dueEntry())
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
    expect(await client.register(dueEntry()).send(NEVER)).toMatchObject({
      cause: 'unreadable-answer',
    })
    answer = { status: 302, body: '' }
    expect(await client.register(dueEntry()).send(NEVER)).toMatchObject({
      cause: 'unreadable-answer',
    })
    expect(received).toHaveLength(2)
  })

  test('what a filing holds never gets into the words of an error', () => {
    const due = dueEntry()
    const entry = { ...due.filing.entry, name: '名'.repeat(60), insuredDivision: 'abc' }
    expect(() =>
      clientOf(profile()).register({ ...due, filing: { ...due.filing, entry } }),
    ).toThrow(/^X2511 cannot carry: psn_name, insu_admdvs$/)
  })
})
