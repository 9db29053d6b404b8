import type { Page } from '@playwright/test'
import Database from 'better-sqlite3-multiple-ciphers'
import { seedFilings } from '#build/seed/seed-filing.ts'
import { percentile } from './figure.ts'

const ROUNDS = 9
const WORDS = ['欧阳', '广州', '4477', '人民路', '1699001956'] as const
const PAGE = 50

/** The same question asked of SQLite: a plain table of the same people in memory, LIKE over the same fields. */
export function askSqlite(filings: number): void {
  const db = new Database(':memory:')
  db.exec('CREATE TABLE people (id INTEGER PRIMARY KEY, text TEXT)')
  const insert = db.prepare('INSERT INTO people (text) VALUES (?)')
  const source = seedFilings({ count: filings, seed: 1, ofToday: 40 }, new Date())
  db.transaction(() => {
    for (const { filing } of source) {
      const { name, documentNumber, phone, address } = filing.entry
      insert.run(`${name} ${documentNumber} ${phone} ${address}`)
    }
  })()
  const find = db.prepare('SELECT count(*), max(id) FROM people WHERE text LIKE ?')
  const offset = db.prepare('SELECT id FROM people ORDER BY id DESC LIMIT ? OFFSET ?')
  anchor(
    `SQLite LIKE, ${filings} rows`,
    WORDS.map((word) => timed(() => find.get(`%${word}%`))),
  )
  anchor(
    `SQLite offset to half, ${filings} rows`,
    WORDS.map(() => timed(() => offset.all(PAGE, Math.floor(filings / 2)))),
  )
  db.close()
}

/** The same depth asked of IndexedDB as Dexie's offset() and count() ask it, over the copy as far as it has come. */
export async function askDexie(page: Page, filings: number): Promise<void> {
  const { counts, offsets, rows } = await page.evaluate(countAndSkip, { rounds: ROUNDS })
  anchor(`Dexie count(), copy of ${rows} (of ${filings})`, counts)
  anchor(`Dexie offset to half, copy of ${rows} (of ${filings})`, offsets)
}

/** Counts the copy and skips half of it; runs in the page. */
async function countAndSkip({ rounds }: { readonly rounds: number }) {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open('training-filing-copy')
    opening.onerror = () => reject(opening.error)
    opening.onsuccess = () => resolve(opening.result)
  })
  const store = () => database.transaction('filings').objectStore('filings')
  const counts: number[] = []
  const offsets: number[] = []
  let rows = 0
  for (let round = 0; round < rounds; round += 1) {
    const counting = performance.now()
    rows = await new Promise<number>((resolve) => {
      const request = store().count()
      request.onsuccess = () => resolve(request.result)
    })
    counts.push(performance.now() - counting)
    const skipping = performance.now()
    const half = Math.floor(rows / 2)
    await new Promise<void>((resolve) => {
      const request = store().index('[acceptedAt+id]').openCursor(null, 'prev')
      let isThere = half === 0
      request.onsuccess = () => {
        if (isThere || !request.result) resolve()
        else {
          isThere = true
          request.result.advance(half)
        }
      }
    })
    offsets.push(performance.now() - skipping)
  }
  database.close()
  return { counts, offsets, rows }
}

function timed(run: () => unknown): number {
  const started = performance.now()
  run()
  return performance.now() - started
}

function anchor(name: string, times: readonly number[]): void {
  const value = Number(percentile(times, 0.95).toFixed(2))
  process.stdout.write(
    `${JSON.stringify({ anchor: name, value, unit: 'ms p95', n: times.length })}\n`,
  )
}
