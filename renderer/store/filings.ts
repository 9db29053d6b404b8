import { Filing } from '#shared/filing/filing.ts'
import type { CopyRecord } from './filing-copy-db.ts'
import { unseal } from './seal.ts'
import { DAMAGE_FOUND, type WindowStore } from './window-store.ts'

/** The place in the ledger after which a page begins. */
export interface Cursor {
  readonly acceptedAt: string
  readonly id: string
}

type Source = Pick<WindowStore, 'copy' | 'key'>

/** A page of the newest filings accepted before `cursor`, still sealed. */
export function readPage(
  { copy }: Pick<Source, 'copy'>,
  cursor: Cursor | undefined,
  limit: number,
): Promise<CopyRecord[]> {
  const rows = cursor
    ? copy.filings.where('[acceptedAt+id]').below([cursor.acceptedAt, cursor.id])
    : copy.filings.orderBy('[acceptedAt+id]')
  return rows.reverse().limit(limit).toArray()
}

/** The filings the subsystem acknowledged since an instant, newest first, still sealed. */
export function readAcknowledged(
  { copy }: Pick<Source, 'copy'>,
  since: string,
  limit: number,
): Promise<CopyRecord[]> {
  const rows = copy.filings.where('acknowledgedAt').aboveOrEqual(since)
  return rows.reverse().limit(limit).toArray()
}

/** The rows of these filings that the copy holds, still sealed. */
export async function readRows(
  { copy }: Pick<Source, 'copy'>,
  ids: readonly string[],
): Promise<readonly CopyRecord[]> {
  const rows = await copy.filings.bulkGet([...ids])
  return rows.filter((row) => row !== undefined)
}

/** Opens sealed rows; one that does not open is left out, told, and there again after the rebuild. */
export async function openRows(
  { key, damage }: Pick<WindowStore, 'key' | 'damage'>,
  rows: readonly CopyRecord[],
): Promise<readonly Filing[]> {
  const opened = await Promise.all(rows.map((row) => unseal(key, row.id, row.sealed)))
  const filings = opened.flatMap((value) => Filing.safeParse(value).data ?? [])
  if (filings.length < rows.length) damage.dispatchEvent(new Event(DAMAGE_FOUND))
  return filings
}
