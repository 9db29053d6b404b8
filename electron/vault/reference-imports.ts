import { findAuditLink } from './audit.ts'
import { type CommitNote, commit } from './commit.ts'
import type { Vault } from './vault.ts'

/**
 * What may be imported: a year of the working calendar (`calendar-year:2027`), a policy pack
 * (`policy-pack:id@version`), the access file (`access`).
 */
export type ImportKind = 'calendar-year' | 'policy-pack' | 'access'

/** Something imported, as the record holds it. */
export interface ReferenceImport {
  readonly id: string
  /** JSON; whoever reads it parses it by the schema of its kind. */
  readonly body: string
  /** When, and by which operator's number. */
  readonly takenAt: string
  readonly takenBy: string
}

/** Something about to be imported. */
export interface NewImport {
  readonly kind: ImportKind
  readonly id: string
  readonly body: string
}

interface ImportRow {
  readonly id: string
  readonly seq: number
  readonly body: string
}

/** The imports of a kind, in the order they were taken. */
export function listImports(vault: Vault, kind: ImportKind): ReferenceImport[] {
  return vault.db
    .prepare<[string], ImportRow>(
      'SELECT id, seq, body FROM reference_imports WHERE kind = ? ORDER BY seq',
    )
    .all(kind)
    .map(({ id, seq, body }) => {
      const link = findAuditLink(vault, seq)
      if (link === undefined) throw new Error(`an import without its commit: ${id}`)
      return { id, body, takenAt: link.at, takenBy: link.by }
    })
}

/** The newest commit that imported something of a kind; 0 before the first. */
export function lastImport({ db }: Vault, kind: ImportKind): number {
  return Number(
    db
      .prepare<[string]>('SELECT ifnull(max(seq), 0) FROM reference_imports WHERE kind = ?')
      .pluck()
      .get(kind),
  )
}

/** Takes an import in one commit; one of the same id is replaced, and the audit keeps that it was. */
export function takeImport(
  vault: Vault,
  { kind, id, body }: NewImport,
  note: Pick<CommitNote, 'action' | 'fields'>,
): void {
  const by = vault.operator.number
  commit(vault, { ...note, object: id, by }, ({ db, seq }) =>
    db
      .prepare(
        `INSERT INTO reference_imports (id, seq, kind, body) VALUES (?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET seq = excluded.seq, kind = excluded.kind, body = excluded.body`,
      )
      .run(id, seq, kind, body),
  )
}
