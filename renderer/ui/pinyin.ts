type Match = (text: string, query: string) => readonly number[] | null

const library: { match?: Match } = {}

/** Fetches the pinyin tables in the background, once; until then only characters and codes match. */
export async function loadPinyin(): Promise<void> {
  const { match } = await import('pinyin-pro')
  library.match = match
}

/** Something to be chosen by name, pinyin, first letters or code. */
export interface Choice {
  readonly value: string
  /** The whole label, e.g. `广东省 广州市`. */
  readonly label: string
  /** Its last part, by which people look for it, e.g. `广州市`. */
  readonly name: string
}

/**
 * The choices that a query means, best first: code or characters, then a name that begins with the
 * letters, then a name that contains them, then anything in the label.
 */
export function searchChoices<C extends Choice>(
  choices: readonly C[],
  query: string,
): readonly C[] {
  const wanted = query.trim().toLowerCase()
  if (wanted === '') return choices
  return choices
    .map((choice) => ({ choice, rank: rankOf(choice, wanted, library.match) }))
    .filter(({ rank }) => rank !== undefined)
    .toSorted((a, b) => (a.rank ?? 0) - (b.rank ?? 0))
    .map(({ choice }) => choice)
}

function rankOf(choice: Choice, query: string, match: Match | undefined): number | undefined {
  if (choice.value.startsWith(query) || choice.name.startsWith(query)) return 0
  if (choice.label.includes(query)) return 1
  const own = match?.(choice.name, query)
  if (own) return rankOfHits(own)
  const whole = match?.(choice.label, query)
  return whole ? 6 + rankOfHits(whole) : undefined
}

function rankOfHits(hits: readonly number[]): number {
  const isRun = hits.every((hit, index) => index === 0 || hit === (hits[index - 1] ?? 0) + 1)
  return (hits[0] === 0 ? 2 : 4) + (isRun ? 0 : 1)
}
