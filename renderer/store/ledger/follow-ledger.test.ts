import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Call } from '#renderer/bridge.ts'
import { followLedger, type LedgerState } from './follow-ledger.ts'
import type { LedgerClient } from './ledger-client.ts'

const PAGE = 1_000
const nothing = (): void => undefined

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** An index, with what it had on the disk, that follows a vault of so many rows, each a commit of its own. */
function followVault(count: number, stored = { seq: 0, size: 0 }) {
  const vault = {
    count,
    brokenAfter: Number.POSITIVE_INFINITY,
    beforeRows: nothing,
  }
  const call = (async (method: string, input: { afterSeq?: number; limit?: number }) => {
    if (method === 'copy.head') {
      return { ok: true, value: { generation: 'g', seq: vault.count, count: vault.count } }
    }
    vault.beforeRows()
    const { afterSeq = 0, limit = 0 } = input
    if (afterSeq >= vault.brokenAfter) return { ok: false, error: { code: 'x', message: '' } }
    const length = Math.min(limit, vault.count - afterSeq)
    return { ok: true, value: Array.from({ length }, (_, at) => ({ seq: afterSeq + at + 1 })) }
    // Only what the index asks the desk for.
  }) as unknown as Call
  let { size } = stored
  /** What was asked of the index, or how many rows it was given. */
  const asked: (string | number)[] = []
  const client = {
    ask: async (kind: string, input: { readonly rows?: readonly unknown[] }) => {
      asked.push(input.rows?.length ?? kind)
      if (kind === 'open') return { ...stored, lost: [] }
      size = kind === 'erase' ? 0 : size + (input.rows?.length ?? 0)
      return { size }
    },
    close: () => undefined,
    // Only what following asks of it.
  } as unknown as LedgerClient
  const state: Partial<LedgerState> = {}
  let say: (word: { readonly seq: number }) => void = () => undefined
  const stop = followLedger(
    {
      ...{ client, call, mode: 'training', destinations: [] },
      onEvent: (_name, listener) => {
        // It listens to commits alone.
        say = listener as typeof say
        return () => undefined
      },
      // Nothing is sealed here.
      key: {} as CryptoKey,
    },
    (change) => void Object.assign(state, change),
  )
  return {
    vault,
    asked,
    state,
    stop,
    commit() {
      vault.count += 1
      say({ seq: vault.count })
      return vi.advanceTimersByTimeAsync(1)
    },
  }
}

it('is ready, and gets ready for questions, only once the vault gave every row', async () => {
  const { vault, asked, state, stop } = followVault(2_500)
  vault.brokenAfter = 2 * PAGE
  await vi.advanceTimersByTimeAsync(1_000)
  expect(state).toMatchObject({ phase: 'building', done: 2 * PAGE, total: 2_500 })
  vault.brokenAfter = Number.POSITIVE_INFINITY
  await vi.advanceTimersByTimeAsync(5_000)
  expect(state).toMatchObject({ phase: 'ready', done: 2_500, total: 2_500 })
  expect(asked).toEqual(['open', PAGE, PAGE, 500, 'settle'])
  stop()
})

it('follows a commit at once, and those right behind it together', async () => {
  const { asked, commit, stop } = followVault(0)
  await vi.advanceTimersByTimeAsync(1_000)
  asked.length = 0
  await commit()
  expect(asked).toEqual([1])
  for (let count = 0; count < 5; count += 1) await commit()
  expect(asked).toEqual([1])
  await vi.advanceTimersByTimeAsync(1_000)
  expect(asked).toEqual([1, 5])
  stop()
})

it('keeps what it has when a filing is saved between the head of the vault and its rows', async () => {
  const { vault, asked, state, commit, stop } = followVault(2_500)
  await vi.advanceTimersByTimeAsync(1_000)
  asked.length = 0
  vault.beforeRows = () => {
    vault.beforeRows = nothing
    void commit()
  }
  await commit()
  await vi.advanceTimersByTimeAsync(1_000)
  expect(asked).toEqual([2])
  expect(state).toMatchObject({ phase: 'ready', done: 2_502, total: 2_502 })
  stop()
})

it('asks again where the vault did not give a row that changed', async () => {
  const { vault, state, stop } = followVault(1_500, { seq: 1_499, size: 1_500 })
  vault.brokenAfter = 1_499
  await vi.advanceTimersByTimeAsync(1_000)
  expect(state).toMatchObject({ phase: 'building' })
  vault.brokenAfter = Number.POSITIVE_INFINITY
  await vi.advanceTimersByTimeAsync(5_000)
  expect(state).toMatchObject({ phase: 'ready', done: 1_500 })
  stop()
})

it('is made again from nothing where it holds other rows than the vault', async () => {
  const { asked, state, stop } = followVault(1_500, { seq: 1_500, size: 1_499 })
  await vi.advanceTimersByTimeAsync(1_000)
  expect(asked).toEqual(['open', 'erase', PAGE, 500, 'settle'])
  expect(state).toMatchObject({ phase: 'ready', done: 1_500, total: 1_500 })
  stop()
})
