import type { PageProgress, RefusedPages, UnconfirmedPages } from '#shared/bridge-materials.ts'
import type { MaterialPage } from '#shared/materials/page.ts'
import type { DuePage } from '#shared/sync/due-entry.ts'
import { DESK, DESK_WORDS } from './actors.ts'
import { commit, type Transaction } from './commit.ts'
import { getFilingRow, writeEvent, writeFiling } from './filing-rows.ts'
import { readContent } from './materials.ts'
import { filingPagesOf, pagesLeft, updatePage } from './page-rows.ts'
import type { Vault } from './vault.ts'

/** The first page that may be uploaded: of the filing registered first but for these, in the order of its pages. */
export function findDuePage(
  { db }: Vault,
  except: ReadonlySet<string> = new Set(),
): DuePage | undefined {
  const first = db
    .prepare<[string], { readonly filing_id: string; readonly key: string }>(
      `SELECT pages.filing_id, outbox.id AS key ${UNDER_WAY}
         AND pages.filing_id NOT IN (SELECT value FROM json_each(?))
       ORDER BY outbox.sequence LIMIT 1`,
    )
    .get(JSON.stringify([...except]))
  if (first === undefined) return undefined
  const page = filingPagesOf(db, first.filing_id).find(({ upload }) =>
    ['waiting', 'sending'].includes(upload.state),
  )
  return page && { page, key: first.key, pieces: progressOf({ db }, page.id) }
}

/** Pages of filings the subsystem holds, also under another content, that go by themselves. */
const UNDER_WAY = `FROM pages
  JOIN outbox ON outbox.filing_id = pages.filing_id AND outbox.body ->> '$.operation' = 'register'
  JOIN filings ON filings.id = pages.filing_id
  WHERE pages.state <> 'confirmed' AND pages.state IN ('waiting', 'sending')
    AND (outbox.state = 'acknowledged'
      OR (outbox.state = 'withdrawn' AND filings.body ->> '$.receipt' IS NOT NULL))
    AND filings.status <> 'voided'`

/** The JPEG of a page; undefined where its file is damaged. */
export function findJpeg(vault: Vault, { sha256 }: MaterialPage): Uint8Array | undefined {
  const read = readContent(vault, sha256)
  return read.ok ? read.value : undefined
}

/** Writes that a page is on its way, before its first byte leaves. */
export function markPageSending(vault: Vault, page: MaterialPage): void {
  if (page.upload.state === 'sending') return
  commit(vault, noteOf('page.send', page), (tx) => {
    updatePage(tx, { ...page, upload: { ...page.upload, state: 'sending', words: '' } })
  })
}

/** Keeps how many pieces of a page are there: durable, so that a crash goes on at the next. */
export function keepProgress({ db }: Vault, pageId: string, pieces: number): void {
  db.prepare(
    `INSERT INTO page_progress (page_id, pieces) VALUES (?, ?)
     ON CONFLICT (page_id) DO UPDATE SET pieces = excluded.pieces`,
  ).run(pageId, pieces)
}

/** How far the pages of a filing are that are on their way. */
export function listProgress({ db }: Vault, filingId: string): PageProgress[] {
  return db
    .prepare<[string], PageProgress>(
      `SELECT page_id AS pageId, pieces FROM page_progress
       JOIN pages ON pages.id = page_id WHERE pages.filing_id = ?`,
    )
    .all(filingId)
}

/** The filings with pages that were refused, at most `limit` of them; of a voided one nothing is sent again. */
export function listRefusedPages({ db }: Vault, limit: number): RefusedPages[] {
  return db
    .prepare<[number], RefusedPages>(
      `SELECT pages.filing_id AS filingId, count(*) AS pages,
         min(pages.body ->> '$.upload.words') AS words ${REFUSED}
       GROUP BY pages.filing_id ORDER BY min(filings.acceptance_number) LIMIT ?`,
    )
    .all(limit)
}

