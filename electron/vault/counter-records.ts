import { createHmac } from 'node:crypto'
import type * as z from 'zod'
import { kindsOf, spellingsOf } from '#shared/codes/documents/document-rules.ts'
import { type CommitNote, commit, type Transaction } from './commit.ts'
import { readStored } from './stored-json.ts'
import type { Vault } from './vault.ts'

/** What is kept of a person besides filings. */
export type CounterRecordKind = 'settlement'

/** Whose it is, as the document says. */
export interface RecordedPerson {
  readonly documentType: string
  readonly documentNumber: string
}

/** A record about to be written; one of the same kind and id is replaced. */
export interface CounterRecord {
  readonly id: string
  readonly person: RecordedPerson
  /** `YYYY-MM-DD`, by which lists are asked. */
  readonly day: string
  readonly body: unknown
}

interface BodyRow {
  readonly body: string
}

/** Writes records inside a commit. */
export function writeRecords(
  { db, seq }: Transaction,
  kind: CounterRecordKind,
  records: readonly CounterRecord[],
): void {
  const put = db.prepare(
    `INSERT INTO counter_records (id, seq, kind, document_type, document_number, day, body)
     VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET seq = excluded.seq, day = excluded.day, body = excluded.body`,
  )
  for (const { id, person, day, body } of records) {
    const { documentType, documentNumber } = person
    put.run(`${kind}:${id}`, seq, kind, documentType, documentNumber, day, JSON.stringify(body))
  }
}

/** A record by kind and id, read by its schema. */
export function findRecord<S extends z.ZodType>(
  { db }: Pick<Vault, 'db'>,
  { kind, id }: { readonly kind: CounterRecordKind; readonly id: string },
  schema: S,
): z.output<S> | undefined {
  const row = db
    .prepare<[string], BodyRow>('SELECT body FROM counter_records WHERE id = ?')
    .get(`${kind}:${id}`)
  return row && readStored(schema, row.body)
}

/** A person's records of a kind between two days, newest first. */
export function listRecords<S extends z.ZodType>(
  { db }: Pick<Vault, 'db'>,
  wanted: {
    readonly kind: CounterRecordKind
    readonly person: RecordedPerson
    readonly from: string
    readonly to: string
  },
  schema: S,
): z.output<S>[] {
  const { kind, person, from, to } = wanted
  const { documentType, documentNumber } = person
  return db
    .prepare<[string, string, string, string, string], BodyRow>(
      `SELECT body FROM counter_records
       WHERE kind = ? AND day BETWEEN ? AND ?
         AND document_type IN (SELECT value FROM json_each(?))
         AND document_number IN (SELECT value FROM json_each(?))
       ORDER BY day DESC, id DESC`,
    )
    .all(
      kind,
      from,
      to,
      JSON.stringify(kindsOf(documentType)),
      JSON.stringify(spellingsOf(documentNumber)),
    )
    .map(({ body }) => readStored(schema, body))
}

/** Notes in the audit chain that somebody asked about a person, and keeps what came of it. */
export function commitLookUp(
  vault: Vault,
  {
    action,
    person,
    ...note
  }: Pick<CommitNote, 'action' | 'fields'> & { readonly person: RecordedPerson },
  keep: (tx: Transaction) => void,
): void {
  const { number: by } = vault.operator
  commit(vault, { action, object: personMark(vault, person), by, ...note }, keep)
}

/** The name of a person in the audit chain: who knows the document number and the vault finds it again. */
export function personMark(
  { keys }: Pick<Vault, 'keys'>,
  { documentType, documentNumber }: RecordedPerson,
): string {
  const mark = createHmac('sha256', keys.audit).update(`person:${documentType}:${documentNumber}`)
  return `person-${mark.digest('hex').slice(0, 32)}`
}
