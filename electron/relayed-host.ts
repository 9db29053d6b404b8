import type { Host } from './host.ts'
import type { HostAnswer, HostRequest } from './shell-protocol.ts'

type Asked<A extends HostRequest['ask']> = Extract<HostAnswer, { readonly ask: A }>
type WithoutId<T> = T extends unknown ? Omit<T, 'id'> : never

/** How the desk's process speaks with main. */
export interface HostChannel {
  send(request: HostRequest): void
  onAnswer(listener: (answer: HostAnswer) => void): void
}

/** A Host whose work is done in another process. */
export function createRelayedHost(channel: HostChannel): Host {
  const waiting = new Map<number, (answer: HostAnswer) => void>()
  let lastId = 0
  channel.onAnswer((answer) => {
    waiting.get(answer.id)?.(answer)
    waiting.delete(answer.id)
  })
  const ask = <A extends HostRequest['ask']>(
    request: WithoutId<Extract<HostRequest, { readonly ask: A }>>,
  ): Promise<Asked<A>> =>
    new Promise((resolve) => {
      lastId += 1
      // An answer carries the id of its request, so it is of the kind that was asked.
      waiting.set(lastId, (answer) => resolve(answer as Asked<A>))
      channel.send({ ...request, id: lastId } as HostRequest)
    })
  return {
    deviceSecret: async () => (await ask<'device-secret'>({ ask: 'device-secret' })).secret,
    listPrinters: async () => (await ask<'printers'>({ ask: 'printers' })).result,
    jobState: async (job) => (await ask<'job-state'>({ ask: 'job-state', job })).state,
    cancelJob: async (job) => {
      await ask<'cancel-job'>({ ask: 'cancel-job', job })
    },
    printPdf: async (pdf, job) => (await ask<'print'>({ ask: 'print', pdf, job })).result,
    saveFile: async (bytes, fileName) =>
      (await ask<'save'>({ ask: 'save', bytes, fileName })).result,
    clearWindowStorage: async () => {
      await ask<'clear-window-storage'>({ ask: 'clear-window-storage' })
    },
  }
}
