import { countAnswers } from './bridge.ts'

/** How long nobody touches the window before it gives back what it needs no more, in ms. */
const QUIET_MS = 10_000

const SIGNS = ['keydown', 'pointerdown', 'wheel'] as const

/**
 * Gives memory back whenever nobody has touched the window for a moment and it has worked meanwhile: V8 by
 * itself waits for more garbage than an office's PC can spare, and one collection alone leaves most of what
 * building an index took.
 * Begun once, for as long as there is a window.
 */
export function giveMemoryBack(): void {
  let touchedAt = performance.now()
  let isTouched = true
  let answers = countAnswers()
  const touch = () => {
    touchedAt = performance.now()
    isTouched = true
  }
  const sweep = () => {
    const hasWorked = isTouched || countAnswers() !== answers
    if (!hasWorked || performance.now() - touchedAt < QUIET_MS) return
    isTouched = false
    answers = countAnswers()
    // A shell that was started without the switch has none.
    void globalThis.gc?.({ type: 'major', execution: 'async', flavor: 'last-resort' })
  }
  for (const sign of SIGNS) window.addEventListener(sign, touch, true)
  setInterval(sweep, QUIET_MS)
}