/** How many filings have refused pages. */
export function countRefusedPages({ db }: Vault): number {
  const count = db.prepare(`SELECT count(DISTINCT pages.filing_id) ${REFUSED}`).pluck().get()
  return Number(count)
}

/** How many filings are registered but lack pages: some of theirs are on their way, or were refused. */
export function countUnconfirmed(vault: Vault): UnconfirmedPages {
  const underWay = vault.db
    .prepare<[], number>(`SELECT count(DISTINCT pages.filing_id) ${UNDER_WAY}`)
    .pluck()
    .get()
  return { underWay: underWay ?? 0, refused: countRefusedPages(vault) }
}

/** The index holds what is not confirmed. */
const REFUSED = `FROM pages JOIN filings ON filings.id = pages.filing_id
  WHERE pages.state <> 'confirmed' AND pages.state = 'refused' AND filings.status <> 'voided'`

/** Whether another page already has this serial: then the answer cannot be about this one. */
export function isSerialTaken({ db }: Vault, serial: string, pageId: string): boolean {
  return (
    db
      .prepare(`SELECT 1 FROM pages WHERE body ->> '$.upload.serial' = ? AND id <> ? LIMIT 1`)
      .get(serial, pageId) !== undefined
  )
}

/** Writes that the subsystem has a page; with the last of its pages the filing is reported. */
export function confirmPage(vault: Vault, page: MaterialPage, serial: string): void {
  commit(vault, noteOf('page.confirm', page), (tx) => {
    const upload = { state: 'confirmed', serial, confirmedAt: tx.at, words: '' } as const
    updatePage(tx, { ...page, upload })
    tx.db.prepare('DELETE FROM page_progress WHERE page_id = ?').run(page.id)
    if (pagesLeft(tx.db, page.owner) === 0) settleFiling(tx, page.owner)
  })
}

/** Lays a page aside with the reason; the others go on. */
export function refusePage(vault: Vault, page: MaterialPage, words: string): void {
  commit(vault, noteOf('page.refuse', page), (tx) => {
    updatePage(tx, { ...page, upload: { ...page.upload, state: 'refused', words } })
    tx.db.prepare('DELETE FROM page_progress WHERE page_id = ?').run(page.id)
    const detail = `第 ${page.position + 1} 页：${words}`
    writeEvent(tx, page.owner, { at: tx.at, kind: 'page-refused', by: DESK_WORDS, detail })
  })
}

/** The clerk's wish to send the refused pages of a filing again, from their beginning. */
export function resendPages(vault: Vault, filingId: string): MaterialPage[] {
  const refused = filingPagesOf(vault.db, filingId).filter(
    ({ upload }) => upload.state === 'refused',
  )
  if (refused.length > 0) {
    const by = vault.operator.number
    const note = { action: 'page.resend', object: filingId, by, fields: ['upload'] }
    commit(vault, note, (tx) => {
      for (const page of refused) {
        updatePage(tx, { ...page, upload: { ...page.upload, state: 'waiting', words: '' } })
      }
    })
  }
  return filingPagesOf(vault.db, filingId)
}

function settleFiling(tx: Transaction, filingId: string): void {
  const filing = getFilingRow(tx.db, filingId)
  if (filing.status === 'accepted' && filing.receipt !== null) {
    writeFiling(tx, { ...filing, status: 'acknowledged' })
  }
  const detail = `${filingPagesOf(tx.db, filingId).length} 页，国家子系统逐页确认`
  writeEvent(tx, filingId, { at: tx.at, kind: 'pages-confirmed', by: DESK_WORDS, detail })
}

function noteOf(action: string, { id }: MaterialPage) {
  return { action, object: id, by: DESK, fields: ['upload'] }
}

function progressOf({ db }: Pick<Vault, 'db'>, pageId: string): number {
  const pieces = db
    .prepare<[string], number>('SELECT pieces FROM page_progress WHERE page_id = ?')
    .pluck()
    .get(pageId)
  return pieces ?? 0
}
