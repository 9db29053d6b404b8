import type { FastifyInstance } from 'fastify'

/** A port that can stop listening and listen again under the same number. */
export interface ServicePort {
  /** The address, `http://127.0.0.1:<port>`. */
  readonly url: string
  open(): Promise<void>
  /** Stops listening and breaks every connection: from here on, connection refused. */
  close(): Promise<void>
}

/** Listens on 127.0.0.1 at `port` (0: any free one); a closed server cannot reopen, so `build` makes another. */
export async function openServicePort(
  build: () => FastifyInstance,
  port: number,
): Promise<ServicePort> {
  let server: FastifyInstance | null = build()
  const url = await server.listen({ host: '127.0.0.1', port })
  const own = Number(new URL(url).port)
  let turn: Promise<void> = Promise.resolve()
  const inTurn = (step: () => Promise<void>) => {
    turn = turn.then(step)
    return turn
  }
  return {
    url,
    open: () =>
      inTurn(async () => {
        if (server !== null) return
        server = build()
        await server.listen({ host: '127.0.0.1', port: own })
      }),
    close: () =>
      inTurn(async () => {
        await server?.close()
        server = null
      }),
  }
}
