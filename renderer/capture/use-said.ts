import { useRef, useState } from 'react'
import type { Result } from '#shared/result.ts'

/** What the dialog says while pages are taken. */
export interface Said {
  /** What is being worked on; '' while nothing is. */
  readonly busy: string
  /** What went wrong, newest last. */
  readonly problems: readonly string[]
  /** What the clerk should know of what was taken. */
  readonly notes: readonly string[]
}

/** How it is said. */
export interface Saying extends Said {
  say(problem: string): void
  note(words: string): void
  /** Says why something was refused; true where it was not. */
  heed<T>(answer: Result<T>): answer is { readonly ok: true; readonly value: T }
  /** Does one thing after the other, each under its name; what was said before the first is wiped. */
  working(name: string, work: (rename: (name: string) => void) => Promise<void>): Promise<void>
}

/** Keeps what is said about the work under way. */
export function useSaid(): Saying {
  const [busy, setBusy] = useState('')
  const [problems, setProblems] = useState<readonly string[]>([])
  const [notes, setNotes] = useState<readonly string[]>([])
  const works = useRef({ last: Promise.resolve(), count: 0 })
  const say = (problem: string) => setProblems((said) => [...said, problem])
  return {
    busy,
    problems,
    notes,
    say,
    note: (words) => setNotes((said) => [...said, words]),
    heed: (answer) => {
      if (!answer.ok) say(answer.error.message)
      return answer.ok
    },
    working(name, work) {
      if (works.current.count === 0) {
        setBusy(name)
        setProblems([])
        setNotes([])
      }
      works.current.count += 1
      const own = works.current.last
        .then(() => {
          setBusy(name)
          return work(setBusy)
        })
        .finally(() => {
          works.current.count -= 1
          if (works.current.count === 0) setBusy('')
        })
      // What went wrong with one keeps none of the next from being done.
      works.current.last = own.catch(() => undefined)
      return own
    },
  }
}
