import { useState } from 'react'
import { officeToday } from '#renderer/store/office-today.ts'
import type { Draft, Filing } from '#shared/filing/filing.ts'
import { listOf, newFiling, type Screen, screenBehind, TODAY_SCREEN } from './screen.ts'

/** The screen shown, and the ways between the screens. */
export interface Screens {
  readonly screen: Screen
  home(): void
  queue(): void
  reconciliation(): void
  ledger(): void
  /** What is made of all filings: the ledger itself, or another of its books. */
  book(kind: 'ledger' | 'statistics' | 'annexes' | 'imports'): void
  batch(): void
  obligations(): void
  settlement(): void
  settings(): void
  newFiling(): void
  resume(draft: Draft): void
  open(filingId: string, act?: 'change' | 'take-back' | 'void'): void
  /** 变更 of the filing on screen. */
  change(filing: Filing): void
  back(): void
  /** The way back after a lock; the clerk may have gone elsewhere meanwhile, and stays there. */
  comeBack(screen: Screen): void
}

/** Moves between the screens; a filing remembers the list it was opened from. */
export function useScreens(): Screens {
  const [screen, setScreen] = useState<Screen>(TODAY_SCREEN)
  return {
    screen,
    home: () => setScreen(TODAY_SCREEN),
    queue: () => setScreen({ kind: 'queue' }),
    reconciliation: () => setScreen({ kind: 'reconciliation' }),
    ledger: () => setScreen({ kind: 'ledger' }),
    book: (kind) => setScreen({ kind }),
    batch: () => setScreen({ kind: 'batch' }),
    obligations: () => setScreen({ kind: 'obligations' }),
    settlement: () => setScreen({ kind: 'settlement' }),
    settings: () => setScreen({ kind: 'settings' }),
    newFiling() {
      setScreen(newFiling(crypto.randomUUID(), new Date(), officeToday()))
    },
    resume: (draft) => setScreen({ kind: 'intake', draft, today: officeToday() }),
    open: (filingId, act) =>
      setScreen({
        kind: 'filing',
        filingId,
        back: { kind: listOf(screen) },
        act,
      }),
    change(filing) {
      if (screen.kind !== 'filing') return
      // Back on the page, what was to be done at once is done.
      const back = { ...screen, act: undefined }
      setScreen({ kind: 'change', filing, today: officeToday(), back })
    },
    back: () => setScreen(screenBehind(screen)),
    comeBack: (left) => setScreen((now) => (now === TODAY_SCREEN ? left : now)),
  }
}
