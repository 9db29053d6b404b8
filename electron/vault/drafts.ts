import { Draft } from '#shared/filing/filing.ts'
import { readStored } from './stored-json.ts'
import type { Vault } from './vault.ts'

/**
 * Keeps a draft if it is newer than the one kept; false when it is not, or when a filing was accepted
 * from it meanwhile (a late autosave must not bring it back).
 */
export function saveDraft({ db }: Vault, draft: Draft): boolean {
  const { id, revision } = draft
  const { changes } = db
    .prepare(
      `INSERT INTO drafts (id, revision, body)
       SELECT :id, :revision, :body WHERE NOT EXISTS (SELECT 1 FROM filings WHERE id = :id)
       ON CONFLICT (id) DO UPDATE SET revision = excluded.revision, body = excluded.body
       WHERE excluded.revision > drafts.revision`,
    )
    .run({ id, revision, body: JSON.stringify(draft) })
  return changes > 0
}

/** The drafts, the one saved last first. */
export function listDrafts({ db }: Vault): Draft[] {
  return db
    .prepare<[], { readonly body: string }>('SELECT body FROM drafts')
    .all()
    .map(({ body }) => readStored(Draft, body))
    .toSorted((a, b) => b.savedAt.localeCompare(a.savedAt))
}

/** Throws a draft away; one that is gone already is no fault. */
export function discardDraft({ db }: Vault, id: string): void {
  db.prepare('DELETE FROM drafts WHERE id = ?').run(id)
}
