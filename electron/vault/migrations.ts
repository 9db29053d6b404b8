import type { Database } from 'better-sqlite3-multiple-ciphers'
import { ok, type Result, refuse } from '#shared/result.ts'
import { COUNTED_AT_PLACE, FILING_COUNTS, IMPORTED } from './filing-counts-schema.ts'
import { BEGINNING } from './first-schema.ts'

/** One step of the schema; `version` is the PRAGMA user_version after it. */
export interface Migration {
  readonly version: number
  readonly sql: string
}

/** How the desk works (`DeskSettings`); a row of the record as well. */
const SETTINGS = `
  CREATE TABLE settings (
    id TEXT PRIMARY KEY, seq INTEGER NOT NULL, body TEXT NOT NULL
  ) STRICT;
`

/** What the office was given from outside: years of the calendar, policy packs, its access. Rows of the record. */
const REFERENCE_IMPORTS = `
  CREATE TABLE reference_imports (
    id TEXT PRIMARY KEY, seq INTEGER NOT NULL, kind TEXT NOT NULL, body TEXT NOT NULL
  ) STRICT;
`

/** Entries settled at the desk (`withdrawn`) are finished as well. */
const WITHDRAWN = `
  DROP INDEX outbox_unfinished;
  CREATE INDEX outbox_unfinished ON outbox (person_key, sequence)
    WHERE state <> 'acknowledged' AND state <> 'withdrawn';
`

/**
 * What is still owed in filings that stand, one row each, so that neither list nor count reads a ledger.
 * Made from the filings and of no record itself; `writeFiling` keeps it.
 */
const OWED = `
  CREATE TABLE owed (
    filing_id TEXT NOT NULL REFERENCES filings (id),
    obligation_id TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (filing_id, obligation_id)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO owed (filing_id, obligation_id, body)
    SELECT filings.id, one.value ->> '$.id', one.value
    FROM filings, json_each(filings.body, '$.obligations') AS one
    WHERE filings.status IN ('accepted', 'acknowledged') AND (
      one.value ->> '$.state' = 'open'
      OR one.value ->> '$.state' = 'failed' AND one.value ->> '$.outcome.result' = 'lacking'
    );
`

/**
 * The generation the audit chain begins with; a restored vault gets a new generation and keeps its chain.
 * How many filings and entries there are is kept, so that no commit counts a ledger for the head file.
 */
const ORIGIN_AND_COUNTS = `
  ALTER TABLE vault ADD COLUMN origin TEXT NOT NULL DEFAULT '';
  ALTER TABLE vault ADD COLUMN filings INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE vault ADD COLUMN outbox INTEGER NOT NULL DEFAULT 0;
  UPDATE vault SET origin = generation,
    filings = (SELECT count(*) FROM filings), outbox = (SELECT count(*) FROM outbox);
  CREATE TRIGGER filings_counted AFTER INSERT ON filings
    BEGIN UPDATE vault SET filings = filings + 1; END;
  CREATE TRIGGER filings_uncounted AFTER DELETE ON filings
    BEGIN UPDATE vault SET filings = filings - 1; END;
  CREATE TRIGGER outbox_counted AFTER INSERT ON outbox
    BEGIN UPDATE vault SET outbox = outbox + 1; END;
  CREATE TRIGGER outbox_uncounted AFTER DELETE ON outbox
    BEGIN UPDATE vault SET outbox = outbox - 1; END;
`

/**
 * Pages of materials: those of drafts, which come and go, and those of filings, rows of the record that
 * stay when the picture has left (`is_here` 0). `page_progress` counts the pieces of an upload that the
 * subsystem has; a hint to go on by, so no row of the record.
 */
const PAGES = `
  CREATE TABLE draft_pages (
    id TEXT PRIMARY KEY,
    owner TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    thumbnail TEXT NOT NULL,
    body TEXT NOT NULL
  ) STRICT;
  CREATE INDEX draft_pages_by_owner ON draft_pages (owner);
  CREATE TABLE pages (
    id TEXT PRIMARY KEY,
    seq INTEGER NOT NULL,
    filing_id TEXT NOT NULL REFERENCES filings (id),
    sha256 TEXT NOT NULL,
    thumbnail TEXT NOT NULL,
    state TEXT NOT NULL,
    is_here INTEGER NOT NULL CHECK (is_here IN (0, 1)),
    body TEXT NOT NULL
  ) STRICT;
  CREATE INDEX pages_by_seq ON pages (seq);
  CREATE INDEX pages_by_filing ON pages (filing_id);
  CREATE INDEX pages_by_content ON pages (sha256);
  CREATE INDEX pages_by_thumbnail ON pages (thumbnail);
  CREATE INDEX pages_unconfirmed ON pages (filing_id) WHERE state <> 'confirmed';
  CREATE INDEX pages_here ON pages (filing_id) WHERE is_here = 1;
  CREATE TABLE page_progress (
    page_id TEXT PRIMARY KEY REFERENCES pages (id), pieces INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
`

/** The queue in its order, so that its head is found without sorting all of it. */
const QUEUE_ORDER = `
  CREATE INDEX outbox_in_order ON outbox (sequence)
    WHERE state <> 'acknowledged' AND state <> 'withdrawn';
`

/**
 * Filings whose person has not been held against 1101 yet. Of no record itself; a filing acknowledged before
 * this was asked about once and is not asked about again.
 */
