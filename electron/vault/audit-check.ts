import {
  findNextLink,
  lastSeq,
  RECORD_TABLES,
  type RecordRow,
  type RecordTable,
  rowDigest,
} from './audit.ts'
import type { Vault } from './vault.ts'

/** The first thing that does not fit: a link of the chain, or a row of the record. */
export interface AuditFault {
  readonly seq: number
  readonly where: RecordTable | 'audit'
}

/** `table:id` → the newest change of that row. */
type NewestChanges = Map<string, { table: RecordTable; seq: number; digest: string }>

/** Reads the whole chain, and every row of the record against it; undefined when all of it fits. */
export function findAuditFault(vault: Vault): AuditFault | undefined {
  const newest: NewestChanges = new Map()
  let last = { seq: 0, hash: vault.origin }
  for (let link = findNextLink(vault, last); link; link = findNextLink(vault, last)) {
    for (const { table, id, digest } of link.changes) {
      newest.set(`${table}:${id}`, { table, seq: link.seq, digest })
    }
    last = link
  }
  return last.seq === lastSeq(vault)
    ? findRowFault(vault, newest)
    : { seq: last.seq + 1, where: 'audit' }
}

/** The tables of the record that are there: a backup may be older than the newest of them. */
export function recordTablesOf({ db }: Vault): readonly RecordTable[] {
  const names = db
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table'")
    .pluck()
    .all()
  return RECORD_TABLES.filter((table) => names.includes(table))
}

function findRowFault(vault: Vault, newest: NewestChanges): AuditFault | undefined {
  for (const table of recordTablesOf(vault)) {
    for (const row of vault.db.prepare<[], RecordRow>(`SELECT * FROM ${table}`).iterate()) {
      const key = `${table}:${row.id}`
      const change = newest.get(key)
      if (change?.seq !== row.seq || change?.digest !== rowDigest(vault, table, row)) {
        return { seq: row.seq, where: table }
      }
      newest.delete(key)
    }
  }
  const [missing] = newest.values()
  return missing && { seq: missing.seq, where: missing.table }
}
