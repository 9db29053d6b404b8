import { join } from 'node:path'
import Database from 'better-sqlite3-multiple-ciphers'

/** A page as the training subsystem holds it. */
export interface HeldPage {
  readonly page_id: string
  /** Key of the registration of its filing. */
  readonly key: string
  readonly sha256: string
  readonly size: number
  /** 文件查询号; null until every piece is there. */
  readonly serial: string | null
}

/** The pages the training subsystem was sent, in a table of its own. */
export interface PageBook {
  findPage(pageId: string): HeldPage | undefined
  /** Pieces held of a page, counted from the first. */
  countPieces(pageId: string): number
  /** Keeps the next piece; one that is there already stays. */
  addPiece(page: Omit<HeldPage, 'serial'>, at: number, content: Buffer): void
  /** The whole content of a page. */
  contentOf(pageId: string): Buffer
  /** Forgets the pieces of a page that came to nothing. */
  clear(pageId: string): void
  /** Gives a complete page its serial, made of the number it has in this book. */
  complete(pageId: string, serialOf: (number: number) => string): string
  /** Every page, oldest first. */
  list(): readonly HeldPage[]
  close(): void
}

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS page (
    number INTEGER PRIMARY KEY AUTOINCREMENT, page_id TEXT NOT NULL UNIQUE, key TEXT NOT NULL,
    sha256 TEXT NOT NULL, size INTEGER NOT NULL, serial TEXT);
  CREATE TABLE IF NOT EXISTS piece (
    page_id TEXT NOT NULL, at INTEGER NOT NULL, content BLOB NOT NULL, PRIMARY KEY (page_id, at));
`

const COLUMNS = 'page_id, key, sha256, size, serial'

/** Opens `training-pages.db` in `directory`; generated pictures only, so in the clear. */
export function openPageBook(directory: string): PageBook {
  const database = new Database(join(directory, 'training-pages.db'))
  database.pragma('journal_mode = WAL')
  database.exec(SCHEMA)
  const find = database.prepare<[string], HeldPage>(`SELECT ${COLUMNS} FROM page WHERE page_id = ?`)
  const count = database
    .prepare<[string], number>('SELECT count(*) FROM piece WHERE page_id = ?')
    .pluck()
  const addPage = database.prepare(
    'INSERT OR IGNORE INTO page (page_id, key, sha256, size) VALUES (:page_id, :key, :sha256, :size)',
  )
  const addPiece = database.prepare('INSERT OR IGNORE INTO piece VALUES (?, ?, ?)')
  const pieces = database
    .prepare<[string], Buffer>('SELECT content FROM piece WHERE page_id = ? ORDER BY at')
    .pluck()
  const drop = database.prepare('DELETE FROM piece WHERE page_id = ?')
  const number = database
    .prepare<[string], number>('SELECT number FROM page WHERE page_id = ?')
    .pluck()
  const setSerial = database.prepare('UPDATE page SET serial = ? WHERE page_id = ?')
  return {
    findPage: (pageId) => find.get(pageId),
    countPieces: (pageId) => count.get(pageId) ?? 0,
    addPiece: database.transaction((page, at, content) => {
      addPage.run(page)
      addPiece.run(page.page_id, at, content)
    }),
    contentOf: (pageId) => Buffer.concat(pieces.all(pageId)),
    clear: (pageId) => void drop.run(pageId),
    complete(pageId, serialOf) {
      const serial = serialOf(number.get(pageId) ?? 0)
      setSerial.run(serial, pageId)
      return serial
    },
    list: () => database.prepare<[], HeldPage>(`SELECT ${COLUMNS} FROM page ORDER BY number`).all(),
    close: () => database.close(),
  }
}
