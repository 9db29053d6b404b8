import { createHmac } from 'node:crypto'
import { canonicalNumber } from '#shared/codes/documents/document-rules.ts'
import type { PersonQuestion } from '#shared/filing/person-look-up.ts'
import { DESK } from './actors.ts'
import { commit, type Transaction } from './commit.ts'
import type { Vault } from './vault.ts'

/** Notes that the person of a filing is to be held against 1101; kept until there was an answer. */
export function oweComparison({ db }: Transaction, filingId: string): void {
  db.prepare('INSERT OR IGNORE INTO uncompared (filing_id) VALUES (?)').run(filingId)
}

/** The filings whose person has not been held against 1101 yet. */
export function listUncompared({ db }: Vault): readonly string[] {
  return db.prepare<[], string>('SELECT filing_id FROM uncompared').pluck().all()
}

/** Notes that there was an answer. */
export function clearComparison({ db }: Transaction, filingId: string): void {
  db.prepare('DELETE FROM uncompared WHERE filing_id = ?').run(filingId)
}

/** Ends a comparison that found nobody: there is nothing to hold the filing against. */
export function closeComparison(vault: Vault, filingId: string): void {
  const note = { action: 'filing.compare', object: filingId, by: DESK, fields: [] }
  commit(vault, note, (tx) => clearComparison(tx, filingId))
}

/** One audit row for a look-up at the window: who asked, and about whom by a keyed digest of the document. */
export function recordLookUp(vault: Vault, question: PersonQuestion): void {
  const document = `${question.documentType}:${canonicalNumber(question.documentNumber)}`
  const object = createHmac('sha256', vault.keys.index).update(document).digest('hex')
  const by = vault.operator.number
  commit(vault, { action: 'person.look-up', object, by, fields: [] }, () => undefined)
}
