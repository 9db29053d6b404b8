import fastify, { type FastifyInstance } from 'fastify'
import { type Announcement, Announcements } from '#shared/sync/announcements.ts'
import type { HeldFiling } from './filing-book.ts'
import type { HeldPage } from './page-book.ts'
import { RecordOrder } from './record-order.ts'
import { FaultOrder } from './training-fault.ts'

/** What a tester can do with the training subsystem. */
export interface Control {
  order(order: FaultOrder): Promise<void>
  /** The 停机公告 the service tells from now on. */
  announce(list: readonly Announcement[]): void
  /** Changes a record behind everybody's back; says whether there is one. */
  change(order: RecordOrder): boolean
  filings(): readonly HeldFiling[]
  pages(): readonly HeldPage[]
}

/** The tester's port: always there, also while the service is offline. */
export function buildControl(control: Control): FastifyInstance {
  const server = fastify({ forceCloseConnections: true })
  // A web page may reach 127.0.0.1 under a name of its own (DNS rebinding); only the number counts.
  server.addHook('onRequest', async (request, reply) => {
    if (request.hostname !== '127.0.0.1') await reply.code(403).send()
  })
  server.put('/training/fault', async (request, reply) => {
    const order = FaultOrder.safeParse(request.body)
    if (!order.success) return reply.code(400).send({ message: '没有这种故障' })
    await control.order(order.data)
    return reply.code(204).send()
  })
  server.put('/training/announcements', async (request, reply) => {
    const body = Announcements.safeParse(request.body)
    if (!body.success) return reply.code(400).send({ message: '公告格式不对' })
    control.announce(body.data.list)
    return reply.code(204).send()
  })
  server.put('/training/record', async (request, reply) => {
    const order = RecordOrder.safeParse(request.body)
    if (!order.success) return reply.code(400).send({ message: '没有这种改动' })
    return control.change(order.data)
      ? reply.code(204).send()
      : reply.code(404).send({ message: '没有这份备案' })
  })
  server.get('/training/filings', () => control.filings())
  server.get('/training/pages', () => control.pages())
  return server
}
