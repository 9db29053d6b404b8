import type { Fits } from './column-search.ts'
import { COUNTRY, plain, type SearchedField } from './searched.ts'

/** How well a word fits: the higher, the earlier in the list. */
export const FIT = {
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

/** Shorter digits are not looked for in the long numbers of filings: all of an office have them. */
const LONG_DIGITS = 4

/** A field a word is looked for in, behind which `lead`, and how well it fits there. */
export interface Place {
  readonly field: SearchedField
  readonly lead?: string
  readonly fits: Fits
}
export type Plan = readonly Place[]

const same = (fit: number): Fits => ({ whole: fit, start: fit, end: fit, inside: fit })

const NUMBER: Fits = {
  whole: FIT.wholeNumber,
  start: FIT.numberStart,
  end: FIT.numberEnd,
  inside: FIT.numberInside,
}
const DOCUMENT: Place = { field: 'documentNumber', fits: NUMBER }
const SIGNS: Place = { field: 'addressSigns', fits: same(FIT.address) }
const LONG_NUMBERS: Plan = (['acceptanceNumber', 'receiptNumber', 'filingNumber'] as const).map(
  (field) => ({ field, fits: { ...NUMBER, start: FIT.numberInside } }),
)
const FEW_DIGITS: Plan = [DOCUMENT, { field: 'phones', fits: same(FIT.phone) }, SIGNS]
const NUMBERS: Plan = [...FEW_DIGITS, ...LONG_NUMBERS]
/** Letters may also begin a passport's number, or be first letters: those stand behind the bar of the readings. */
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
  DOCUMENT,
  {
    field: 'readings',
    lead: '|',
    fits: { ...same(FIT.readingsStart), end: FIT.wholeName },
  },
  SIGNS,
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
  // Those of other agencies may have characters.
  ...LONG_NUMBERS,
]

/** The words of what was typed: full width and case do not matter, nor what separates them. */
export function wordsOf(text: string): readonly string[] {
  return [
    ...new Set(
      plain(text)
        .split(/[\s,，、;；·]+/u)
        .map(withoutDialling)
        .filter((word) => word !== ''),
    ),
  ]
}

/** A telephone that begins with its country, or its area code in brackets, is looked for by its digits. */
function withoutDialling(word: string): string {
  const isDialled = /^(\(?\+\d{1,3}\)?|\(0\d{2,3}\))[\d()-]*$/.test(word)
  return isDialled ? word.replace(COUNTRY, '').replace(/\D/g, '') : word
}

/** Where a word is looked for. */
export function planOf(word: string): Plan {
  if (/^[a-z]+$/.test(word)) return LETTERS
  if (isDigits(word) && word.length < LONG_DIGITS) return FEW_DIGITS
  return /^[\da-z/-]+$/.test(word) ? NUMBERS : CHARACTERS
}

/** Where the word is looked for once it goes on as it began; nowhere while it stays too short. */
export function nextPlanOf(word: string): Plan {
  const next = word + word.slice(-1)
  return isShortNumber(next) ? [] : planOf(next)
}

/** One letter, which most names have. */
export function isLetter(word: string): boolean {
  return /^[a-z]$/.test(word)
}

/** So few digits that most numbers have them. */
export function isShortNumber(word: string): boolean {
  return isDigits(word) && word.length < SHORT_DIGITS
}

function isDigits(word: string): boolean {
  return /^\d+x?$/.test(word)
}

/** The word as it stands in a place. */
export function wantedIn({ lead = '' }: Place, word: string): string {
  return lead + word
}
