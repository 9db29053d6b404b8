import { setTimeout as wait } from 'node:timers/promises'
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { type ServiceSetup, serveMessage } from './service.ts'

/** The service, and how it is started anew in the middle. */
export interface ServerSetup extends ServiceSetup {
  /** Stops the service and starts it again. */
  readonly restart: () => void
}

/** The service as institutions meet it: any path under /fsi/api/ and /, dispatched on infno. */
export function buildService(setup: ServerSetup): FastifyInstance {
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

async function handleMessage(setup: ServerSetup, { request, reply, closing }: Exchange) {
  const body = typeof request.body === 'string' ? request.body : ''
  const out = serveMessage(setup, { headers: request.headers, body })
  if (out.kind === 'dropped') {
    dropLine(reply)
    if (out.restarts) setup.restart()
    return reply
  }
  if (out.afterMs > 0) {
    await wait(out.afterMs, undefined, { signal: closing }).catch(() => undefined)
  }
  return reply.code(out.status).headers(out.headers).send(out.body)
}

/** Breaks the connection without a word. */
function dropLine(reply: FastifyReply): void {
  reply.hijack()
  reply.raw.destroy()
}
