import type { Page } from '@playwright/test'

/** A keyboard that counts: what a clerk would have had to press. */
export interface CountedKeyboard {
  /** Presses one key or chord, e.g. `Tab`, `Control+Enter`. */
  press(key: string): Promise<void>
  /** Types text; a character counts as one press, also one that an input method would compose. */
  type(text: string): Promise<void>
  /** Presses since the last call. */
  take(): number
}

/** The page's keyboard with a counter. */
export function countKeys({ keyboard }: Page): CountedKeyboard {
  let presses = 0
  return {
    press: async (key) => {
      presses += 1
      await keyboard.press(key)
    },
    type: async (text) => {
      presses += [...text].length
      // Characters beyond a keyboard's keys arrive as an input method delivers them.
      if (/^[\x20-\x7e]*$/.test(text)) await keyboard.type(text)
      else await keyboard.insertText(text)
    },
    take: () => {
      const taken = presses
      presses = 0
      return taken
    },
  }
}
