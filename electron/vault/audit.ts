import { createHmac } from 'node:crypto'
import * as z from 'zod'
import { canonicalJson } from './canonical-json.ts'
import type { Transaction } from './commit.ts'
import { readStored } from './stored-json.ts'
import type { Vault } from './vault.ts'

/** Tables whose rows are the record; the link of a commit names each row it wrote. */
export const RECORD_TABLES = [
  'offices',
  'operators',
  'settings',
  'filings',
  'events',
  'outbox',
  'attempts',
  'reference_imports',
  'print_runs',
  'print_items',
  'counter_records',
  'reconciliations',
  'differences',
  'office_books',
  'pages',
] as const
export type RecordTable = (typeof RECORD_TABLES)[number]

/** A row of any table of the record, with all its columns. */
export interface RecordRow extends Readonly<Record<string, unknown>> {
  readonly id: string | number
  /** The commit that wrote it last. */
  readonly seq: number
}

/** Who did what to which object; names of fields, never their values. */
export interface AuditNote {
  /** `filing.accept`, `outbox.settle`… */
  readonly action: string
  /** Id of what was changed. */
  readonly object: string
  /** The operator's number, or `desk` for what the desk does by itself. */
  readonly by: string
  readonly fields: readonly string[]
}

const AuditBody = z.strictObject({
  seq: z.int(),
  at: z.iso.datetime(),
  action: z.string(),
  object: z.string(),
  by: z.string(),
  fields: z.array(z.string()),
  /** The rows the commit wrote, each by the HMAC of its content. */
  changes: z.array(
    z.strictObject({ table: z.enum(RECORD_TABLES), id: z.string(), digest: z.string() }),
  ),
  /** Hash of the link before; the vault's origin before the first. */
  prevHash: z.string(),
})

/** One link of the chain: exactly one per commit, `seq` without gaps from 1. */
export interface AuditLink extends z.infer<typeof AuditBody> {
  /** HMAC of the link's stored text. */
  readonly hash: string
}

interface StoredLink {
  readonly body: string
  readonly hash: string
}

/** Appends the link of the commit under way; called once, after its change. */
export function appendAudit(vault: Vault, { db, seq, at }: Transaction, note: AuditNote): void {
  const changes = RECORD_TABLES.flatMap((table) =>
    db
      .prepare<[number], RecordRow>(`SELECT * FROM ${table} WHERE seq = ? ORDER BY id`)
      .all(seq)
      .map((row) => ({ table, id: String(row.id), digest: rowDigest(vault, table, row) })),
  )
  const prevHash = findAuditLink(vault, seq - 1)?.hash ?? vault.origin
  const body = JSON.stringify({ seq, at, ...note, changes, prevHash })
  db.prepare('INSERT INTO audit (seq, body, hash) VALUES (?, ?, ?)').run(
    seq,
    body,
    mac(vault, body),
  )
}

/** The number of the newest commit; 0 before the first. */
export function lastSeq({ db }: Vault): number {
  const row = db
    .prepare<[], { readonly seq: number }>('SELECT ifnull(max(seq), 0) AS seq FROM audit')
    .get()
  return row?.seq ?? 0
}

/** The link of a commit, as it is stored. */
export function findAuditLink(vault: Vault, seq: number): AuditLink | undefined {
  const stored = findStored(vault, seq)
  return stored && { ...readStored(AuditBody, stored.body), hash: stored.hash }
}

/** The link after `before`, if there is one that carries our MAC and continues it. */
export function findNextLink(
  vault: Vault,
  before: Pick<AuditLink, 'seq' | 'hash'>,
): AuditLink | undefined {
  const seq = before.seq + 1
  const stored = findStored(vault, seq)
  if (stored === undefined || stored.hash !== mac(vault, stored.body)) return undefined
  const link = { ...readStored(AuditBody, stored.body), hash: stored.hash }
  return link.seq === seq && link.prevHash === before.hash ? link : undefined
}

/** The HMAC by which a link names the content of a row. */
export function rowDigest(vault: Vault, table: RecordTable, row: RecordRow): string {
  return mac(vault, canonicalJson({ table, row }))
}

function findStored({ db }: Vault, seq: number): StoredLink | undefined {
  return db.prepare<[number], StoredLink>('SELECT body, hash FROM audit WHERE seq = ?').get(seq)
}

function mac({ keys }: Vault, text: string): string {
  return createHmac('sha256', keys.audit).update(text).digest('hex')
}
