import { describe, expect, it } from 'vitest'
import { ok } from '#shared/result.ts'
import { type Services, serve } from './serve.ts'

const faults: string[] = []
const reportFault = (where: string) => void faults.push(where)

/** Two methods are enough to see how a call is served. */
const services = {
  'line.state': () => ok({ state: 'online', words: '', checkedAt: null, clockOffsetSeconds: null }),
  'copy.head': () => {
    throw new Error('a fault inside')
  },
  'queue.counts': () => {
    throw Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' })
  },
  'print.current': () => {
    throw Object.assign(new Error('database disk image is malformed'), { code: 'SQLITE_CORRUPT' })
  },
} as unknown as Services

describe('a call of the window', () => {
  it('is answered by its method', async () => {
    const answer = await serve(services, { method: 'line.state', input: {} }, reportFault)
    expect(answer).toEqual(
      ok({ state: 'online', words: '', checkedAt: null, clockOffsetSeconds: null }),
    )
  })

  it.each(['nosuch', '__proto__', 'constructor', 'toString'])(
    'is refused by the name %s',
    async (method) => {
      const answer = await serve(services, { method, input: {} }, reportFault)
      expect(answer).toMatchObject({ ok: false, error: { code: 'unknown-method' } })
    },
  )

  it('is refused with an input of another shape', async () => {
    const answer = await serve(services, { method: 'line.state', input: { extra: 1 } }, reportFault)
    expect(answer).toMatchObject({ ok: false, error: { code: 'bad-input' } })
  })

  it('never throws: a fault is written down and told in plain words', async () => {
    const answer = await serve(services, { method: 'copy.head', input: {} }, reportFault)
    expect(answer).toMatchObject({ ok: false, error: { code: 'desk-fault' } })
    expect(faults).toEqual(['copy.head'])
  })

  it('on a full disk says so, and that nothing else is lost', async () => {
    const answer = await serve(services, { method: 'queue.counts', input: {} }, reportFault)
    expect(answer).toMatchObject({ ok: false, error: { code: 'disk-full' } })
  })

  it('where the record cannot be read leads to the recovery', async () => {
    const answer = await serve(services, { method: 'print.current', input: {} }, reportFault)
    expect(answer).toMatchObject({ ok: false, error: { code: 'record-damaged' } })
  })
})
