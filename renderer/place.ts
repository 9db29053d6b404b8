import type { Draft } from '#shared/filing/filing.ts'
import { type ListScreen, listOf, newFiling, type Screen, TODAY_SCREEN } from './screen.ts'

/** Where an operator was when the desk locked: ids alone, nothing of a person. */
export interface Place {
  readonly operatorNumber: string
  readonly at:
    | {
        readonly kind:
          | 'today'
          | 'queue'
          | 'reconciliation'
          | 'ledger'
          | 'statistics'
          | 'annexes'
          | 'imports'
          | 'batch'
          | 'obligations'
          | 'settlement'
          | 'settings'
      }
    | { readonly kind: 'filing'; readonly filingId: string; readonly back: ListScreen }
    | { readonly kind: 'intake'; readonly draftId: string }
}

/** What there is when an operator comes back. */
interface Return {
  readonly drafts: readonly Draft[]
  readonly now: Date
  readonly today: string
}

/** The place of a screen. */
export function placeOf(operatorNumber: string, screen: Screen): Place {
  switch (screen.kind) {
    case 'intake':
      return { operatorNumber, at: { kind: 'intake', draftId: screen.draft.id } }
    case 'filing': {
      return {
        operatorNumber,
        at: { kind: 'filing', filingId: screen.filingId, back: listOf(screen.back) },
      }
    }
    case 'change':
      // What was typed into a change is kept nowhere: it begins again from its filing.
      return placeOf(operatorNumber, screen.back)
    default:
      return { operatorNumber, at: { kind: screen.kind } }
  }
}

/**
 * The screen an operator comes back to. Another one begins at the first screen, where the draft waits
 * among the others. `drafts` are those of window and vault; a page nobody had typed into has none. The day
 * is that of coming back: a night may have passed.
 */
export function screenAt(
  place: Place | undefined,
  operatorNumber: string,
  { drafts, now, today }: Return,
): Screen {
  if (place?.operatorNumber !== operatorNumber) return TODAY_SCREEN
  const { at } = place
  switch (at.kind) {
    case 'intake': {
      const { draftId } = at
      const draft = drafts.find(({ id }) => id === draftId)
      return draft ? { kind: 'intake', draft, today } : newFiling(draftId, now, today)
    }
    case 'filing':
      return { kind: 'filing', filingId: at.filingId, back: { kind: at.back } }
    default:
      return { kind: at.kind }
  }
}
