import { useCallback, useRef, useState } from 'react'

/** Leaving a screen on which something is typed that is kept nowhere. */
export interface Leaving {
  /** Whether the clerk is being asked whether to leave. */
  readonly isAsked: boolean
  /** The way somewhere else, which asks first where something would be lost. */
  guard(go: () => void): () => void
  setUnsaved(isUnsaved: boolean): void
  stay(): void
  leave(): void
}

/** Holds back every way out of a screen while it has something unsaved, until the clerk decided. */
export function useLeaving(): Leaving {
  const isUnsaved = useRef(false)
  const [wish, setWish] = useState<{ readonly go: () => void }>()
  const setUnsaved = useCallback((value: boolean) => {
    isUnsaved.current = value
  }, [])
  return {
    isAsked: wish !== undefined,
    guard: (go) => () => (isUnsaved.current ? setWish({ go }) : go()),
    setUnsaved,
    stay: () => setWish(undefined),
    leave() {
      setWish(undefined)
      wish?.go()
    },
  }
}
