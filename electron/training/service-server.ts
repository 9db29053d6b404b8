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
}

/** Nobody of the seeded persons. */
const OTHER_PERSON = '"certno":"169999190001010008","psn_name":"另一人"'

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

async function handleMessage(setup: ServiceSetup, { request, reply, closing }: Exchange) {
  const body = typeof request.body === 'string' ? request.body : ''
  const fault = setup.faults.take(infnoOf(body))
  if (fault === 'html-200') return reply.type('text/html; charset=utf-8').send(LOGIN_PAGE)
  if (fault === 'http-503') return reply.code(503).header('retry-after', '5').send()
  if (fault === 'drop-before-commit') return dropLine(reply)

  const now = setup.clock.now()
  const refused = findGatewayFault(request.headers, setup.key, now)
  if (refused !== undefined) return reply.code(401).send({ message: refused })

  if (fault === 'other-hand') actByOtherHand(setup.served, body)
  const text = fault === 'refuse' ? refusedOnOrder(now) : answer(setup.served, body, now)
  if (fault === 'drop-after-commit') return dropLine(reply)
  if (fault === 'slow')
    await wait(setup.slowMs, undefined, { signal: closing }).catch(() => undefined)
  return reply.type('application/json; charset=utf-8').send(distort(text, fault))
}

function infnoOf(body: string): string {
  const message = findJsonValue(body)
  return typeof message === 'object' && message !== null && 'infno' in message
    ? String(message.infno)
    : ''
}

/** Breaks the connection without a word. */
function dropLine(reply: FastifyReply): FastifyReply {
  reply.hijack()
  reply.raw.destroy()
  return reply
}

/** The stored answer stays right; only what goes out is spoiled. */
function distort(text: string, fault: TrainingFault): string {
  if (fault === 'infcode-string') return text.replace(/"infcode":(-?\d)/, '"infcode":"$1"')
  if (fault === 'other-person')
    return text.replace(/"certno":"[^"]*","psn_name":"[^"]*"/, OTHER_PERSON)
  if (fault === 'no-serial')
    return text.replace(/"(trt_dcla_detl_sn|file_qury_no)":"\d*"/, '"$1":""')
  return text
}
