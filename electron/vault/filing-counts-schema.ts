/**
 * Where a filing counts, one row a dimension; `channels` are kept words, `standings` tells the acknowledged
 * apart, `place` is where the 就医地 stands.
 */
function countedFilings(channels: string, standings: string, place: string): string {
  return `CREATE VIEW counted_filings AS
    SELECT id, office_day, substr(office_day, 1, 7) AS month, dimension,
      CASE dimension
        WHEN 'category' THEN ifnull(body ->> '$.entry.category', '')
        WHEN 'destination' THEN ${place}
        WHEN 'status' THEN status
        WHEN 'channel' THEN CASE
          WHEN body ->> '$.channel' IN (${channels}) THEN body ->> '$.channel'
          WHEN body ->> '$.entry.agent' IS NULL THEN 'person'
          ELSE 'agent' END
        ELSE ifnull(body ->> '$.acceptedBy.number' || ' ' || (body ->> '$.acceptedBy.name'), '')
      END AS value,
      CASE WHEN ${standings} ELSE 'acknowledged' END AS standing
    FROM filings CROSS JOIN (
      SELECT 'category' AS dimension UNION ALL SELECT 'destination' UNION ALL SELECT 'status'
      UNION ALL SELECT 'channel' UNION ALL SELECT 'clerk'
    );`
}

/**
 * How many filings there are of every kind, kept by triggers with each save, so that no statistic reads a
 * ledger: month of acceptance × dimension × value × standing. The view says for one filing where it counts,
 * and so what a recount counts. Made from the filings and of no record itself.
 */
export const FILING_COUNTS = `
  CREATE TABLE filing_counts (
    month TEXT NOT NULL,
    dimension TEXT NOT NULL,
    value TEXT NOT NULL,
    standing TEXT NOT NULL,
    filings INTEGER NOT NULL,
    PRIMARY KEY (month, dimension, value, standing)
  ) STRICT, WITHOUT ROWID;
  ${countedFilings("'list'", "acknowledged_day IS NULL THEN 'local'", 'destination')}
  INSERT INTO filing_counts
    SELECT month, dimension, value, standing, count(*) FROM counted_filings GROUP BY 1, 2, 3, 4;
  CREATE TRIGGER filing_counted AFTER INSERT ON filings BEGIN
    INSERT INTO filing_counts
      SELECT month, dimension, value, standing, 1 FROM counted_filings WHERE id = NEW.id
      ON CONFLICT DO UPDATE SET filings = filings + 1;
  END;
  CREATE TRIGGER filing_taken_out BEFORE UPDATE ON filings BEGIN
    INSERT INTO filing_counts
      SELECT month, dimension, value, standing, -1 FROM counted_filings WHERE id = OLD.id
      ON CONFLICT DO UPDATE SET filings = filings - 1;
  END;
  CREATE TRIGGER filing_put_back AFTER UPDATE ON filings BEGIN
    INSERT INTO filing_counts
      SELECT month, dimension, value, standing, 1 FROM counted_filings WHERE id = NEW.id
      ON CONFLICT DO UPDATE SET filings = filings + 1;
  END;
  CREATE TRIGGER filing_uncounted BEFORE DELETE ON filings BEGIN
    INSERT INTO filing_counts
      SELECT month, dimension, value, standing, -1 FROM counted_filings WHERE id = OLD.id
      ON CONFLICT DO UPDATE SET filings = filings - 1;
  END;
`

/** What the view is told since ledgers are imported. */
const CHANNELS = "'list', 'import'"
const STANDINGS = "status = 'imported' THEN 'imported' WHEN acknowledged_day IS NULL THEN 'local'"

/**
 * What came from an older ledger counts apart; it is never sent, whatever anybody decides: no entry of the
 * outbox can be about it, and it stays what it is.
 */
export const IMPORTED = `
  CREATE TRIGGER imported_is_never_sent BEFORE INSERT ON outbox
    WHEN (SELECT status FROM filings WHERE id = NEW.filing_id) = 'imported'
    BEGIN SELECT RAISE(ABORT, 'an imported filing is never sent'); END;
  CREATE TRIGGER imported_stays_imported BEFORE UPDATE OF status ON filings
    WHEN (OLD.status = 'imported') <> (NEW.status = 'imported')
    BEGIN SELECT RAISE(ABORT, 'an imported filing stays imported'); END;
  DROP VIEW counted_filings;
  ${countedFilings(CHANNELS, STANDINGS, 'destination')}
`

/**
 * A changed filing counts at its new 就医地, of which the column told nothing. Counted anew: what was counted
 * so far went by the column.
 */
export const COUNTED_AT_PLACE = `
  DROP VIEW counted_filings;
  ${countedFilings(CHANNELS, STANDINGS, "ifnull(body ->> '$.entry.destination', '')")}
  DELETE FROM filing_counts;
  INSERT INTO filing_counts
    SELECT month, dimension, value, standing, count(*) FROM counted_filings GROUP BY 1, 2, 3, 4;
`
