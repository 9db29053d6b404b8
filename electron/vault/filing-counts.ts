import type { Database } from 'better-sqlite3-multiple-ciphers'
import type { Count, Statistics } from '#shared/ledger/statistics.ts'
import { commit } from './commit.ts'
import type { Vault } from './vault.ts'

/** The months asked for; '' is without bound. */
export interface Period {
  readonly from: string
  readonly until: string
}

/** Every month counts under one of its dimensions, which every filing has once. */
const MONTHS = `
  SELECT month AS value, 'month' AS dimension, standing, filings FROM filing_counts
  WHERE dimension = 'status'`

/** The kept counts of some months; reads no filing. */
export function readStatistics({ db }: Vault, { from, until }: Period): Statistics {
  const months = db
    .prepare<[], string>(
      `SELECT DISTINCT month FROM filing_counts WHERE filings > 0 ORDER BY month`,
    )
    .pluck()
    .all()
  const inside = `month >= :from AND (month <= :until OR :until = '')`
  const counts = db
    .prepare<[Period], Count>(
      `SELECT dimension, value,
         ifnull(sum(filings) FILTER (WHERE standing = 'acknowledged'), 0) AS acknowledged,
         ifnull(sum(filings) FILTER (WHERE standing = 'local'), 0) AS local,
         ifnull(sum(filings) FILTER (WHERE standing = 'imported'), 0) AS imported
       FROM (
         SELECT value, dimension, standing, filings FROM filing_counts WHERE ${inside}
         UNION ALL ${MONTHS} AND ${inside}
       )
       GROUP BY dimension, value HAVING sum(filings) > 0`,
    )
    .all({ from, until })
  return { months, counts }
}

/** Every month that is counted or has filings. */
export function countedMonths({ db }: Vault): string[] {
  return db
    .prepare<[], string>(
      `SELECT month FROM filing_counts UNION SELECT substr(office_day, 1, 7) FROM filings`,
    )
    .pluck()
    .all()
}

/** Counts a month again; where the kept counts differ they are put right, which is true then. */
export function recountMonth(vault: Vault, month: string): boolean {
  if (countsOf(vault.db, KEPT, month) === countsOf(vault.db, COUNTED, month)) return false
  const note = { action: 'statistics.repair', object: month, by: vault.operator.number }
  commit(vault, { ...note, fields: ['filings'] }, ({ db }) => {
    db.prepare('DELETE FROM filing_counts WHERE month = ?').run(month)
    db.prepare(
      `INSERT INTO filing_counts (dimension, value, standing, filings, month) ${COUNTED_ROWS}`,
    ).run({ month })
  })
  return true
}

/** By the days of the month, which have an index; the view alone would read every filing. */
const COUNTED_ROWS = `
  SELECT dimension, value, standing, count(*) AS filings, :month FROM counted_filings
  WHERE office_day BETWEEN :month || '-01' AND :month || '-31'
  GROUP BY dimension, value, standing`
const COUNTED = `${COUNTED_ROWS} ORDER BY dimension, value, standing`
const KEPT = `
  SELECT dimension, value, standing, filings, month FROM filing_counts
  WHERE month = :month AND filings <> 0 ORDER BY dimension, value, standing`

function countsOf(db: Database, sql: string, month: string): string {
  return JSON.stringify(db.prepare<[{ month: string }]>(sql).raw().all({ month }))
}
