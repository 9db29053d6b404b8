import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { Page } from '@playwright/test'
import { ask } from '#build/demo/desk-calls.ts'
import type { Desk } from '#electron/desk.ts'
import { canonicalJson } from '#electron/vault/canonical-json.ts'

/** Where Chromium keeps the copy within its profile folder. */
export function copyFolder(profileDirectory: string): string {
  return join(profileDirectory, 'Default', 'IndexedDB', 'https_app.invalid_0.indexeddb.leveldb')
}

const LONGEST_MS = 20_000
const PAUSE_MS = 100

/** Waits until the window's copy says what the vault says; answers how many rows differ when it does not. */
export async function countStaleRows(page: Page, desk: Pick<Desk, 'call'>): Promise<number> {
  const until = performance.now() + LONGEST_MS
  for (;;) {
    const [copied, kept] = [await readCopy(page), await readVault(desk)]
    const stale = kept.filter((row) => !copied.has(row)).length
    const foreign = copied.size - (kept.length - stale)
    if (stale + foreign === 0 || performance.now() > until) return stale + foreign
    await setTimeout(PAUSE_MS)
  }
}

async function readVault(desk: Pick<Desk, 'call'>): Promise<readonly string[]> {
  const rows = await ask(desk, 'copy.rows', { afterSeq: 0, limit: 500 })
  return rows.map(({ filing }) => canonicalJson(filing))
}

async function readCopy(page: Page): Promise<ReadonlySet<string>> {
  // A damaged database does not open until the window has thrown it away.
  const texts = await page.evaluate(openEveryRow).catch(() => [])
  return new Set(texts.map((text) => canonicalJson(JSON.parse(text))))
}

/** Runs in the page: opens every row without the window's own code, so that its faults are seen. */
async function openEveryRow(): Promise<string[]> {
  const name = 'training-filing-copy'
  const known = await indexedDB.databases()
  if (known.every((database) => database.name !== name)) return []
  const { desk } = window as unknown as {
    readonly desk: { call(method: string, input: object): Promise<{ value: { key: Uint8Array } }> }
  }
  const answer = await desk.call('copy.key', {})
  const raw = new Uint8Array(answer.value.key)
  const key = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['decrypt'])
  const done = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
  const database = await done(indexedDB.open(name))
  try {
    if (!database.objectStoreNames.contains('filings')) return []
    const rows = await done(database.transaction('filings').objectStore('filings').getAll())
    return await Promise.all(
      rows.map(async ({ id, sealed }) => {
        const additionalData = new TextEncoder().encode(id)
        const cipher = { name: 'AES-GCM', iv: sealed.iv, additionalData }
        return new TextDecoder().decode(await crypto.subtle.decrypt(cipher, key, sealed.bytes))
      }),
    )
  } finally {
    database.close()
  }
}
