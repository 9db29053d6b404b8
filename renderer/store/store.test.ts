import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Call, OnEvent } from '#renderer/bridge.ts'
import { officeDayStart } from '#shared/office-day.ts'
import { aFiling, aReceipt, aVault, callOf, type VaultView } from '#tests/vault-view.ts'
import { bringUpToDate, catchUp, followVault } from './apply.ts'
import { openRows, readAcknowledged, readPage } from './filings.ts'
import { importWindowKey, seal, unseal } from './seal.ts'
import { closeWindowStore, openWindowStore, type WindowStore } from './window-store.ts'

async function open(vault: VaultView): Promise<WindowStore> {
  const opened = await openWindowStore('training', callOf(vault))
  if (opened.kind !== 'opened') throw new Error(opened.kind)
  return opened.store
}

let vault: VaultView
let store: WindowStore

beforeEach(async () => {
  vault = aVault(3)
  store = await open(vault)
})

afterEach(async () => {
  await store.copy.delete()
  await store.drafts.delete()
})

describe('sealing', () => {
  it('opens only under its own name and key', async () => {
    const key = await importWindowKey(vault.key)
    const sealed = await seal(key, 'a', { name: '欧阳长风' })
    expect(await unseal(key, 'a', sealed)).toEqual({ name: '欧阳长风' })
    expect(await unseal(key, 'b', sealed)).toBeUndefined()
    const other = await importWindowKey(new Uint8Array(32).fill(8))
    expect(await unseal(other, 'a', sealed)).toBeUndefined()
  })

  it('leaves nothing of a person readable in the database', async () => {
    await bringUpToDate(store, callOf(vault), () => {})
    const [record] = await store.copy.filings.toArray()
    const plain = new TextDecoder().decode(record?.sealed.bytes) + JSON.stringify(record)
    const { entry } = aFiling(0)
    for (const secret of [entry.name, entry.documentNumber, entry.phone, entry.address]) {
      expect(plain).not.toContain(secret)
    }
  })
})

