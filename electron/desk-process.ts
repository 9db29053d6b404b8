import type { MessagePortMain, ParentPort } from 'electron'
import type { Desk } from './desk.ts'
import { createRelayedHost } from './relayed-host.ts'
import type { DeskCall, DeskMessage, DeskProcessOptions, HostAnswer } from './shell-protocol.ts'
import { startTwoDesks } from './two-desks.ts'

/** Entry of the desk's own process (Electron's utilityProcess): the desk, its vault and its line. */
function main(parent: ParentPort, options: DeskProcessOptions): void {
  const answers = new Set<(answer: HostAnswer) => void>()
  const started = startTwoDesks({
    ...options,
    pdfWorkerUrl: new URL('./pdf-worker.mjs', import.meta.url),
    host: createRelayedHost({
      send: (request) => parent.postMessage(request),
      onAnswer: (listener) => answers.add(listener),
    }),
  })
  parent.on('message', ({ data, ports }) => {
    for (const port of ports) void started.then(({ desk }) => serveWindow(desk, port))
    if (ports.length === 0) for (const listener of answers) listener(data)
  })
}

function serveWindow(desk: Desk, port: MessagePortMain): void {
  const send = (message: DeskMessage) => port.postMessage(message)
  const unsubscribe = desk.onEvent((event, body) => send({ kind: 'event', event, body }))
  port.on('close', unsubscribe)
  port.on('message', ({ data }) => {
    const { id, method, input }: DeskCall = data
    void desk.call(method, input).then((result) => send({ kind: 'answer', id, result }))
  })
  port.start()
}

const [options] = process.argv.slice(2)
if (options === undefined) throw new Error('the desk process is started by main')
main(process.parentPort, JSON.parse(options))
