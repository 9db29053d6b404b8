import { contextBridge, ipcRenderer } from 'electron'
import type { Bridge } from '#shared/bridge.ts'
import type { DeskMessage } from './shell-protocol.ts'

const port = new Promise<MessagePort>((resolve) => {
  ipcRenderer.once('desk-port', ({ ports: [opened] }) => {
    if (opened === undefined) return
    opened.onmessage = ({ data }: { data: DeskMessage }) => receive(data)
    resolve(opened)
  })
})
const answers = new Map<number, (result: unknown) => void>()
const listeners = new Set<(event: string, body: unknown) => void>()
let lastId = 0

function receive(message: DeskMessage): void {
  if (message.kind === 'event') {
    for (const listener of listeners) listener(message.event, message.body)
    return
  }
  answers.get(message.id)?.(message.result)
  answers.delete(message.id)
}

const bridge: Bridge = {
  call: async (method, input) => {
    const open = await port
    lastId += 1
    const id = lastId
    return new Promise((resolve) => {
      answers.set(id, resolve)
      open.postMessage({ id, method, input })
    })
  },
  on: (listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
}

contextBridge.exposeInMainWorld('desk', bridge)
