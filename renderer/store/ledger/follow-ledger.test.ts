import { expect, it, vi } from 'vitest'
import type { Call } from '#renderer/bridge.ts'
import { followLedger, type LedgerState } from './follow-ledger.ts'
import type { LedgerClient } from './ledger-client.ts'

const PAGE = 1_000
const COUNT = 2_500

it('is ready, and gets ready for questions, only once the vault gave every row', async () => {
  vi.useFakeTimers()
  let isBroken = true
  const call = (async (method: string, input: { readonly afterSeq?: number }) => {
    if (method === 'copy.head') {
      return { ok: true, value: { generation: 'g', seq: COUNT, count: COUNT } }
    }
    const after = input.afterSeq ?? 0
    if (isBroken && after >= 2 * PAGE) return { ok: false, error: { code: 'x', message: '' } }
    const rows = Array.from({ length: Math.min(PAGE, COUNT - after) }, (_, at) => ({
      seq: after + at + 1,
    }))
    return { ok: true, value: rows }
    // Only what the index asks the desk for.
  }) as unknown as Call
  let size = 0
  const asked: string[] = []
  const client = {
    ask: async (kind: string, input: { readonly rows?: readonly unknown[] }) => {
      asked.push(kind)
      if (kind === 'open') return { seq: 0, size: 0, lost: [] }
      size += input.rows?.length ?? 0
      return { size }
    },
    close: () => undefined,
    // Only what following asks of it.
  } as unknown as LedgerClient
  let state: Partial<LedgerState> = {}
  const stop = followLedger(
    {
      ...{ client, call, mode: 'training', destinations: [] },
      onEvent: () => () => undefined,
      // Nothing is sealed here.
      key: {} as CryptoKey,
    },
    (change) => {
      state = { ...state, ...change }
    },
  )
  await vi.advanceTimersByTimeAsync(1_000)
  expect(state).toMatchObject({ phase: 'building', done: 2 * PAGE, total: COUNT })
  isBroken = false
  await vi.advanceTimersByTimeAsync(5_000)
  expect(state).toMatchObject({ phase: 'ready', done: COUNT, total: COUNT })
  expect(asked).toEqual(['open', 'put', 'put', 'put', 'settle'])
  stop()
  vi.useRealTimers()
})
