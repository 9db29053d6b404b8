import { expect, test } from 'vitest'
import { createRelayedHost } from './relayed-host.ts'
import type { HostAnswer, HostRequest } from './shell-protocol.ts'

/** A relayed host whose other process answers as told. */
function aRelay(answerOf: (request: HostRequest) => HostAnswer) {
  const listeners: ((answer: HostAnswer) => void)[] = []
  return createRelayedHost({
    send: (request) => {
      for (const listener of listeners) listener(answerOf(request))
    },
    onAnswer: (listener) => void listeners.push(listener),
  })
}

test('an answer goes to whoever asked', async () => {
  const host = aRelay(({ id }) => ({ id, ask: 'device-secret', secret: null }))
  expect(await host.deviceSecret()).toBeNull()
})

test('what fails in the other process fails here, and nobody waits for ever', async () => {
  const host = aRelay(({ id }) => ({ id, ask: 'failed', words: 'EIO' }))
  await expect(host.deviceSecret()).rejects.toThrow('EIO')
  await expect(host.saveFile(new Uint8Array(), 'x.pdf')).rejects.toThrow('EIO')
})
