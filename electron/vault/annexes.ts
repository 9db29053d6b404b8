import { Annex, type AnnexId, EMPTY_ANNEX } from '#shared/annexes/annex.ts'
import { commit } from './commit.ts'
import { readStored } from './stored-json.ts'
import type { Vault } from './vault.ts'

/** An annex as it was kept last. */
export function readAnnex({ db, office }: Vault, annex: AnnexId): Annex {
  const body = db
    .prepare<[string], string>('SELECT body FROM office_books WHERE id = ?')
    .pluck()
    .get(bookOf(annex))
  if (body !== undefined) return readStored(Annex, body)
  const { name, phone } = office
  return { ...EMPTY_ANNEX, head: { ...EMPTY_ANNEX.head, unit: name, phone } }
}

/** Keeps an annex in place of the one before. */
export function keepAnnex(vault: Vault, annex: AnnexId, content: Annex): void {
  const note = { action: 'annex.keep', object: bookOf(annex), by: vault.operator.number }
  commit(vault, { ...note, fields: ['head', 'rows'] }, ({ db, seq }) =>
    db
      .prepare(
        `INSERT INTO office_books (id, seq, body) VALUES (?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET seq = excluded.seq, body = excluded.body`,
      )
      .run(bookOf(annex), seq, JSON.stringify(content)),
  )
}

function bookOf(annex: AnnexId): string {
  return `annex:${annex}`
}
