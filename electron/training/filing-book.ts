import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import Database from 'better-sqlite3-multiple-ciphers'
import type { PageNotice } from '#shared/sync/page-wire.ts'
import type { RegistrationData } from '#shared/sync/registration-wire.ts'

/** A filing as the training subsystem holds it: what was filed, and the serials it was given. */
export interface HeldFiling extends RegistrationData {
  readonly psn_no: string
  readonly trt_dcla_detl_sn: string
  readonly fil_no: string
  readonly ver_no: string
  readonly vali_flag: '0' | '1'
  /** 经办机构编号 of the agency that registered it; left out by earlier versions. */
  readonly optins_no?: string
  /** The pages it announced; left out where there are none. */
  readonly x_pages?: readonly PageNotice[]
  /** Of a cancelled one: 1 终止, 2 作废; from when; and why. */
  readonly x_cncl_type?: '1' | '2'
  readonly x_cncl_date?: string
  readonly x_cncl_memo?: string
}

/** One transmission as the duplicate rules see it (wire contract §7.2). */
export interface ReceivedMessage {
  readonly msgid: string
  /** SHA-256 of the body, hex. */
  readonly bodyHash: string
}

/** What became of a transmission: its answer, new or stored, or its msgid came with another body. */
export type Once =
  | { readonly kind: 'answer'; readonly answer: string }
  | { readonly kind: 'other-body' }

/** An operation on a filing, as the duplicate rules tell one from another. */
export interface DoneOperation {
  readonly infno: 'X2512' | 'X2513'
  readonly key: string
}

/** A page of the changes after one of them. */
export interface WantedChanges {
  readonly since: string
  readonly agency: string
  readonly skip: number
  readonly limit: number
}

/** A filing with the number of the change that wrote it last. */
export interface ChangedFiling {
  readonly change: string
  readonly held: HeldFiling
}

