import { type AuditLink, findNextLink, lastSeq, type RecordRow, rowDigest } from './audit.ts'
import { type AuditFault, recordTablesOf } from './audit-check.ts'
import type { Vault } from './vault.ts'

/** A place in the audit chain: everything up to it was found as it was saved. */
export type ChainPlace = Pick<AuditLink, 'seq' | 'hash'>

/** How far a part of the chain was read, and the first thing that does not fit. */
export interface ChainCheck {
  readonly place: ChainPlace
  readonly fault: AuditFault | null
  readonly isDone: boolean
}

/** Where the chain of a vault begins. */
export function chainStart({ origin }: Vault): ChainPlace {
  return { seq: 0, hash: origin }
}

/**
 * Reads the next `count` links of the audit chain and every row they wrote: each row is as its newest link
 * says, none is there that no link names, none is gone. The whole of `findAuditFault`, a part at a time.
 */
export function checkSaves(vault: Vault, from: ChainPlace, count: number): ChainCheck {
  // Pages that were read before would come from memory, and not from the disk.
  vault.db.pragma('shrink_memory')
  const tables = tablesAt(vault)
  let place = from
  for (let read = 0; read < count; read += 1) {
    const link = findNextLink(vault, place)
    if (link === undefined) {
      const isDone = place.seq === lastSeq(vault)
      return { place, fault: isDone ? null : { seq: place.seq + 1, where: 'audit' }, isDone }
    }
    const where = findUnfit(vault, link, tables)
    if (where !== undefined) return { place, fault: { seq: link.seq, where }, isDone: false }
    place = { seq: link.seq, hash: link.hash }
  }
  return { place, fault: null, isDone: false }
}

type Tables = ReturnType<typeof tablesAt>

function tablesAt(vault: Vault) {
  return recordTablesOf(vault).map((table) => ({
    table,
    written: vault.db.prepare<[number], RecordRow>(`SELECT * FROM ${table} WHERE seq = ?`),
    newest: vault.db.prepare<[string], number>(`SELECT seq FROM ${table} WHERE id = ?`).pluck(),
  }))
}

/** The table in which a link and the rows do not say the same. */
function findUnfit(vault: Vault, link: AuditLink, tables: Tables): AuditFault['where'] | undefined {
  for (const { table, written, newest } of tables) {
    const named = new Map(
      link.changes.flatMap((one) => (one.table === table ? [[one.id, one.digest] as const] : [])),
    )
    for (const row of written.all(link.seq)) {
      const id = String(row.id)
      if (named.get(id) !== rowDigest(vault, table, row)) return table
      named.delete(id)
    }
    // What the link wrote and is not there any more was written again later.
    const isGone = [...named.keys()].some((id) => (newest.get(id) ?? 0) <= link.seq)
    if (isGone) return table
  }
  return undefined
}
