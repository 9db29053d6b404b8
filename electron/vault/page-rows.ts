import type { Database } from 'better-sqlite3-multiple-ciphers'
import { inPageOrder, MaterialPage } from '#shared/materials/page.ts'
import type { Transaction } from './commit.ts'
import { readStored } from './stored-json.ts'

/** A stored page: itself as JSON, and the hash of its sealed thumbnail. */
export interface PageRow {
  readonly body: string
  readonly thumbnail: string
}

/** A page with the hash its thumbnail is kept under. */
export interface KeptPage {
  readonly page: MaterialPage
  readonly thumbnail: string
}

/** A page of a draft or of a filing. */
export function findPage(db: Database, id: string): KeptPage | undefined {
  const row = db
    .prepare<[string, string], PageRow>(
      `SELECT body, thumbnail FROM draft_pages WHERE id = ?
       UNION ALL SELECT body, thumbnail FROM pages WHERE id = ?`,
    )
    .get(id, id)
  return row && readPage(row)
}

/** The pages of a draft, in their order and numbered by it. */
export function draftPagesOf(db: Database, draftId: string): MaterialPage[] {
  const pages = pagesIn(db, 'SELECT body, thumbnail FROM draft_pages WHERE owner = ?', draftId)
  return pages.map((page, at) => {
    const first = pages.findIndex(({ requirement }) => requirement === page.requirement)
    return { ...page, position: at - first }
  })
}

/** Stores the pages of a draft under the numbers they have in their order. */
export function closeGaps(db: Database, draftId: string): void {
  for (const page of draftPagesOf(db, draftId)) {
    const kept = findPage(db, page.id)
    if (kept && kept.page.position !== page.position) writeDraftPage(db, { ...kept, page })
  }
}

/** The pages of an accepted filing, in their order; those that left the machine as well. */
export function filingPagesOf(db: Database, filingId: string): MaterialPage[] {
  return pagesIn(db, 'SELECT body, thumbnail FROM pages WHERE filing_id = ?', filingId)
}

/** How many pages of a filing the subsystem has not confirmed. */
export function pagesLeft(db: Database, filingId: string): number {
  const left = db
    .prepare<[string], number>(
      "SELECT count(*) FROM pages WHERE filing_id = ? AND state <> 'confirmed'",
    )
    .pluck()
    .get(filingId)
  return left ?? 0
}

/** Writes where a page of a filing now stands; what it shows never changes. */
export function updatePage({ db, seq }: Transaction, page: MaterialPage): void {
  db.prepare('UPDATE pages SET seq = ?, state = ?, is_here = ?, body = ? WHERE id = ?').run(
    seq,
    page.upload.state,
    page.removed === null ? 1 : 0,
    JSON.stringify(MaterialPage.parse(page)),
    page.id,
  )
}

/** Lets the pages of a filing that may have to be registered anew be uploaded anew: a piece is kept once there. */
export function awaitPagesAgain(tx: Transaction, filingId: string): void {
  for (const page of filingPagesOf(tx.db, filingId)) {
    if (page.removed !== null || page.upload.state !== 'confirmed') continue
    updatePage(tx, { ...page, upload: { ...page.upload, state: 'waiting', words: '' } })
  }
}

/** Writes a page of a draft; no row of the record. */
export function writeDraftPage(db: Database, { page, thumbnail }: KeptPage): void {
  db.prepare(
    `INSERT INTO draft_pages (id, owner, sha256, thumbnail, body)
     VALUES (:id, :owner, :sha256, :thumbnail, :body)
     ON CONFLICT (id) DO UPDATE SET body = excluded.body`,
  ).run({
    id: page.id,
    owner: page.owner,
    sha256: page.sha256,
    thumbnail,
    body: JSON.stringify(MaterialPage.parse(page)),
  })
}

/** Takes a page of a draft out. */
export function deleteDraftPage(db: Database, id: string): void {
  db.prepare('DELETE FROM draft_pages WHERE id = ?').run(id)
}

/** Makes the pages of a draft those of the filing it became: from here on they are fixed, and wait for the line. */
export function acceptPages(tx: Transaction, filingId: string): void {
  const { db, seq } = tx
  // A draft of an older version may have gaps.
  closeGaps(db, filingId)
  const insert = db.prepare(
    `INSERT INTO pages (id, seq, filing_id, sha256, thumbnail, state, is_here, body)
     VALUES (:id, :seq, :filingId, :sha256, :thumbnail, 'waiting', 1, :body)`,
  )
  const rows = db
    .prepare<[string], PageRow>('SELECT body, thumbnail FROM draft_pages WHERE owner = ?')
    .all(filingId)
  for (const { page, thumbnail } of rows.map(readPage)) {
    const accepted: MaterialPage = { ...page, upload: { ...page.upload, state: 'waiting' } }
    const { id, sha256 } = page
    insert.run({ id, seq, filingId, sha256, thumbnail, body: JSON.stringify(accepted) })
  }
  db.prepare('DELETE FROM draft_pages WHERE owner = ?').run(filingId)
}

function pagesIn(db: Database, sql: string, owner: string): MaterialPage[] {
  const rows = db.prepare<[string], PageRow>(sql).all(owner)
  return inPageOrder(rows.map((row) => readPage(row).page))
}

function readPage({ body, thumbnail }: PageRow): KeptPage {
  return { page: readStored(MaterialPage, body), thumbnail }
}