describe('the copy', () => {
  const ids = async () => (await store.copy.filings.toArray()).map(({ id }) => id).toSorted()
  const wanted = () => vault.rows.map(({ filing }) => filing.id).toSorted()
  const bring = () => bringUpToDate(store, callOf(vault), () => {})

  it('is built where there is none', async () => {
    await bring()
    expect(await ids()).toEqual(wanted())
  })

  it('takes only what is new', async () => {
    await bring()
    vault.rows = [...vault.rows, { seq: 4, filing: aFiling(4) }]
    await store.copy.filings.delete(vault.rows[0]?.filing.id ?? '')
    await catchUp(store, callOf(vault), () => {})
    expect(await store.copy.filings.count()).toBe(3)
  })

  it('takes over a filing that changed', async () => {
    await bring()
    const [first, ...others] = vault.rows
    if (first === undefined) throw new Error('no row')
    vault.rows = [...others, { seq: 9, filing: { ...first.filing, status: 'acknowledged' } }]
    await bring()
    expect((await store.copy.filings.get(first.filing.id))?.status).toBe('acknowledged')
  })

  it('is rebuilt for another generation of the vault', async () => {
    await bring()
    vault.generation = 'two'
    vault.rows = vault.rows.slice(0, 2)
    await bring()
    expect(await ids()).toEqual(wanted())
  })

  it('is rebuilt when the count differs', async () => {
    await bring()
    await store.copy.filings.delete(vault.rows[1]?.filing.id ?? '')
    await bring()
    expect(await ids()).toEqual(wanted())
  })

  it('is rebuilt when it is ahead of the vault', async () => {
    await bring()
    vault.rows = vault.rows.slice(0, 1)
    await bring()
    expect(await ids()).toEqual(wanted())
  })

  it('is rebuilt under another window key', async () => {
    await bring()
    store = { ...store, key: await importWindowKey(new Uint8Array(32).fill(9)) }
    await bring()
    const rows = await store.copy.filings.toArray()
    expect(await openRows(store, rows)).toHaveLength(3)
  })

  const follow = () => {
    const desk = { call: callOf(vault), onEvent: () => () => {} }
    return new Promise<() => void>((resolve) => {
      const stop = followVault(store, desk, {
        onProgress: () => {},
        onCurrent: () => resolve(stop),
      })
    })
  }

  it('is rebuilt behind the window where a row no longer opens', async () => {
    await bring()
    const [first] = await store.copy.filings.toArray()
    if (!first) throw new Error('no row')
    const sealed = { ...first.sealed, bytes: new ArrayBuffer(first.sealed.bytes.byteLength) }
    await store.copy.filings.put({ ...first, sealed })
    const stop = await follow()
    const broken = await openRows(store, await store.copy.filings.toArray())
    expect(broken).toHaveLength(2)
    await vi.waitFor(async () => {
      const rows = await store.copy.filings.toArray()
      expect(await openRows({ ...store, damage: new EventTarget() }, rows)).toHaveLength(3)
    })
    stop()
  })

  it('is made anew where its database fails in the middle', async () => {
    await bring()
    const failing = vi.spyOn(store.copy.meta, 'get').mockRejectedValueOnce(new Error('Internal'))
    const stop = await follow()
    expect(await ids()).toEqual(wanted())
    failing.mockRestore()
    stop()
  })

  it('is made anew where its database does not fit what the program expects', async () => {
    await bring()
    await store.copy.delete()
    await new Promise<void>((resolve, reject) => {
      const foreign = indexedDB.open(store.copy.name, 20)
      foreign.onupgradeneeded = () => foreign.result.createObjectStore('filings')
      foreign.onsuccess = () => resolve(foreign.result.close())
      foreign.onerror = () => reject(foreign.error)
    })
    store = await open(vault)
    await bring()
    expect(await ids()).toEqual(wanted())
  })

  it('follows the commits of the vault', async () => {
    const listeners: (() => void)[] = []
    const onEvent = ((_name: string, listener: () => void) => {
      listeners.push(listener)
      return () => {}
    }) as unknown as OnEvent // only one event is listened to
    let wasCurrent = false
    const tell = {
      onProgress: () => {},
      onCurrent: () => {
        wasCurrent = true
      },
    }
    const stop = followVault(store, { call: callOf(vault), onEvent }, tell)
    await expect.poll(() => wasCurrent).toBe(true)
    expect(await store.copy.filings.count()).toBe(3)
    vault.rows = [...vault.rows, { seq: 4, filing: aFiling(4) }]
    listeners[0]?.()
    await expect.poll(() => store.copy.filings.count()).toBe(4)
    stop()
  })

  it('is read newest first, page by page', async () => {
    await bring()
    const first = await readPage(store, undefined, 2)
    const second = await readPage(store, first.at(-1), 2)
    expect([...first, ...second].map(({ id }) => id)).toEqual(
      vault.rows.map(({ filing }) => filing.id).toReversed(),
    )
  })

  it('is rebuilt where an older program wrote it', async () => {
    await bring()
    const head = await store.copy.meta.get('head')
    if (head) await store.copy.meta.put({ ...head, schemaVersion: 1 })
    await store.copy.filings.toCollection().modify({ acknowledgedAt: 'of the older program' })
    await bring()
    const rows = await store.copy.filings.toArray()
    expect(rows.map(({ acknowledgedAt }) => acknowledgedAt)).toEqual(['', '', ''])
  })

  it('finds what was acknowledged since the day began, newest first', async () => {
    const instants = [
      '2026-11-21T15:59:59.999Z',
      '2026-11-21T16:00:00.000Z',
      '2026-11-22T03:00:00.000Z',
    ]
    vault.rows = vault.rows.map(({ seq, filing }, at) => ({
      seq,
      filing: { ...filing, status: 'acknowledged', receipt: aReceipt(instants[at] ?? '') },
    }))
    vault.rows.push({ seq: 4, filing: aFiling(4) })
    await bring()
    const found = await readAcknowledged(store, officeDayStart('2026-11-22'), 50)
    expect(found.map(({ acknowledgedAt }) => acknowledgedAt)).toEqual([instants[2], instants[1]])
  })

  it('says how far a long rebuild has come', async () => {
    vault = aVault(1_200)
    const steps: (number | undefined)[] = []
    await bringUpToDate(store, callOf(vault), (progress) => steps.push(progress?.done))
    expect(steps).toEqual([500, 1_000, 1_200, 1_200, undefined])
  })

  it('says nothing of a rebuild where many filings come in while it follows', async () => {
    await bring()
    const all = [...vault.rows, ...aVault(1_200).rows.slice(vault.rows.length)]
    const call = callOf(vault)
    const meanwhile: Call = (method, input) => {
      if (method === 'copy.rows') vault.rows = all
      return call(method, input)
    }
    const steps: unknown[] = []
    await catchUp(store, meanwhile, (progress) => steps.push(progress))
    expect(await store.copy.filings.count()).toBe(1_200)
    expect(new Set(steps)).toEqual(new Set([undefined]))
  })
})

describe('a store of a newer program', () => {
  it.each(['copy', 'drafts'] as const)('is left alone: %s', async (part) => {
    const head = { generation: 'one', seq: 1, probe: await seal(store.key, 'probe', 'one') }
    const schemaVersion = part === 'copy' ? 99 : 1
    await store.copy.meta.put({ key: 'head', ...head, schemaVersion })
    await store.drafts.meta.put({ key: 'schema', schemaVersion: part === 'drafts' ? 99 : 1 })
    closeWindowStore(store)
    expect(await openWindowStore('training', callOf(vault))).toEqual({ kind: 'newer' })
  })
})