/** The training subsystem's own database. */
export interface FilingBook {
  /** The gateway secret of this training platform, made at its first start. */
  readonly token: string
  /** Answers a transmission once and keeps answer and filing in one commit. */
  once(message: ReceivedMessage, answer: () => string): Once
  /** Keeps a filing under the next serial, which `build` makes the numbers from. */
  add(key: string, build: (serial: number) => HeldFiling): HeldFiling
  /** Keeps filings that have their numbers already, in one durable write. */
  addAll(filings: readonly HeldFiling[]): void
  findByKey(key: string): HeldFiling | undefined
  /** A filing by its 流水号 trt_dcla_detl_sn. */
  findByReceipt(receiptNumber: string): HeldFiling | undefined
  /** Writes a filing anew under the key it was registered by. */
  replace(held: HeldFiling): void
  /** What an operation (X2512, X2513) of this key made of its filing, if it was done. */
  findDone(operation: DoneOperation): Pick<HeldFiling, 'trt_dcla_detl_sn' | 'ver_no'> | undefined
  /** Keeps that an operation was done, for whoever sends it again. */
  addDone(operation: DoneOperation, held: HeldFiling): void
  /** Every filing, oldest first. */
  list(): readonly HeldFiling[]
  /** What was written after a change, in the order of the changes, of the filings an agency registered. */
  listChanges(wanted: WantedChanges): readonly ChangedFiling[]
  /** The number of the newest change. */
  lastChange(): string
  /** Loses a filing, as no subsystem should. */
  forget(key: string): void
  close(): void
}

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS secret (only INTEGER PRIMARY KEY CHECK (only = 1), token TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS filing (
    serial INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE, held TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS message (
    msgid TEXT PRIMARY KEY, body_hash TEXT NOT NULL, answer TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS done (
    infno TEXT NOT NULL, key TEXT NOT NULL, receipt TEXT NOT NULL, version TEXT NOT NULL,
    PRIMARY KEY (infno, key));
  CREATE TABLE IF NOT EXISTS change (
    number INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE);
  INSERT OR IGNORE INTO change (key) SELECT key FROM filing ORDER BY serial;
`

/** Opens `training-subsystem.db` in `directory`; it holds generated people only, so in the clear. */
export function openFilingBook(directory: string): FilingBook {
  const database = new Database(join(directory, 'training-subsystem.db'))
  database.pragma('journal_mode = WAL')
  database.exec(SCHEMA)
  database
    .prepare('INSERT OR IGNORE INTO secret (only, token) VALUES (1, ?)')
    .run(randomBytes(32).toString('hex'))

  const token = database.prepare<[], string>('SELECT token FROM secret').pluck().get()
  if (token === undefined) throw new Error('the training database has no secret')

  const findFiling = database
    .prepare<[string], string>('SELECT held FROM filing WHERE key = ?')
    .pluck()
  const findByReceipt = database
    .prepare<[string], string>(
      "SELECT held FROM filing WHERE json_extract(held, '$.trt_dcla_detl_sn') = ?",
    )
    .pluck()
  const replaceFiling = database.prepare('UPDATE filing SET held = ? WHERE key = ?')
  const listFilings = database
    .prepare<[], string>('SELECT held FROM filing ORDER BY serial')
    .pluck()
  const addFiling = database.prepare("INSERT INTO filing (key, held) VALUES (?, '{}')")
  // The row before makes way for one with the next number.
  const noteChange = database.prepare('INSERT OR REPLACE INTO change (key) VALUES (?)')
  const setFiling = database.prepare('UPDATE filing SET held = ? WHERE serial = ?')

  // Only this file writes the column, always from a HeldFiling.
  const read = (held: string) => JSON.parse(held) as HeldFiling
  const find = (by: Database.Statement<[string], string>, value: string) => {
    const held = by.get(value)
    return held === undefined ? undefined : read(held)
  }

  const add: FilingBook['add'] = (key, build) => {
    const serial = Number(addFiling.run(key).lastInsertRowid)
    const held = build(serial)
    setFiling.run(JSON.stringify(held), serial)
    noteChange.run(key)
    return held
  }

  return {
    token,
    once: answersOnce(database),
    add,
    addAll: database.transaction((filings: readonly HeldFiling[]) => {
      for (const held of filings) add(held.exp_content.x_client_biz_no, () => held)
    }),
    findByKey: (key) => find(findFiling, key),
    findByReceipt: (receiptNumber) => find(findByReceipt, receiptNumber),
    replace(held) {
      const key = held.exp_content.x_client_biz_no
      replaceFiling.run(JSON.stringify(held), key)
      noteChange.run(key)
    },
    ...doneOperations(database),
    list: () => listFilings.all().map(read),
    ...changesOf(database, read),
    forget(key) {
      database.prepare('DELETE FROM filing WHERE key = ?').run(key)
      database.prepare('DELETE FROM change WHERE key = ?').run(key)
    },
    close: () => database.close(),
  }
}

/** The answers by the ids of the messages. */
function answersOnce(database: Database.Database): FilingBook['once'] {
  const findMessage = database.prepare<[string], { body_hash: string; answer: string }>(
    'SELECT body_hash, answer FROM message WHERE msgid = ?',
  )
  const addMessage = database.prepare('INSERT INTO message VALUES (?, ?, ?)')
  return database.transaction((message: ReceivedMessage, answer: () => string): Once => {
    const known = findMessage.get(message.msgid)
    if (known !== undefined) {
      return known.body_hash === message.bodyHash
        ? { kind: 'answer', answer: known.answer }
        : { kind: 'other-body' }
    }
    const fresh = answer()
    addMessage.run(message.msgid, message.bodyHash, fresh)
    return { kind: 'answer', answer: fresh }
  })
}

/** The operations that were done, by transaction and key. */
function doneOperations(database: Database.Database): Pick<FilingBook, 'findDone' | 'addDone'> {
  const find = database.prepare<[string, string], { trt_dcla_detl_sn: string; ver_no: string }>(
    'SELECT receipt AS trt_dcla_detl_sn, version AS ver_no FROM done WHERE infno = ? AND key = ?',
  )
  const add = database.prepare('INSERT INTO done VALUES (?, ?, ?, ?)')
  return {
    findDone: ({ infno, key }) => find.get(infno, key),
    addDone({ infno, key }, { trt_dcla_detl_sn, ver_no }) {
      add.run(infno, key, trt_dcla_detl_sn, ver_no)
    },
  }
}

/** The changes of the filings, by their numbers. */
function changesOf(
  database: Database.Database,
  read: (held: string) => HeldFiling,
): Pick<FilingBook, 'listChanges' | 'lastChange'> {
  const list = database.prepare<[WantedChanges], { number: number; held: string }>(
    `SELECT change.number, filing.held FROM change JOIN filing ON filing.key = change.key
     WHERE change.number > CAST(:since AS INTEGER)
       AND ifnull(filing.held ->> '$.optins_no', :agency) = :agency
     ORDER BY change.number LIMIT :limit OFFSET :skip`,
  )
  const last = database
    .prepare<[], number>("SELECT ifnull(max(seq), 0) FROM sqlite_sequence WHERE name = 'change'")
    .pluck()
  return {
    listChanges: (wanted) =>
      list.all(wanted).map(({ number, held }) => ({ change: String(number), held: read(held) })),
    lastChange: () => String(last.get() ?? 0),
  }
}
