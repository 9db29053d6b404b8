import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Draft, EMPTY_ENTRY } from '#shared/filing/filing.ts'
import { ok, refuse } from '#shared/result.ts'
import { type DraftPlaces, keepDraft } from './draft-keeper.ts'

const ID = '0d5e1f6c-6a52-4c53-9f0e-2f6d4f2b9f11'

function aKeeper(changes: Partial<DraftPlaces> = {}) {
  const local: Draft[] = []
  const vault: Draft[] = []
  const said: string[] = []
  const keeper = keepDraft(
    { id: ID, revision: 3 },
    {
      saveLocal: async (draft) => void local.push(draft),
      saveVault: async (draft) => ok(vault.push(draft)),
      now: () => new Date(),
      onSaved: ({ entry }) => void said.push(`saved ${entry.name}`),
      onRefused: ({ code }) => void said.push(code),
      ...changes,
    },
  )
  const type = (name: string) => keeper.change({ ...EMPTY_ENTRY, name })
  return { keeper, type, local, vault, said }
}

async function noStore(): Promise<void> {
  throw new Error('Internal error opening backing store for indexedDB.open.')
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

  it('reaches the vault where the window takes nothing, and is called saved only then', async () => {
    const { keeper, type, vault, said } = aKeeper({ saveLocal: noStore })
    type('王')
    await vi.advanceTimersByTimeAsync(500)
    expect(said).toEqual([])
    await vi.advanceTimersByTimeAsync(1_500)
    expect(said).toEqual(['saved 王'])
    type('王芳')
    await keeper.flush()
    expect(vault.map(({ entry }) => entry.name)).toEqual(['王', '王芳'])
    await keeper.stop()
  })

  it('that neither place takes is said, and goes to the vault again with the next write', async () => {
    const answers = [refuse('disk-full', '磁盘满了')]
    const vault: Draft[] = []
    const { keeper, type, said } = aKeeper({
      saveLocal: noStore,
      saveVault: async (draft) => answers.pop() ?? ok(vault.push(draft)),
    })
    type('王')
    await keeper.flush()
    expect(said).toEqual(['disk-full'])
    await keeper.flush()
    expect(vault.map(({ entry }) => entry.name)).toEqual(['王'])
  })

  it('goes on being kept after a call to the vault that failed', async () => {
    let calls = 0
    const { keeper, type } = aKeeper({
      saveVault: async () => {
        calls += 1
        if (calls === 1) throw new Error('the desk does not answer')
        return ok({})
      },
    })
    type('王')
    await expect(keeper.flush()).rejects.toThrow('does not answer')
    await keeper.flush()
    expect(calls).toBe(2)
    await keeper.stop()
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
