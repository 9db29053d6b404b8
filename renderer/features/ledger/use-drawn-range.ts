import { useEffect, useState } from 'react'
import type { RowRange } from '#renderer/store/ledger/ask-ledger.ts'
import type { DrawnRange } from './ledger-rows.tsx'
import type { FoundRows } from './use-found.ts'

/** How long rows on their way are waited for before their places are shown empty. */
const PATIENCE_MS = 80

/**
 * The run of rows to draw: what is on screen once all of it is here, so that a jump is drawn once; until
 * then what was drawn before, and after a moment the places of those that are missing.
 */
export function useDrawnRange(found: FoundRows, wanted: RowRange): DrawnRange {
  const [drawn, setDrawn] = useState<DrawnRange>({ ...wanted, base: wanted.from })
  const isReady = found.isHere(wanted)
  // An answer of fewer rows has none where the last one had.
  const mustFollow = isReady || drawn.to >= found.total
  const next = mustFollow ? followed(drawn, wanted) : drawn
  if (next !== drawn) setDrawn(next)
  useEffect(() => {
    if (isReady) return
    const timer = setTimeout(() => setDrawn((held) => followed(held, wanted)), PATIENCE_MS)
    return () => clearTimeout(timer)
  }, [isReady, wanted])
  return next
}

/** Scrolling keeps each row in its slot; after a jump the slots begin again, and nothing in the page has to move. */
function followed(drawn: DrawnRange, { from, to }: RowRange): DrawnRange {
  if (drawn.from === from && drawn.to === to) return drawn
  const isNear = from <= drawn.to && drawn.from <= to
  return { from, to, base: isNear ? drawn.base : from }
}
