/** A font as the text sees it: its name, and which code points it draws. */
export interface Face<N extends string = string> {
  readonly name: N
  covers(codePoint: number): boolean
}

/** A stretch of text one font draws. */
export interface FontRun<N extends string = string> {
  readonly text: string
  readonly font: N
}

/** A text cut by fonts, and the characters no font draws, each once. */
export interface SplitText<N extends string = string> {
  readonly runs: readonly FontRun<N>[]
  readonly uncovered: readonly string[]
}

/**
 * Cuts `text` into the longest runs of one font, asking `faces` in order of preference for every
 * character. pdfmake knows no fallback and draws an empty box for what a font lacks, without a word.
 */
export function splitByFont<N extends string>(
  text: string,
  faces: readonly Face<N>[],
): SplitText<N> {
  const runs: FontRun<N>[] = []
  const uncovered = new Set<string>()
  for (const character of text) {
    const font = fontOf(character, faces, runs.at(-1)?.font)
    if (font === undefined) {
      uncovered.add(character)
      continue
    }
    const last = runs.at(-1)
    if (last?.font === font) runs[runs.length - 1] = { font, text: last.text + character }
    else runs.push({ font, text: character })
  }
  return { runs, uncovered: [...uncovered] }
}

function fontOf<N extends string>(
  character: string,
  faces: readonly Face<N>[],
  previous: N | undefined,
): N | undefined {
  if (character === '\n') return previous ?? faces[0]?.name
  // Safe: a character of a string has a code point.
  const codePoint = character.codePointAt(0) as number
  return faces.find((face) => face.covers(codePoint))?.name
}
