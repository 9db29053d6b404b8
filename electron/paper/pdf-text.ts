import type { ContentText } from 'pdfmake/interfaces.js'
import type { Run } from '#shared/forms/layout.ts'
import { ENTERED } from './entered.ts'
import type { FontRun } from './font-runs.ts'
import type { Voice } from './paper-fonts.ts'

/** Cuts a text into runs of the fonts of its voice. */
export type ChooseFonts = (text: string, voice: Voice) => readonly FontRun[]

/** The form's words and what was entered, in one line. */
export function drawRuns(runs: readonly Run[], choose: ChooseFonts): ContentText {
  return {
    text: runs.flatMap(({ voice, text }) =>
      choose(text, 'text').map((run) => ({ ...(voice === 'entry' && ENTERED), ...run })),
    ),
  }
}

/** What was entered, in the fonts of the text. */
export function drawEntry(text: string, choose: ChooseFonts): ContentText {
  return { text: choose(text, 'text').map((run) => ({ ...ENTERED, ...run })) }
}

/** Text of one voice, in its fonts. */
export function drawText(text: string, voice: Voice, choose: ChooseFonts): ContentText {
  return { text: choose(text, voice).map(({ text: part, font }) => ({ text: part, font })) }
}

/** The form's words with what was entered between them, underlined as if written on a line. */
export function drawSentence(runs: readonly Run[], choose: ChooseFonts): ContentText {
  return {
    text: runs.flatMap((run) =>
      choose(run.text, 'text').map(({ text, font }) => ({ text, font, ...STYLE_OF[run.voice] })),
    ),
  }
}

const STYLE_OF = {
  form: {},
  entry: { ...ENTERED, decoration: 'underline', decorationThickness: 0.5 },
} as const satisfies Record<Run['voice'], object>
