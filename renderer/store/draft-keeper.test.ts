import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Draft, EMPTY_ENTRY } from '#shared/filing/filing.ts'
import { ok } from '#shared/result.ts'
import { keepDraft } from './draft-keeper.ts'

const ID = '0d5e1f6c-6a52-4c53-9f0e-2f6d4f2b9f11'

function aKeeper() {
  const local: Draft[] = []
  const vault: Draft[] = []
  const keeper = keepDraft(
    { id: ID, revision: 3 },
    {
      saveLocal: async (draft) => void local.push(draft),
      saveVault: async (draft) => ok(vault.push(draft)),
      now: () => new Date(),
      onSaved: () => {},
      onRefused: () => {},
    },
  )
  const type = (name: string) => keeper.change({ ...EMPTY_ENTRY, name })
  return { keeper, type, local, vault }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('a kept draft', () => {
  it('is in the window half a second after a keystroke, in the vault after two', async () => {
    const { type, local, vault } = aKeeper()
    type('王')
    await vi.advanceTimersByTimeAsync(500)
    expect(local.map(({ entry }) => entry.name)).toEqual(['王'])
    expect(vault).toEqual([])
    await vi.advanceTimersByTimeAsync(1_500)
    expect(vault.map(({ entry }) => entry.name)).toEqual(['王'])
  })

  it('keeps both promises while the clerk types without a pause', async () => {
    const { type, local, vault } = aKeeper()
    for (let keys = 0; keys < 40; keys += 1) {
      type('王'.repeat(keys + 1))
      await vi.advanceTimersByTimeAsync(100)
    }
    expect(local.length).toBeGreaterThanOrEqual(8)
    expect(vault.length).toBeGreaterThanOrEqual(2)
  })

  it('rises in revision with every save', async () => {
    const { type, local } = aKeeper()
    type('王')
    await vi.advanceTimersByTimeAsync(500)
    type('王芳')
    await vi.advanceTimersByTimeAsync(500)
    expect(local.map(({ revision }) => revision)).toEqual([4, 5])
  })

  it('is written at once when the screen is left', async () => {
    const { keeper, type, local, vault } = aKeeper()
    type('王')
    await keeper.flush()
    expect([local.length, vault.length]).toEqual([1, 1])
  })

  it('is not written again once it is being submitted', async () => {
    const { keeper, type, local, vault } = aKeeper()
    type('王')
    await keeper.stop()
    await vi.advanceTimersByTimeAsync(5_000)
    await keeper.flush()
    expect([...local, ...vault]).toEqual([])
  })
})
