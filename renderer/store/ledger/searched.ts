import { PHONE_STOP } from '#shared/ledger/written-phones.ts'
import type { TextField } from './segment.ts'

/** What is searched; `addressSigns` are the digits and Latin letters of an address, each run between blanks. */
export type SearchedField = Exclude<TextField, 'id' | 'clerk'> | 'addressSigns'

/** How many values of 32 bits hold the house numbers of a row. */
export const HOUSE_UNITS = 4

/** Where in `letters` the number of a reading's first letter is kept. */
export const FIRST_LETTER = 27

const LINE_FEED = 10
const BLANK = 32
const ZERO = '0'.charCodeAt(0)
const CODE_BEFORE_A = 'a'.charCodeAt(0) - 1

/** The texts of a segment as words are looked for in them, each value on its line. */
export function searchedTexts(
  texts: Readonly<Record<TextField, string>>,
): Readonly<Record<SearchedField, string>> {
  const { id: _id, clerk: _clerk, readings, phones, ...written } = texts
  return {
    ...mapFields(written, plain),
    readings,
    phones: dialled(plain(phones)),
    addressSigns: plain(texts.address).replace(/[^\n\w/-]+/g, ' '),
  }
}

/** The same fields with other values. */
export function mapFields<F extends string, V, W>(
  fields: Readonly<Record<F, V>>,
  map: (value: V) => W,
): Record<F, W> {
  // The keys stay, which fromEntries cannot say.
  return Object.fromEntries(
    Object.entries<V>(fields).map(([field, value]) => [field, map(value)]),
  ) as Record<F, W>
}

/** Small letters, half width: what was typed on another keyboard is the same. */
export function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}

/** What a number begins with where it is dialled from abroad; from here it is a zero, or nothing. */
export const COUNTRY = /^\(?(\+|00)86/

/** Telephones that are more than digits. */
const WRITTEN_PHONES = new RegExp(`\\d*[^\\d${PHONE_STOP}\\n][^${PHONE_STOP}\\n]*`, 'g')

/** A telephone is found as it was written, blanks apart, and by its digits, however it was written. */
function dialled(phones: string): string {
  return phones.replace(WRITTEN_PHONES, (phone) => {
    const digits = phone.replace(COUNTRY, '0').replace(/\D/g, '')
    return `${phone.replace(/\s/g, '')} ${digits}`
  })
}

/** 1–26 for a–z, 0 for anything else. */
export function letterNumber(code: number): number {
  const number = code - CODE_BEFORE_A
  return number >= 1 && number <= 26 ? number : 0
}

/** Which numbers below a hundred each line has as a run of its own: `HOUSE_UNITS` values a line. */
export function houseNumbersOf(signs: string, size: number): Uint32Array {
  const numbers = new Uint32Array(size * HOUSE_UNITS)
  let row = 0
  let from = 0
  for (let place = 0; place < signs.length; place += 1) {
    const code = signs.charCodeAt(place)
    if (code !== BLANK && code !== LINE_FEED) continue
    const number = houseNumber(signs, from, place)
    const at = row * HOUSE_UNITS + (number >>> 5)
    if (number >= 0) numbers[at] = (numbers[at] ?? 0) | (1 << (number & 31))
    if (code === LINE_FEED) row += 1
    from = place + 1
  }
  return numbers
}

/** The number that stands between two places; -1 where it is none of one or two digits. */
function houseNumber(signs: string, from: number, to: number): number {
  const length = to - from
  if (length < 1 || length > 2) return -1
  const tens = length === 2 ? digitOf(signs.charCodeAt(from)) : 0
  const units = digitOf(signs.charCodeAt(to - 1))
  return tens < 0 || units < 0 ? -1 : tens * 10 + units
}

function digitOf(code: number): number {
  const digit = code - ZERO
  return digit >= 0 && digit <= 9 ? digit : -1
}

/** Which letters each reading has, and which is the first. */
export function lettersOf(readings: string, size: number): Uint32Array {
  const letters = new Uint32Array(size)
  let row = 0
  let held = 0
  for (let at = 0; at < readings.length; at += 1) {
    const code = readings.charCodeAt(at)
    if (code === LINE_FEED) {
      letters[row] = held
      row += 1
      held = 0
    } else {
      const number = letterNumber(code)
      held = (held === 0 ? number << FIRST_LETTER : held) | (1 << number)
    }
  }
  return letters
}
