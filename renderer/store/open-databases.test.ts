import 'fake-indexeddb/auto'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Call } from '#renderer/bridge.ts'
import { anEntry } from '#tests/builders.ts'
import { aVault, callOf } from '#tests/vault-view.ts'
import { bringUpToDate, followVault } from './apply.ts'
import { readDrafts, saveDraft } from './drafts.ts'
import { closeWindowStore, openWindowStore, type WindowStore } from './window-store.ts'

const DRAFT = {
  id: '0d5e1f6c-6a52-4c53-9f0e-2f6d4f2b9f11',
  revision: 1,
  savedAt: '2026-11-22T06:00:00.000Z',
  entry: anEntry(),
}

const vault = aVault(3)

beforeEach(async () => {
  vault.asked = []
  const store = await open(callOf(vault))
  await bringUpToDate(store, callOf(vault), () => {})
  await saveDraft(store, DRAFT)
  closeWindowStore(store)
  store.drafts.close()
})

afterEach(async () => {
  vi.restoreAllMocks()
  for (const { name } of await indexedDB.databases()) indexedDB.deleteDatabase(name ?? '')
})

async function open(call: Call): Promise<WindowStore> {
  const opened = await openWindowStore('training', call)
  if (opened.kind !== 'opened') throw new Error(opened.kind)
  return opened.store
}

/** Of these databases nothing is answered but a failure, as Chromium does with a damaged MANIFEST. */
function damage(
  errorName: string,
  isDamaged: (name: string) => boolean = () => true,
): { mend(): void } {
  const fail = () => {
    const error = new DOMException('Internal error opening backing store', errorName)
    const request = { error, onerror: (_event: object) => {} }
    setTimeout(() => request.onerror({ target: request, preventDefault: () => {} }))
    // As much of a request as Dexie looks at.
    return request as unknown as IDBOpenDBRequest
  }
  const { open: reallyOpen, deleteDatabase: reallyDelete } = indexedDB
  const opening = vi.spyOn(indexedDB, 'open').mockImplementation((name, version) => {
    return isDamaged(name) ? fail() : reallyOpen.call(indexedDB, name, version)
  })
  const deleting = vi.spyOn(indexedDB, 'deleteDatabase').mockImplementation((name) => {
    return isDamaged(name) ? fail() : reallyDelete.call(indexedDB, name)
  })
  return {
    mend() {
      opening.mockRestore()
      deleting.mockRestore()
    },
  }
}

/** The desk, whose shell does what it is told when the window's storage is to be cleared. */
function deskThat(clears: () => void): Call {
  const call = callOf(vault)
  return (method, input) => {
    if (method === 'copy.clearStorage') clears()
    return call(method, input)
  }
}

const timesCleared = () => vault.asked.filter((method) => method === 'copy.clearStorage').length

test('where no database opens the origin is cleared once and the copy made again', async () => {
  const { mend } = damage('UnknownError')
  const call = deskThat(mend)
  const store = await open(call)
  await bringUpToDate(store, call, () => {})
  expect(await store.copy.filings.count()).toBe(3)
  expect(timesCleared()).toBe(1)
})

test('drafts that can still be read are put back after the clearing', async () => {
  const { mend } = damage('UnknownError', (name) => name.endsWith('copy'))
  const store = await open(
    deskThat(() => {
      mend()
      indexedDB.deleteDatabase('training-drafts')
    }),
  )
  expect(await readDrafts(store)).toEqual([DRAFT])
})

test('a second failure right after the clearing is refused, not tried again', async () => {
  damage('UnknownError')
  const opened = await openWindowStore(
    'training',
    deskThat(() => {}),
  )
  expect(opened).toEqual({ kind: 'broken' })
  expect(timesCleared()).toBe(1)
})

test.each(['QuotaExceededError', 'VersionError'])('%s clears nothing', async (name) => {
  damage(name)
  await expect(open(deskThat(() => {}))).rejects.toMatchObject({ name })
  expect(timesCleared()).toBe(0)
})

test('a browser that does not answer is taken for damaged', async () => {
  const silent = vi
    .spyOn(indexedDB, 'open')
    .mockImplementation(() => ({}) as unknown as IDBOpenDBRequest)
  const call = deskThat(() => {
    silent.mockRestore()
    vi.useRealTimers()
  })
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const opening = open(call)
  while (vi.isFakeTimers()) await vi.advanceTimersByTimeAsync(1_000)
  const store = await opening
  await bringUpToDate(store, call, () => {})
  expect(await store.copy.filings.count()).toBe(3)
  expect(timesCleared()).toBe(1)
})

test('storage that breaks under an open window is cleared, and the window follows on', async () => {
  let mend = () => {}
  const call = deskThat(() => mend())
  const store = await open(call)
  const failing = new DOMException('Internal error', 'UnknownError')
  vi.spyOn(store.copy.meta, 'get').mockRejectedValueOnce(failing)
  mend = damage('UnknownError').mend
  const stop = await new Promise<() => void>((resolve) => {
    const followed = followVault(
      store,
      { call, onEvent: () => () => {} },
      { onProgress: () => {}, onCurrent: () => resolve(() => followed()) },
    )
  })
  expect(await store.copy.filings.count()).toBe(3)
  expect(timesCleared()).toBe(1)
  stop()
})
