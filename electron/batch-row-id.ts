import { createHmac } from 'node:crypto'
import { daysMeet, holdsOnSomeDay, lastDayOf } from '#shared/filing/check-overlap.ts'
import type { Filing, FilingEntry } from '#shared/filing/filing.ts'
import { canonicalJson } from './vault/canonical-json.ts'
import { findFiling, findFilingsByPerson } from './vault/filings.ts'
import type { Vault } from './vault/vault.ts'

/** The id of the filing a row becomes, and that filing where it is there already. */
export interface RowFiling {
  readonly id: string
  readonly filing: Filing | undefined
}

/** What a row says, and which days of it nobody wrote: they follow from the day of reading. */
export interface RowWords {
  readonly entry: FilingEntry
  readonly leftOut: readonly ('startDate' | 'endDate')[]
}

/**
 * The id follows from the entry: read again, from whatever file, the same entry finds what a run that
 * was broken off had filed; read on another day, or with another sender in the note, by what was written.
 * A filing that was refused stands in nobody's way, so the entry may be filed once more, under the next id.
 */
export function findRowFiling(vault: Vault, row: RowWords): RowFiling {
  for (let round = 0; ; round += 1) {
    const id = idOf(vault.keys.index, `batch-row ${round} ${canonicalJson(row.entry)}`)
    const filing = findFiling(vault, id)
    if (filing && holdsOnSomeDay(filing)) return { id, filing }
    if (filing === undefined) {
      const earlier = findFiledEarlier(vault, row)
      return earlier ? { id: earlier.id, filing: earlier } : { id, filing }
    }
  }
}

/** A filing of a list that holds in the row's days and says all that is written in the row but its note. */
function findFiledEarlier(vault: Vault, { entry, leftOut }: RowWords): Filing | undefined {
  return findFilingsByPerson(vault, entry).find((filing) => {
    const { startDate } = filing.entry
    const filledIn = Object.fromEntries(leftOut.map((day) => [day, filing.entry[day]]))
    return (
      filing.channel === 'list' &&
      holdsOnSomeDay(filing) &&
      daysMeet(entry, { startDate, endDate: lastDayOf(filing) }) &&
      canonicalJson({ ...entry, ...filledIn, note: '' }) ===
        canonicalJson({ ...filing.entry, note: '' })
    )
  })
}

/** A UUID of text under a key: without the key it says nothing of anyone. */
export function idOf(key: Uint8Array, text: string): string {
  const digest = createHmac('sha256', key).update(text).digest().subarray(0, 16)
  // RFC 9562: version 8 (custom), variant 10.
  digest[6] = ((digest[6] ?? 0) & 0x0f) | 0x80
  digest[8] = ((digest[8] ?? 0) & 0x3f) | 0x80
  return digest.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
