import { type Destination, destinationLabel } from '#shared/codes/divisions.ts'
import { readingsOf } from './name-readings.ts'

/** A destination as the ledger finds it. */
export interface LedgerPlace {
  readonly code: string
  /** `广东省 广州市`. */
  readonly label: string
  /** The place's own name and the label, each whole and by first letters. */
  readonly readings: readonly string[]
}

/** Readings of places that the library gets wrong, by the first characters of the name. */
const READ_OTHERWISE: ReadonlyMap<string, string> = new Map([['台州', 'taizhou']])

/** The destinations as the ledger finds them. */
export function ledgerPlaces(destinations: Iterable<Destination>): readonly LedgerPlace[] {
  return [...destinations].map((destination) => {
    const label = destinationLabel(destination)
    const own = READ_OTHERWISE.get(destination.name.slice(0, 2))
    const readings = [destination.name, label.replace(' ', '')].flatMap((name) =>
      readingsOf(name).split('|'),
    )
    return { code: destination.code, label, readings: own ? [own, ...readings] : readings }
  })
}

/** Whether a word means a place, by its name, code, pinyin or first letters. */
export function meansPlace(word: string, { code, label, readings }: LedgerPlace): boolean {
  return (
    label.includes(word) ||
    (word.length > 1 && readings.some((reading) => reading.startsWith(word))) ||
    (word.length >= 4 && code === word)
  )
}
