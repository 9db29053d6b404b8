import { expect, test } from 'vitest'
import type { Host } from './host.ts'
import { withSteadyKeyStore } from './steady-key-store.ts'

const hostWith = (deviceSecret: Host['deviceSecret']) => {
  const faults: string[] = []
  // Only what is asked here.
  const host = { deviceSecret } as Host
  return { faults, host: withSteadyKeyStore(host, (where) => void faults.push(where)) }
}

test('a key store that does not give what it has leaves the device without a secret, and is written down', async () => {
  const { faults, host } = hostWith(() => Promise.reject(new Error('another key')))
  expect(await host.deviceSecret()).toBeNull()
  expect(faults).toEqual(['device-secret'])
})

test('a secret that is given is the device’s', async () => {
  const secret = new Uint8Array(32)
  const { faults, host } = hostWith(async () => secret)
  expect(await host.deviceSecret()).toBe(secret)
  expect(faults).toEqual([])
})
