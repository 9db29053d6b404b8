import { type FilingStatus, FilingStatus as Statuses } from '#shared/filing/filing.ts'
import type { LedgerRow, OwedUntil } from '#shared/ledger/ledger-row.ts'
import { Category } from '#shared/policy/policy.ts'
import {
  houseNumbersOf,
  lettersOf,
  mapFields,
  type SearchedField,
  searchedTexts,
} from './searched.ts'

/** How many filings one segment of the index holds. */
export const SEGMENT_ROWS = 1_000

/** What is kept as text; `readings` is the name in pinyin: `ouyangchangfeng|oycf`. */
export const TEXT_FIELDS = [
  'id',
  'acceptanceNumber',
  'receiptNumber',
  'filingNumber',
  'name',
  'readings',
  'documentNumber',
  'phones',
  'address',
  'agent',
  'clerk',
] as const
export type TextField = (typeof TEXT_FIELDS)[number]

/** What is kept as whole numbers: codes, days since 1970, and `acceptedAt` in seconds since 2020. */
export const NUMBER_FIELDS = [
  'seq',
  'acceptedAt',
  'acceptedDay',
  'startDay',
  'endDay',
  'acknowledgedDay',
  'laterMaterial',
  'promise',
  'category',
  'status',
  'destination',
  'insuredDivision',
] as const
export type NumberField = (typeof NUMBER_FIELDS)[number]

/** One filing taken apart for the index. */
export interface FlatRow {
  readonly texts: Readonly<Record<TextField, string>>
  readonly numbers: Readonly<Record<NumberField, number>>
}

/** The values of one field: each ends in a line feed, so one search runs over all of them. */
export interface TextColumn {
  readonly text: string
  /** Where each value begins, and one more for the end. */
  readonly starts: Uint32Array
}

/** Up to a thousand filings, column by column. */
export interface Segment {
  readonly size: number
  readonly texts: Readonly<Record<TextField, TextColumn>>
  readonly numbers: Readonly<Record<NumberField, Int32Array>>
  /** What words are looked for in: the texts as words are written, in small letters and half width. */
  readonly searched: Readonly<Record<SearchedField, TextColumn>>
  /** Which numbers below a hundred an address has: a bit for each, `HOUSE_UNITS` values a row. */
  readonly houseNumbers: Uint32Array
  /** Which letters a reading has: a bit at each one's number, and from `FIRST_LETTER` on the first one's number. */
  readonly letters: Uint32Array
}

/** A segment as it is sealed: JSON of this. */
export interface SegmentFile {
  readonly texts: Readonly<Record<TextField, string>>
  readonly numbers: Readonly<Record<NumberField, readonly number[]>>
}

/** No day: without end, not acknowledged, nothing owed. */
export const NO_DAY = 0
/** Something is owed without a last day. */
export const UNDATED = -1

const DAY_MS = 86_400_000
const EPOCH_2020 = Date.UTC(2020, 0) / 1_000
const BEIJING_SECONDS = 8 * 3_600

/** Takes a ledger row apart; `readings` is its name in pinyin. */
export function flatten(row: LedgerRow, readings: string): FlatRow {
  const seconds = Math.floor(Date.parse(row.acceptedAt) / 1_000)
  return {
    texts: { ...pickTexts(row), readings },
    numbers: {
      seq: row.seq,
      acceptedAt: seconds - EPOCH_2020,
      acceptedDay: Math.floor(((seconds + BEIJING_SECONDS) * 1_000) / DAY_MS),
      startDay: dayNumber(row.startDate),
      endDay: dayNumber(row.endDate),
      acknowledgedDay: dayNumber(row.acknowledgedDay),
      laterMaterial: owedNumber(row.laterMaterial),
      promise: owedNumber(row.promise),
      category: row.category === '' ? -1 : Category.options.indexOf(row.category),
      status: Statuses.options.indexOf(row.status),
      destination: Number(row.destination),
      insuredDivision: Number(row.insuredDivision),
    },
  }
}

/** A row of which only the id is known. */
export function blankRow(id: string): FlatRow {
  return {
    texts: { ...byField(TEXT_FIELDS, () => ''), id },
    numbers: byField(NUMBER_FIELDS, () => 0),
  }
}

