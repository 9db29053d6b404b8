/**
 * The first schema. Tables of the record carry `seq`, the commit that wrote the row last. A commit
 * changes at most one filing (`seq` is unique), so a page of filings never ends inside a commit.
 */
export const BEGINNING = `
  CREATE TABLE vault (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    generation TEXT NOT NULL,
    message_serial INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE offices (
    id TEXT PRIMARY KEY, seq INTEGER NOT NULL, body TEXT NOT NULL
  ) STRICT;
  CREATE TABLE operators (
    id TEXT PRIMARY KEY, seq INTEGER NOT NULL, body TEXT NOT NULL
  ) STRICT;
  CREATE TABLE filings (
    id TEXT PRIMARY KEY,
    seq INTEGER NOT NULL UNIQUE,
    acceptance_number TEXT NOT NULL UNIQUE,
    status TEXT NOT NULL,
    document_type TEXT NOT NULL,
    document_number TEXT NOT NULL,
    destination TEXT NOT NULL,
    accepted_at TEXT NOT NULL,
    office_day TEXT NOT NULL,
    acknowledged_day TEXT,
    body TEXT NOT NULL
  ) STRICT;
  CREATE INDEX filings_by_person ON filings (document_type, document_number);
  CREATE INDEX filings_by_day ON filings (office_day);
  CREATE INDEX filings_by_acknowledged_day ON filings (acknowledged_day);
  CREATE TABLE events (
    id INTEGER PRIMARY KEY,
    seq INTEGER NOT NULL,
    filing_id TEXT NOT NULL REFERENCES filings (id),
    body TEXT NOT NULL
  ) STRICT;
  CREATE INDEX events_by_seq ON events (seq);
  CREATE INDEX events_by_filing ON events (filing_id);
  CREATE TABLE outbox (
    id TEXT PRIMARY KEY,
    seq INTEGER NOT NULL,
    filing_id TEXT NOT NULL REFERENCES filings (id),
    sequence INTEGER NOT NULL UNIQUE,
    person_key TEXT NOT NULL,
    state TEXT NOT NULL,
    body TEXT NOT NULL,
    payload TEXT NOT NULL
  ) STRICT;
  CREATE INDEX outbox_by_seq ON outbox (seq);
  CREATE INDEX outbox_by_filing ON outbox (filing_id);
  CREATE INDEX outbox_unfinished ON outbox (person_key, sequence) WHERE state <> 'acknowledged';
  CREATE TABLE attempts (
    id INTEGER PRIMARY KEY,
    seq INTEGER NOT NULL,
    entry_id TEXT NOT NULL REFERENCES outbox (id),
    msgid TEXT NOT NULL UNIQUE,
    infno TEXT NOT NULL,
    request_hash TEXT NOT NULL,
    started_at TEXT NOT NULL,
    ended_at TEXT,
    outcome TEXT
  ) STRICT;
  CREATE INDEX attempts_by_seq ON attempts (seq);
  CREATE INDEX attempts_open ON attempts (entry_id) WHERE ended_at IS NULL;
  CREATE TABLE audit (
    seq INTEGER PRIMARY KEY,
    body TEXT NOT NULL,
    hash TEXT NOT NULL
  ) STRICT;
  CREATE TABLE acceptance_serials (
    office_day TEXT PRIMARY KEY, last INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE drafts (
    id TEXT PRIMARY KEY, revision INTEGER NOT NULL, body TEXT NOT NULL
  ) STRICT;
`