const UNCOMPARED = `
  CREATE TABLE uncompared (
    filing_id TEXT PRIMARY KEY REFERENCES filings (id)
  ) STRICT, WITHOUT ROWID;
`

/**
 * What was printed or is about to be: a run is one going to the printer, its items the papers in their
 * order (`position`). Rows of the record: who printed what, when, how often, and what came of it.
 */
const PRINTS = `
  CREATE TABLE print_runs (
    id TEXT PRIMARY KEY, seq INTEGER NOT NULL, state TEXT NOT NULL, body TEXT NOT NULL
  ) STRICT;
  CREATE INDEX print_runs_by_seq ON print_runs (seq);
  CREATE TABLE print_items (
    id TEXT PRIMARY KEY,
    seq INTEGER NOT NULL,
    run_id TEXT NOT NULL REFERENCES print_runs (id),
    position INTEGER NOT NULL,
    state TEXT NOT NULL,
    body TEXT NOT NULL,
    UNIQUE (run_id, position)
  ) STRICT;
  CREATE INDEX print_items_by_seq ON print_items (seq);
  CREATE INDEX print_items_by_state ON print_items (state, run_id, position);
`

/**
 * What the counter keeps of a person besides filings, by kind: the settlements that were looked up.
 * Rows of the record; `day` is the one such a list is asked by.
 */
const COUNTER_RECORDS = `
  CREATE TABLE counter_records (
    id TEXT PRIMARY KEY,
    seq INTEGER NOT NULL,
    kind TEXT NOT NULL,
    document_type TEXT NOT NULL,
    document_number TEXT NOT NULL,
    day TEXT NOT NULL,
    body TEXT NOT NULL
  ) STRICT;
  CREATE INDEX counter_records_by_seq ON counter_records (seq);
  CREATE INDEX counter_records_by_person
    ON counter_records (kind, document_type, document_number, day);
`

/** What the office fills in about itself, one row a book: the annexes of 医保发〔2019〕33号. Rows of the record. */
const OFFICE_BOOKS = `
  CREATE TABLE office_books (
    id TEXT PRIMARY KEY, seq INTEGER NOT NULL, body TEXT NOT NULL
  ) STRICT;
  CREATE INDEX office_books_by_seq ON office_books (seq);
`

/**
 * The comparisons with the subsystem (日对账) and what they found: rows of the record. `held_there` is what
 * the subsystem told by download, `held_download` how far; copies, and no rows of the record.
 */
const RECONCILIATIONS = `
  CREATE TABLE reconciliations (
    id TEXT PRIMARY KEY, seq INTEGER NOT NULL, day TEXT NOT NULL, body TEXT NOT NULL
  ) STRICT;
  CREATE INDEX reconciliations_by_seq ON reconciliations (seq);
  CREATE TABLE differences (
    id TEXT PRIMARY KEY,
    seq INTEGER NOT NULL,
    key TEXT NOT NULL,
    state TEXT NOT NULL,
    body TEXT NOT NULL
  ) STRICT;
  CREATE INDEX differences_by_seq ON differences (seq);
  CREATE INDEX differences_by_key ON differences (key);
  CREATE INDEX differences_by_state ON differences (state, seq);
  CREATE TABLE held_there (
    key TEXT PRIMARY KEY,
    is_compared INTEGER NOT NULL CHECK (is_compared IN (0, 1)),
    body TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX held_uncompared ON held_there (key) WHERE is_compared = 0;
  CREATE TABLE held_download (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    mark TEXT NOT NULL,
    month TEXT NOT NULL,
    compared_seq INTEGER NOT NULL
  ) STRICT;
`

/**
 * Every step from an empty database to today's, in order and without gaps. One that changes rows of the
 * record goes through a commit of its own, or the audit chain would report it.
 */
export const MIGRATIONS: readonly Migration[] = [
  { version: 1, sql: BEGINNING },
  { version: 2, sql: SETTINGS },
  { version: 3, sql: REFERENCE_IMPORTS },
  { version: 4, sql: WITHDRAWN },
  { version: 5, sql: OWED },
  { version: 6, sql: ORIGIN_AND_COUNTS },
  { version: 7, sql: PAGES },
  { version: 8, sql: QUEUE_ORDER },
  { version: 9, sql: UNCOMPARED },
  { version: 10, sql: PRINTS },
  { version: 11, sql: COUNTER_RECORDS },
  { version: 12, sql: RECONCILIATIONS },
  { version: 13, sql: FILING_COUNTS },
  { version: 14, sql: OFFICE_BOOKS },
  { version: 15, sql: IMPORTED },
  { version: 16, sql: COUNTED_AT_PLACE },
]

/** Brings a database to the newest of `migrations`; one written by a newer program is left alone. */
export function migrate(
  db: Database,
  migrations: readonly Migration[] = MIGRATIONS,
): Result<undefined> {
  const version = Number(db.pragma('user_version', { simple: true }))
  if (version > migrations.length) {
    return refuse('vault-newer', '数据由更新版本的程序写成，请先升级本机程序，不要改动数据文件夹')
  }
  for (const migration of migrations.slice(version)) {
    db.transaction(() => {
      db.exec(migration.sql)
      db.pragma(`user_version = ${migration.version}`)
    }).immediate()
  }
  return ok(undefined)
}
