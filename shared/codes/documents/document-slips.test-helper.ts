import { findDocumentFindings } from './document-rules.ts'

/** The day of the tests; no region is known, as of numbers that cannot exist. */
export const DOCUMENT_DAY = { today: '2026-11-22', isKnownRegion: () => false }

/** The numbers one slip away, a wrong character or swapped neighbours, that no rule refuses. */
export function findSlipsNotCaught(documentType: string, number: string): readonly string[] {
  return [...wrongCharacters(number), ...swappedNeighbours(number)].filter((documentNumber) =>
    findDocumentFindings({ documentType, documentNumber }, DOCUMENT_DAY).every(
      ({ severity }) => severity !== 'error',
    ),
  )
}

function wrongCharacters(number: string): string[] {
  return [...number].flatMap((character, place) =>
    [...'0123456789X']
      .filter((other) => other !== character)
      .map((other) => number.slice(0, place) + other + number.slice(place + 1)),
  )
}

function swappedNeighbours(number: string): string[] {
  return [...number]
    .map((character, place) => {
      const next = number[place + 1] ?? ''
      return number.slice(0, place) + next + character + number.slice(place + 2)
    })
    .filter((swapped) => swapped !== number)
}
