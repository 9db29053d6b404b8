import { setTimeout as wait } from 'node:timers/promises'
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import type { Clock } from '#electron/clock.ts'
import { findJsonValue } from '#shared/sync/guarded-json.ts'
import { actByOtherHand, answer, refusedOnOrder } from './answer.ts'
import { findGatewayFault, type GatewayKey } from './gateway-check.ts'
import type { FaultSwitch, TrainingFault } from './training-fault.ts'
import type { Served } from './transactions-served.ts'

/** What the service port answers from. */
export interface ServiceSetup {
  readonly served: Served
  readonly key: GatewayKey
  readonly clock: Clock
  readonly faults: FaultSwitch
  /** How late `slow` answers, in milliseconds. */
  readonly slowMs: number
  /** The last answer that went out, for whoever gets another's; it outlives a restart. */
  readonly lastAnswer: { text: string }
  /** Stops the service and starts it again. */
  readonly restart: () => void
}

/** Nobody of the seeded persons. */
const OTHER_PERSON = { certno: '"certno":"169999190001010008"', name: '"psn_name":"另一人"' }

/** More than the desk reads of an answer. */
const HUGE = 2_000_000

const LOGIN_PAGE = '<!doctype html><title>上网认证</title><p>请先登录网络</p>'

/** The service as institutions meet it: any path under /fsi/api/ and /, dispatched on infno. */
export function buildService(setup: ServiceSetup): FastifyInstance {
  const server = fastify({ forceCloseConnections: true })
  const closing = new AbortController()
  server.addHook('preClose', async () => closing.abort())
  server.removeAllContentTypeParsers()
  server.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) =>
    done(null, body),
  )
  const handle = (request: FastifyRequest, reply: FastifyReply) =>
    handleMessage(setup, { request, reply, closing: closing.signal })
  server.post('/', handle)
  server.post('/fsi/api/*', handle)
  return server
}

interface Exchange {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly closing: AbortSignal
}

const CLOCK_AHEAD_MS = 10 * 60_000

async function handleMessage(setup: ServiceSetup, { request, reply, closing }: Exchange) {
  const body = typeof request.body === 'string' ? request.body : ''
  const fault = setup.faults.take(infnoOf(body))
  const now = new Date(setup.clock.now().getTime() + (fault === 'clock-off' ? CLOCK_AHEAD_MS : 0))
  reply.header('date', now.toUTCString())
  if (turnAway(fault, reply)) return reply

  const refused = findGatewayFault(request.headers, setup.key, now)
  if (refused !== undefined) return reply.code(401).send({ message: refused })

  if (fault === 'other-hand') actByOtherHand(setup.served, body)
  const text = fault === 'refuse' ? refusedOnOrder(now) : answer(setup.served, body, now)
  if (loseAnswer(setup, fault, reply)) return reply
  if (fault === 'slow')
    await wait(setup.slowMs, undefined, { signal: closing }).catch(() => undefined)
  const before = setup.lastAnswer.text
  setup.lastAnswer.text = text
  const said = fault === 'other-answer' ? before : distort(text, fault)
  return reply.type('application/json; charset=utf-8').send(said)
}

const STATUS: Readonly<Partial<Record<TrainingFault, number>>> = {
  'http-400': 400,
  'signature-refused': 401,
  'http-409': 409,
  'http-500': 500,
  'http-503': 503,
}

/** Ends a message before anything is done; says whether it did. */
function turnAway(fault: TrainingFault, reply: FastifyReply): boolean {
  const status = STATUS[fault]
  if (fault === 'html-200') void reply.type('text/html; charset=utf-8').send(LOGIN_PAGE)
  else if (fault === 'drop-before-commit') dropLine(reply)
  else if (fault === 'http-503') void reply.code(503).header('retry-after', '5').send()
  else if (status !== undefined) void reply.code(status).send()
  else return false
  return true
}

/** Ends a message after all was done, without its answer; says whether it did. */
function loseAnswer(setup: ServiceSetup, fault: TrainingFault, reply: FastifyReply): boolean {
  if (fault === 'gateway-after-commit') void reply.code(504).send()
  else if (fault === 'drop-after-commit') dropLine(reply)
  else if (fault === 'restart') {
    dropLine(reply)
    setup.restart()
  } else return false
  return true
}

function infnoOf(body: string): string {
  const message = findJsonValue(body)
  return typeof message === 'object' && message !== null && 'infno' in message
    ? String(message.infno)
    : ''
}

/** Breaks the connection without a word. */
function dropLine(reply: FastifyReply): void {
  reply.hijack()
  reply.raw.destroy()
}

/** The stored answer stays right; only what goes out is spoiled. */
function distort(text: string, fault: TrainingFault): string {
  if (fault === 'infcode-string') return text.replace(/"infcode":(-?\d)/, '"infcode":"$1"')
  if (fault === 'other-person')
    return text
      .replace(/"certno":"[^"]*"/, OTHER_PERSON.certno)
      .replace(/"psn_name":"[^"]*"/, OTHER_PERSON.name)
  if (fault === 'truncated') return text.slice(0, text.length / 2)
  if (fault === 'wrong-types') return text.replaceAll(/:"[^"]*"/g, ':7')
  if (fault === 'huge') return text.replace('{', `{"x_more":"${'x'.repeat(HUGE)}",`)
  if (fault === 'no-serial')
    return text.replace(/"(trt_dcla_detl_sn|file_qury_no)":"\d*"/, '"$1":""')
  return text
}
