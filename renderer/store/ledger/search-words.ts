import type { LedgerPlace } from './ledger-place.ts'
import { SEGMENT_ROWS, type Segment, type TextColumn, type TextField } from './segment.ts'

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

/** Division codes have six digits. */
const CODES = 1_000_000

/** Where a value met the word. */
type Meeting = 'whole' | 'start' | 'end' | 'inside'

/** Which fields a word is looked for in, behind which `lead`, and how well each kind of meeting fits. */
type Plan = readonly {
  readonly field: TextField
  readonly lead?: string
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
/** Two letters and more may also begin a passport's number, or be first letters: those stand behind the bar of the readings. */
const MORE_LETTERS: Plan = [
  ...LETTERS,
  ...NUMBERS.slice(0, 1),
  {
    field: 'readings',
    lead: '|',
    fits: { ...same(FIT.readingsStart), end: FIT.wholeName },
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

/** Where a word was met in a segment: for each field it was looked for in, the rows and the first place in each. */
export interface SegmentHits {
  readonly word: string
  readonly byField: readonly ColumnHits[]
}

interface ColumnHits {
  readonly rows: Uint16Array
  readonly positions: Uint32Array
}

/**
 * Writes into `fits` how well each row of a segment fits a word; 0 is not at all. `before` is what was
 * met of the word that was typed so far: of a word that grew only those places are looked at again.
 */
export function fitSegment(
  segment: Segment,
  word: string,
  {
    fits,
    places,
    before,
  }: {
    readonly fits: Uint8Array
    readonly places: MeantPlaces
    readonly before?: SegmentHits | undefined
  },
): SegmentHits | undefined {
  if (isShort(word)) {
    fitEnds(segment, word.toUpperCase(), fits)
    return undefined
  }
  const known = before && hasGrown(before.word, word) ? before : undefined
  const plan = planOf(word)
  const byField = plan.map(({ field, lead = '', fits: byMeeting }, at) => {
    // Document and receipt numbers are kept in capitals.
    const wanted = lead + (isCapital(field) ? word.toUpperCase() : word)
    const column = segment.texts[field]
    const hits = known?.byField[at]
    const met = hits ? stillMet(column, wanted, hits) : meet(column, wanted)
    fitColumn(column, met, { fits, byMeeting, word: wanted })
    return met
  })
  fitPlaces(segment, places, fits)
  return { word, byField }
}

/** A word that went on by what leaves it the same kind of word: it is met where its beginning was, or nowhere. */
function hasGrown(before: string, word: string): boolean {
  return word.startsWith(before) && planOf(before) === planOf(word)
}

function isShort(word: string): boolean {
  return /^\d+x?$/.test(word) && word.length < SHORT_DIGITS
}

/** 1 at the code of every place that is meant; of no length where none is. */
export type MeantPlaces = Uint8Array

/** The places a word means, by name, code, pinyin or first letters. */
export function placesOf(word: string, places: readonly LedgerPlace[]): MeantPlaces {
  const meant = places.filter(
    ({ code, label, readings }) =>
      label.includes(word) ||
      (word.length > 1 && readings.some((reading) => reading.startsWith(word))) ||
      (word.length >= 4 && code === word),
  )
  const marks = new Uint8Array(meant.length === 0 ? 0 : CODES)
  for (const { code } of meant) marks[Number(code)] = 1
  return marks
}

function planOf(word: string): Plan {
  if (foremostField(word) === 'name') return CHARACTERS
  if (/^[a-z]+$/.test(word)) return word.length === 1 ? LETTERS : MORE_LETTERS
  return NUMBERS
}

/** The field a word is foremost looked for in. */
function foremostField(word: string): TextField {
  if (/^[a-z]+$/.test(word)) return 'readings'
  return /^[\da-z/-]+$/.test(word) ? 'documentNumber' : 'name'
}

function isCapital(name: TextField): boolean {
  return name !== 'readings' && name !== 'name' && name !== 'address' && name !== 'agent'
}

/** Where a search notes its hits before their number is known; a segment has no more rows. */
const rows = new Uint16Array(SEGMENT_ROWS)
const positions = new Uint32Array(SEGMENT_ROWS)

/** One search over a whole column; a row is looked at once, at its first meeting. */
function meet({ text, starts }: TextColumn, word: string): ColumnHits {
  let met = 0
  let row = 0
  let hit = text.indexOf(word)
  while (hit !== -1) {
    // Hits come in order: the search for the row goes on where it was.
    while ((starts[row + 1] ?? 0) <= hit) row += 1
    rows[met] = row
    positions[met] = hit
    met += 1
    hit = text.indexOf(word, starts[row + 1])
  }
  return { rows: rows.slice(0, met), positions: positions.slice(0, met) }
}

/** Of the places where the word's beginning was met, those where all of it is, or a later one in the same row. */
function stillMet({ text, starts }: TextColumn, word: string, before: ColumnHits): ColumnHits {
  let met = 0
  for (let at = 0; at < before.rows.length; at += 1) {
    const row = before.rows[at] ?? 0
    const hit = hitFrom(text, word, {
      from: before.positions[at] ?? 0,
      end: (starts[row + 1] ?? 0) - 1,
    })
    if (hit === -1) continue
    rows[met] = row
    positions[met] = hit
    met += 1
  }
  return { rows: rows.slice(0, met), positions: positions.slice(0, met) }
}

function hitFrom(
  text: string,
  word: string,
  { from, end }: { readonly from: number; readonly end: number },
): number {
  if (text.startsWith(word, from)) return from
  const later = text.slice(from, end).indexOf(word)
  return later === -1 ? -1 : from + later
}

interface Fitting {
  readonly fits: Uint8Array
  readonly byMeeting: Readonly<Record<Meeting, number>>
  readonly word: string
}

function fitColumn(
  { text, starts }: TextColumn,
  hits: ColumnHits,
  { fits, byMeeting, word }: Fitting,
): void {
  for (let at = 0; at < hits.rows.length; at += 1) {
    const row = hits.rows[at] ?? 0
    const hit = hits.positions[at] ?? 0
    const start = starts[row] ?? 0
    const end = (starts[row + 1] ?? 0) - 1
    const fit = byMeeting[meetingOf(text, word, { hit, start, end })]
    if (fit > (fits[row] ?? 0)) fits[row] = fit
  }
}

function meetingOf(
  text: string,
  word: string,
  { hit, start, end }: { readonly hit: number; readonly start: number; readonly end: number },
): Meeting {
  if (hit === start) return end - start === word.length ? 'whole' : 'start'
  return endsWith(text, word, end) ? 'end' : 'inside'
}

/** By its last character first: most values end in another. */
function endsWith(text: string, word: string, end: number): boolean {
  return (
    text.charCodeAt(end - 1) === word.charCodeAt(word.length - 1) &&
    text.startsWith(word, end - word.length)
  )
}

function fitEnds(segment: Segment, word: string, fits: Uint8Array): void {
  const { text, starts } = segment.texts.documentNumber
  for (let row = 0; row < segment.size; row += 1) {
    const end = (starts[row + 1] ?? 0) - 1
    if (text.startsWith(word, end - word.length)) fits[row] = FIT.numberEnd
  }
}

function fitPlaces(segment: Segment, places: MeantPlaces, fits: Uint8Array): void {
  if (places.length === 0) return
  const { destination } = segment.numbers
  for (let row = 0; row < segment.size; row += 1) {
    const isThere = places[destination[row] ?? 0] === 1
    if (isThere && (fits[row] ?? 0) < FIT.destination) fits[row] = FIT.destination
  }
}
