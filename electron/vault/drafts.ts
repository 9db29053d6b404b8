import { Draft } from '#shared/filing/filing.ts'
import { readStored } from './stored-json.ts'
import type { Vault } from './vault.ts'

/**
 * Keeps a draft if it is newer than the one kept; false when it is not, or when a filing was accepted
 * from it meanwhile (a late autosave must not bring it back).
 */
export function saveDraft(vault: Vault, draft: Draft): boolean {
  const { id, revision } = draft
  // The window saves what was typed; which filing a draft renews was decided when it was made.
  const renews = draft.renews ?? findDraft(vault, id)?.renews
  const body = JSON.stringify(renews === undefined ? draft : { ...draft, renews })
  const { changes } = vault.db
    .prepare(
      `INSERT INTO drafts (id, revision, body)
       SELECT :id, :revision, :body WHERE NOT EXISTS (SELECT 1 FROM filings WHERE id = :id)
       ON CONFLICT (id) DO UPDATE SET revision = excluded.revision, body = excluded.body
       WHERE excluded.revision > drafts.revision`,
    )
    .run({ id, revision, body })
  return changes > 0
}

/** A draft by its id. */
export function findDraft({ db }: Vault, id: string): Draft | undefined {
  const row = db
    .prepare<[string], { readonly body: string }>('SELECT body FROM drafts WHERE id = ?')
    .get(id)
  return row && readStored(Draft, row.body)
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