/** A row of a segment as the ledger shows it; `acceptedAt` to the second. */
export function ledgerRowAt(segment: Segment, at: number): LedgerRow {
  const number = (field: NumberField) => segment.numbers[field][at] ?? 0
  const text = (field: TextField) => valueAt(segment.texts[field], at)
  return {
    id: text('id'),
    seq: number('seq'),
    acceptanceNumber: text('acceptanceNumber'),
    receiptNumber: text('receiptNumber'),
    filingNumber: text('filingNumber'),
    name: text('name'),
    documentNumber: text('documentNumber'),
    phones: text('phones'),
    address: text('address'),
    agent: text('agent'),
    clerk: text('clerk'),
    destination: codeWords(number('destination')),
    insuredDivision: codeWords(number('insuredDivision')),
    category: Category.options[number('category')] ?? '',
    status: statusOf(number('status')),
    acceptedAt: new Date((number('acceptedAt') + EPOCH_2020) * 1_000).toISOString(),
    startDate: dayWords(number('startDay')),
    endDate: dayWords(number('endDay')),
    acknowledgedDay: dayWords(number('acknowledgedDay')),
    laterMaterial: owedWords(number('laterMaterial')),
    promise: owedWords(number('promise')),
  }
}

/** A segment of these rows, at most a thousand. */
export function buildSegment(rows: readonly FlatRow[]): Segment {
  const texts = byField(TEXT_FIELDS, (field) => rows.map((row) => row.texts[field]))
  const numbers = byField(NUMBER_FIELDS, (field) => rows.map((row) => row.numbers[field]))
  return readSegment({ texts: byField(TEXT_FIELDS, (field) => joined(texts[field])), numbers })
}

/** The rows of a segment, to be put together anew. */
export function rowsOf(segment: Segment): FlatRow[] {
  const texts = byField(TEXT_FIELDS, (field) => segment.texts[field].text.split('\n'))
  return Array.from({ length: segment.size }, (_, at) => ({
    texts: byField(TEXT_FIELDS, (field) => texts[field][at] ?? ''),
    numbers: byField(NUMBER_FIELDS, (field) => segment.numbers[field][at] ?? 0),
  }))
}

/** A segment from what was sealed. */
export function readSegment({ texts, numbers }: SegmentFile): Segment {
  const size = numbers.seq.length
  // Most texts are searched as they are written: those share a column.
  const columns = new Map<string, TextColumn>()
  const column = (text: string) => {
    const made = columns.get(text) ?? { text, starts: startsOf(text, size) }
    columns.set(text, made)
    return made
  }
  const plainTexts = searchedTexts(texts)
  return {
    size,
    texts: mapFields(texts, column),
    numbers: mapFields(numbers, (values) => Int32Array.from(values)),
    searched: mapFields(plainTexts, column),
    houseNumbers: houseNumbersOf(plainTexts.addressSigns, size),
    letters: lettersOf(texts.readings, size),
  }
}

/** What of a segment is sealed. */
export function segmentFile(segment: Segment): SegmentFile {
  return {
    texts: mapFields(segment.texts, ({ text }) => text),
    numbers: mapFields(segment.numbers, (values) => [...values]),
  }
}

/** A value of a column. */
export function valueAt({ text, starts }: TextColumn, at: number): string {
  return text.slice(starts[at], (starts[at + 1] ?? 0) - 1)
}

/** Days since 1970 of `YYYY-MM-DD`; '' is no day. */
export function dayNumber(day: string): number {
  return day === '' ? NO_DAY : Date.parse(day) / DAY_MS
}

function dayWords(day: number): string {
  return day === NO_DAY ? '' : new Date(day * DAY_MS).toISOString().slice(0, 10)
}

function owedNumber(owed: OwedUntil): number {
  if (owed === 'none') return NO_DAY
  return owed === 'undated' ? UNDATED : dayNumber(owed)
}

function owedWords(day: number): OwedUntil {
  if (day === NO_DAY) return 'none'
  return day === UNDATED ? 'undated' : dayWords(day)
}

function codeWords(code: number): string {
  return String(code).padStart(6, '0')
}

function statusOf(index: number): FilingStatus {
  const status = Statuses.options[index]
  if (status === undefined) throw new Error(`no status ${index}`)
  return status
}

function pickTexts(row: LedgerRow): Omit<FlatRow['texts'], 'readings'> {
  const { id, acceptanceNumber, receiptNumber, filingNumber, name } = row
  const { documentNumber, phones, address, agent, clerk } = row
  return {
    ...{ id, acceptanceNumber, receiptNumber, filingNumber, name },
    ...{ documentNumber, phones, address, agent, clerk },
  }
}

function joined(values: readonly string[]): string {
  return values.map((value) => `${value.replaceAll('\n', ' ')}\n`).join('')
}

function startsOf(text: string, size: number): Uint32Array {
  const starts = new Uint32Array(size + 1)
  for (let at = 0; at < size; at += 1) starts[at + 1] = text.indexOf('\n', starts[at]) + 1
  return starts
}

function byField<F extends string, V>(fields: readonly F[], make: (field: F) => V): Record<F, V> {
  // Every field of the list gets a value, which fromEntries cannot say.
  return Object.fromEntries(fields.map((field) => [field, make(field)])) as Record<F, V>
}
