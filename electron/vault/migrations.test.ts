import Database from 'better-sqlite3-multiple-ciphers'
import { expect, test } from 'vitest'
import { MIGRATIONS, migrate } from './migrations.ts'

function tables(db: Database.Database): unknown[] {
  return db
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    .pluck()
    .all()
}

/** Version → what is so before it and after it. */
const PROOFS: Readonly<Record<number, (db: Database.Database, step: () => void) => void>> = {
  1: (db, step) => {
    expect(tables(db)).toEqual([])
    step()
    expect(tables(db)).toEqual([
      'acceptance_serials',
      'attempts',
      'audit',
      'drafts',
      'events',
      'filings',
      'offices',
      'operators',
      'outbox',
      'vault',
    ])
  },
  2: (db, step) => {
    expect(tables(db)).not.toContain('settings')
    step()
    expect(tables(db)).toContain('settings')
  },
  3: (db, step) => {
    expect(tables(db)).not.toContain('reference_imports')
    step()
    expect(tables(db)).toContain('reference_imports')
  },
  4: (db, step) => {
    const put = (id: string, sequence: number, state: string) =>
      db
        .prepare("INSERT INTO outbox VALUES (?, 1, 'f', ?, 'p', ?, '{}', '{}')")
        .run(id, sequence, state)
    const unfinished = (where: string) =>
      db.prepare(`SELECT id FROM outbox INDEXED BY outbox_unfinished WHERE ${where}`).pluck().all()
    db.pragma('foreign_keys = OFF')
    put('queued', 1, 'queued')
    put('withdrawn', 2, 'withdrawn')
    expect(unfinished("state <> 'acknowledged'")).toEqual(['queued', 'withdrawn'])
    step()
    expect(unfinished("state <> 'acknowledged' AND state <> 'withdrawn'")).toEqual(['queued'])
  },
  5: (db, step) => {
    const put = (id: string, status: string, obligations?: readonly object[]) =>
      db
        .prepare(
          `INSERT INTO filings VALUES (?, (SELECT count(*) FROM filings), ?, ?, '', '', '', '', '', NULL, ?)`,
        )
        .run(id, id, status, JSON.stringify({ id, obligations }))
    const open = { id: 'work-proof', state: 'open', outcome: null }
    const lacking = { id: 'housing', state: 'failed', outcome: { result: 'lacking' } }
    const false_ = { id: 'false', state: 'failed', outcome: { result: 'false' } }
    const done = { id: 'done', state: 'done', outcome: { result: 'supplied' } }
    put('standing', 'acknowledged', [open, false_, lacking, done])
    put('over', 'terminated', [open])
    put('from-before-obligations', 'accepted')
    expect(tables(db)).not.toContain('owed')
    step()
    expect(db.prepare('SELECT * FROM owed ORDER BY obligation_id').all()).toEqual([
      { filing_id: 'standing', obligation_id: 'housing', body: JSON.stringify(lacking) },
      { filing_id: 'standing', obligation_id: 'work-proof', body: JSON.stringify(open) },
    ])
  },
  6: (db, step) => {
    db.prepare("INSERT INTO vault (one, generation, message_serial) VALUES (1, 'g', 7)").run()
    const put = (id: string) =>
      db
        .prepare(
          `INSERT INTO filings VALUES (?, (SELECT count(*) FROM filings), ?, '', '', '', '', '', '', NULL, '{}')`,
        )
        .run(id, id)
    const counts = () => db.prepare('SELECT origin, filings, outbox FROM vault').get()
    put('one')
    step()
    expect(counts()).toEqual({ origin: 'g', filings: 1, outbox: 0 })
    put('two')
    expect(counts()).toMatchObject({ filings: 2 })
    db.prepare("DELETE FROM filings WHERE id = 'one'").run()
    expect(counts()).toMatchObject({ filings: 1 })
  },
  7: (db, step) => {
    expect(tables(db)).not.toContain('pages')
    step()
    expect(tables(db)).toEqual(expect.arrayContaining(['draft_pages', 'page_progress', 'pages']))
    db.pragma('foreign_keys = OFF')
    const put = (isHere: number) =>
      db
        .prepare("INSERT INTO pages VALUES (?, 1, 'f', '', '', 'waiting', ?, '{}')")
        .run(isHere, isHere)
    put(1)
    expect(() => put(2)).toThrow('CHECK')
  },
  8: (db, step) => {
    const put = (id: string, sequence: number, state: string) =>
      db
        .prepare("INSERT INTO outbox VALUES (?, 1, 'f', ?, 'p', ?, '{}', '{}')")
        .run(id, sequence, state)
    db.pragma('foreign_keys = OFF')
    put('second', 2, 'queued')
    put('first', 1, 'parked')
    put('done', 3, 'acknowledged')
    step()
    const select = `SELECT id FROM outbox INDEXED BY outbox_in_order
      WHERE state <> 'acknowledged' AND state <> 'withdrawn' ORDER BY sequence`
    expect(db.prepare(select).pluck().all()).toEqual(['first', 'second'])
    const plan = db.prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${select}`).all()
    expect(plan.map(({ detail }) => detail).join()).not.toContain('TEMP B-TREE')
  },
  9: (db, step) => {
    expect(tables(db)).not.toContain('uncompared')
    step()
    expect(db.prepare('SELECT count(*) FROM uncompared').pluck().get()).toBe(0)
  },
  10: (db, step) => {
    expect(tables(db)).not.toContain('print_items')
    step()
    expect(tables(db)).toEqual(expect.arrayContaining(['print_items', 'print_runs']))
  },
  11: (db, step) => {
    expect(tables(db)).not.toContain('counter_records')
    step()
    expect(tables(db)).toContain('counter_records')
  },
  12: (db, step) => {
    expect(tables(db)).not.toContain('differences')
    step()
    const made = ['differences', 'held_download', 'held_there', 'reconciliations']
    expect(tables(db)).toEqual(expect.arrayContaining(made))
  },
  13: (db, step) => {
    const put = (id: string, seq: number, status: string) =>
      db
        .prepare(
          `INSERT INTO filings VALUES (?, ?, ?, ?, '01', 'n', '440100', '', '2026-05-04', NULL, ?)`,
        )
        .run(id, seq, id, status, '{"entry":{"category":"referred","agent":{}}}')
    put('one', 1, 'accepted')
    step()
    put('two', 2, 'refused')
    db.prepare("UPDATE filings SET status = 'voided' WHERE id = 'one'").run()
    const counts = db
      .prepare('SELECT value, filings FROM filing_counts WHERE filings > 0 ORDER BY value')
      .raw()
      .all()
    expect(counts).toEqual(
      expect.arrayContaining([
        ['440100', 2],
        ['agent', 2],
        ['referred', 2],
        ['refused', 1],
        ['voided', 1],
      ]),
    )
  },
  14: (db, step) => {
    expect(tables(db)).not.toContain('office_books')
    step()
    expect(tables(db)).toContain('office_books')
  },
  15: (db, step) => {
    const put = (id: string, seq: number, status: string) =>
      db
        .prepare(
          `INSERT INTO filings VALUES (?, ?, ?, ?, '01', 'n', '', '', '2026-05-04', NULL, '{}')`,
        )
        .run(id, seq, id, status)
    const queue = (id: string, sequence: number) =>
      db
        .prepare("INSERT INTO outbox VALUES (?, 1, ?, ?, 'p', 'queued', '{}', '{}')")
        .run(`entry-${id}`, id, sequence)
    put('own', 1, 'accepted')
    step()
    put('foreign', 2, 'imported')
    queue('own', 1)
    expect(() => queue('foreign', 2)).toThrow('never sent')
    const become = (id: string, status: string) =>
      db.prepare('UPDATE filings SET status = ? WHERE id = ?').run(status, id)
    expect(() => become('foreign', 'accepted')).toThrow('stays imported')
    expect(() => become('own', 'imported')).toThrow('stays imported')
    become('own', 'acknowledged')
    expect(
      db.prepare('SELECT DISTINCT standing FROM filing_counts ORDER BY 1').pluck().all(),
    ).toEqual(['imported', 'local'])
  },
  16: (db, step) => {
    const body = JSON.stringify({ entry: { destination: '440300' } })
    db.prepare(
      `INSERT INTO filings VALUES ('one', 1, 'one', 'accepted', '01', 'n', '440100', '', '2026-05-04', NULL, ?)`,
    ).run(body)
    const places = () =>
      db
        .prepare(
          "SELECT value, filings FROM filing_counts WHERE dimension = 'destination' AND filings > 0",
        )
        .raw()
        .all()
    expect(places()).toEqual([['440100', 1]])
    step()
    expect(places()).toEqual([['440300', 1]])
    db.prepare("UPDATE filings SET status = 'voided'").run()
    expect(places()).toEqual([['440300', 1]])
  },
}

test('every migration has a test', () => {
  expect(Object.keys(PROOFS).map(Number)).toEqual(MIGRATIONS.map(({ version }) => version))
})

test.each(MIGRATIONS)('migration $version does what it says', ({ version }) => {
  const db = new Database(':memory:')
  migrate(db, MIGRATIONS.slice(0, version - 1))
  PROOFS[version]?.(db, () => migrate(db, MIGRATIONS.slice(0, version)))
  expect(db.pragma('user_version', { simple: true })).toBe(version)
})

test('migrations are numbered without gaps', () => {
  expect(MIGRATIONS.map(({ version }) => version)).toEqual(MIGRATIONS.map((_, at) => at + 1))
})

test('a migration that fails leaves the version before it', () => {
  const db = new Database(':memory:')
  const broken = {
    version: MIGRATIONS.length + 1,
    sql: 'CREATE TABLE extra (id TEXT) STRICT; CREATE TABLE extra (id TEXT);',
  }
  migrate(db)
  expect(() => migrate(db, [...MIGRATIONS, broken])).toThrow('already exists')
  expect(db.pragma('user_version', { simple: true })).toBe(MIGRATIONS.length)
  expect(tables(db)).not.toContain('extra')
})

test('a database from a newer program is refused and left alone', () => {
  const db = new Database(':memory:')
  migrate(db)
  db.pragma('user_version = 99')
  expect(migrate(db)).toMatchObject({ ok: false, error: { code: 'vault-newer' } })
  expect(db.pragma('user_version', { simple: true })).toBe(99)
})
