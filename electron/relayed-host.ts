import type { Host } from './host.ts'
import type { HostAnswer, HostRequest } from './shell-protocol.ts'

type Asked<A extends HostRequest['ask']> = Extract<HostAnswer, { readonly ask: A }>
type WithoutId<T> = T extends unknown ? Omit<T, 'id'> : never

/** How the desk's process speaks with main. */
export interface HostChannel {
  send(request: HostRequest): void
  onAnswer(listener: (answer: HostAnswer) => void): void
}

/** Who asked, and goes on with the answer. */
interface Waiting {
  resolve(answer: HostAnswer): void
  reject(fault: Error): void
}

/** A Host whose work is done in another process; what fails there is thrown here. */
export function createRelayedHost(channel: HostChannel): Host {
  const waiting = new Map<number, Waiting>()
  let lastId = 0
  channel.onAnswer((answer) => {
    const waiter = waiting.get(answer.id)
    waiting.delete(answer.id)
    if (answer.ask === 'failed') waiter?.reject(new Error(answer.words))
    else waiter?.resolve(answer)
  })
  const ask = <A extends HostRequest['ask']>(
    request: WithoutId<Extract<HostRequest, { readonly ask: A }>>,
  ): Promise<Asked<A>> =>
    new Promise((resolve, reject) => {
      lastId += 1
      // An answer carries the id of its request, so it is of the kind that was asked.
      waiting.set(lastId, { resolve: (answer) => resolve(answer as Asked<A>), reject })
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
