import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Draft } from '#shared/filing/filing.ts'
import { ok } from '#shared/result.ts'
import { anEntry } from '#tests/builders.ts'
import { aVault, callOf, type VaultView } from '#tests/vault-view.ts'
import { bringUpToDate } from './apply.ts'
import { discardDraft, listDrafts, newestDrafts, readDrafts, saveDraft } from './drafts.ts'
import { importWindowKey } from './seal.ts'
import { closeWindowStore, openWindowStore, type WindowStore } from './window-store.ts'

let vault: VaultView
let store: WindowStore

beforeEach(async () => {
  vault = aVault(3)
  const opened = await openWindowStore('training', callOf(vault))
  if (opened.kind !== 'opened') throw new Error(opened.kind)
  store = opened.store
})

afterEach(async () => {
  await store.copy.delete()
  await store.drafts.delete()
})

describe('drafts', () => {
  const aDraft = (changes: Partial<Draft> = {}): Draft => ({
    id: '0d5e1f6c-6a52-4c53-9f0e-2f6d4f2b9f11',
    revision: 1,
    savedAt: '2026-11-22T06:00:00.000Z',
    entry: anEntry(),
    ...changes,
  })

  it('are the copy with the higher revision', () => {
    const here = aDraft({ revision: 5 })
    const there = aDraft({ revision: 4, savedAt: '2026-11-22T09:00:00.000Z' })
    expect(newestDrafts([there], [here])).toEqual([here])
    expect(newestDrafts([here], [there])).toEqual([here])
  })

  it('are never overwritten by an older revision', async () => {
    await saveDraft(store, aDraft({ revision: 5 }))
    await saveDraft(store, aDraft({ revision: 4 }))
    expect((await readDrafts(store))[0]?.revision).toBe(5)
  })

  it('outlive a rebuild of the copy', async () => {
    await saveDraft(store, aDraft())
    vault.generation = 'two'
    await bringUpToDate(store, callOf(vault), () => {})
    expect(await readDrafts(store)).toHaveLength(1)
  })

  it('that cannot be opened stay where they are', async () => {
    await saveDraft(store, aDraft())
    const key = await importWindowKey(new Uint8Array(32).fill(9))
    expect(await readDrafts({ ...store, key })).toEqual([])
    expect(await store.drafts.drafts.count()).toBe(1)
  })

  it('that became filings are dropped', async () => {
    await bringUpToDate(store, callOf(vault), () => {})
    await saveDraft(store, aDraft({ id: vault.rows[0]?.filing.id ?? '' }))
    vault.drafts = [aDraft()]
    const listed = await listDrafts(store, callOf(vault))
    expect(listed).toEqual(ok([aDraft()]))
    expect(await store.drafts.drafts.count()).toBe(0)
  })

  it('are listed, for nobody, when the lock closes the copy meanwhile', async () => {
    await saveDraft(store, aDraft())
    const listing = listDrafts(store, callOf(vault))
    closeWindowStore(store)
    expect(await listing).toEqual(ok([aDraft()]))
  })

  it('are discarded in both places', async () => {
    await saveDraft(store, aDraft())
    vault.drafts = [aDraft()]
    await discardDraft(store, callOf(vault), aDraft().id)
    expect(await listDrafts(store, callOf(vault))).toEqual(ok([]))
  })
})
