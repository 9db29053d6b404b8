import type { LedgerPlace } from './ledger-place.ts'
import type { Segment, TextColumn, TextField } from './segment.ts'

/** How well a word fits: the higher, the earlier in the list. */
const FIT = {
  wholeNumber: 100,
  wholeName: 90,
  nameStart: 80,
  readingsStart: 70,
  numberEnd: 64,
  numberStart: 60,
  phone: 55,
  nameInside: 50,
  readingsInside: 40,
  numberInside: 35,
  destination: 30,
  agent: 25,
  address: 20,
} as const

/** The best a single word can fit. */
export const BEST_FIT = FIT.wholeNumber

/** Shorter digits are looked for at the end of document numbers only: they are in every number. */
const SHORT_DIGITS = 3

/** Where a value met the word. */
type Meeting = 'whole' | 'start' | 'end' | 'inside'

/** Which fields a word is looked for in, and how well each kind of meeting fits. */
type Plan = readonly {
  readonly field: TextField
  readonly fits: Readonly<Record<Meeting, number>>
}[]

const same = (fit: number) => ({ whole: fit, start: fit, end: fit, inside: fit })

const NUMBER = {
  whole: FIT.wholeNumber,
  start: FIT.numberStart,
  end: FIT.numberEnd,
  inside: FIT.numberInside,
}
const NUMBERS: Plan = [
  { field: 'documentNumber', fits: NUMBER },
  { field: 'phones', fits: same(FIT.phone) },
  { field: 'acceptanceNumber', fits: { ...NUMBER, start: FIT.numberInside } },
  { field: 'receiptNumber', fits: { ...NUMBER, start: FIT.numberInside } },
  { field: 'filingNumber', fits: { ...NUMBER, start: FIT.numberInside } },
  { field: 'address', fits: same(FIT.address) },
]
const LETTERS: Plan = [
  {
    field: 'readings',
    fits: {
      whole: FIT.wholeName,
      start: FIT.readingsStart,
      end: FIT.readingsInside,
      inside: FIT.readingsInside,
    },
  },
]
const CHARACTERS: Plan = [
  {
    field: 'name',
    fits: {
      whole: FIT.wholeName,
      start: FIT.nameStart,
      end: FIT.nameInside,
      inside: FIT.nameInside,
    },
  },
  { field: 'agent', fits: same(FIT.agent) },
  { field: 'address', fits: same(FIT.address) },
]

/** The words of what was typed: full width and case do not matter, nor what separates them. */
export function wordsOf(text: string): readonly string[] {
  const plain = text.normalize('NFKC').toLowerCase()
  return [...new Set(plain.split(/[\s,，、;；·]+/u).filter((word) => word !== ''))]
}

/** Writes into `fits` how well each row of a segment fits a word; 0 is not at all. */
export function fitSegment(
  segment: Segment,
  word: string,
  { fits, places }: { readonly fits: Uint8Array; readonly places: readonly LedgerPlace[] },
): void {
  if (/^\d+x?$/.test(word) && word.length < SHORT_DIGITS) {
    fitEnds(segment, word.toUpperCase(), fits)
    return
  }
  for (const { field, fits: byMeeting } of planOf(word)) {
    // Document and receipt numbers are kept in capitals.
    const wanted = isCapital(field) ? word.toUpperCase() : word
    fitColumn(segment.texts[field], wanted, { fits, byMeeting, size: segment.size })
  }
  if (field(word) === 'readings' && word.length > 1) fitInitials(segment, word, fits)
  fitPlaces(segment, places, fits)
}

/** The places a word means, by name, code, pinyin or first letters. */
export function placesOf(word: string, places: readonly LedgerPlace[]): readonly LedgerPlace[] {
  return places.filter(
    ({ code, label, readings }) =>
      label.includes(word) ||
      (word.length > 1 && readings.some((reading) => reading.startsWith(word))) ||
      (word.length >= 4 && code === word),
  )
}

function planOf(word: string): Plan {
  if (field(word) === 'name') return CHARACTERS
  if (/^[a-z]+$/.test(word))
    return word.length === 1 ? LETTERS : [...LETTERS, ...NUMBERS.slice(0, 1)]
  return NUMBERS
}

/** The field a word is foremost looked for in. */
function field(word: string): TextField {
  if (/^[a-z]+$/.test(word)) return 'readings'
  return /^[\da-z/-]+$/.test(word) ? 'documentNumber' : 'name'
}

function isCapital(name: TextField): boolean {
  return name !== 'readings' && name !== 'name' && name !== 'address' && name !== 'agent'
}

interface Fitting {
  readonly fits: Uint8Array
  readonly byMeeting: Readonly<Record<Meeting, number>>
  readonly size: number
}

/** One search over a whole column; a row is looked at once, at its first meeting. */
function fitColumn({ text, starts }: TextColumn, word: string, fitting: Fitting): void {
  const { fits, byMeeting, size } = fitting
  let row = 0
  let hit = text.indexOf(word)
  while (hit !== -1) {
    row = rowAt(starts, hit, { from: row, size })
    const end = (starts[row + 1] ?? 0) - 1
    const start = starts[row] ?? 0
    const fit = byMeeting[meetingOf(text, word, { hit, start, end })]
    if (fit > (fits[row] ?? 0)) fits[row] = fit
    hit = text.indexOf(word, end)
  }
}

function meetingOf(
  text: string,
  word: string,
  { hit, start, end }: { readonly hit: number; readonly start: number; readonly end: number },
): Meeting {
  if (hit === start) return end - start === word.length ? 'whole' : 'start'
  return text.startsWith(word, end - word.length) ? 'end' : 'inside'
}

/** The first letters stand behind the bar of the readings. */
function fitInitials(segment: Segment, word: string, fits: Uint8Array): void {
  const { text, starts } = segment.texts.readings
  const barred = `|${word}`
  let row = 0
  let hit = text.indexOf(barred)
  while (hit !== -1) {
    row = rowAt(starts, hit, { from: row, size: segment.size })
    const end = (starts[row + 1] ?? 0) - 1
    const fit = end === hit + barred.length ? FIT.wholeName : FIT.readingsStart
    if (fit > (fits[row] ?? 0)) fits[row] = fit
    hit = text.indexOf(barred, end)
  }
}

function fitEnds(segment: Segment, word: string, fits: Uint8Array): void {
  const { text, starts } = segment.texts.documentNumber
  for (let row = 0; row < segment.size; row += 1) {
    const end = (starts[row + 1] ?? 0) - 1
    if (text.startsWith(word, end - word.length)) fits[row] = FIT.numberEnd
  }
}

function fitPlaces(segment: Segment, places: readonly LedgerPlace[], fits: Uint8Array): void {
  if (places.length === 0) return
  const codes = new Set(places.map(({ code }) => Number(code)))
  const { destination } = segment.numbers
  for (let row = 0; row < segment.size; row += 1) {
    const isThere = codes.has(destination[row] ?? 0)
    if (isThere && (fits[row] ?? 0) < FIT.destination) fits[row] = FIT.destination
  }
}

/** The row a position belongs to; hits come in order, so the search goes on where it was. */
function rowAt(
  starts: Uint32Array,
  position: number,
  { from, size }: { readonly from: number; readonly size: number },
): number {
  let low = from
  let high = size - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] ?? 0) <= position) low = middle
    else high = middle - 1
  }
  return low
}
