import { type Draft, EMPTY_ENTRY, type Filing } from '#shared/filing/filing.ts'

/** What is on screen while the desk is open. */
export type Screen =
  | { readonly kind: 'today' }
  | { readonly kind: 'intake'; readonly draft: Draft; readonly today: string }
  | {
      readonly kind: 'filing'
      readonly filingId: string
      readonly back: Screen
      /** What is to be done there at once. */
      readonly act?: 'change' | 'take-back' | 'void' | undefined
    }
  | {
      readonly kind: 'change'
      readonly filing: Filing
      readonly today: string
      readonly back: Screen & { readonly kind: 'filing' }
    }
  | { readonly kind: 'queue' }
  | { readonly kind: 'reconciliation' }
  | { readonly kind: 'ledger' }
  | { readonly kind: 'statistics' }
  | { readonly kind: 'annexes' }
  | { readonly kind: 'imports' }
  | { readonly kind: 'batch' }
  | { readonly kind: 'obligations' }
  | { readonly kind: 'settlement' }
  | { readonly kind: 'settings' }

/** The screens a filing is opened from. */
export type ListScreen = 'today' | 'queue' | 'reconciliation' | 'ledger' | 'batch' | 'obligations'

const LISTS: readonly Screen['kind'][] = [
  'queue',
  'reconciliation',
  'ledger',
  'batch',
  'obligations',
]

/** The list a filing goes back to when it is opened from a screen. */
export function listOf({ kind }: Screen): ListScreen {
  return isList(kind) ? kind : 'today'
}

function isList(kind: Screen['kind']): kind is ListScreen {
  return LISTS.includes(kind)
}

/** The first screen of the day. */
export const TODAY_SCREEN: Screen = { kind: 'today' }

/** A new filing: nothing typed, from today on. */
export function newFiling(id: string, now: Date, today: string): Screen {
  const entry = { ...EMPTY_ENTRY, startDate: today }
  return {
    kind: 'intake',
    today,
    draft: { id, revision: 1, savedAt: now.toISOString(), entry },
  }
}

/** Where Esc leads. */
export function screenBehind(screen: Screen): Screen {
  if (screen.kind === 'reconciliation') return { kind: 'queue' }
  return screen.kind === 'filing' || screen.kind === 'change' ? screen.back : TODAY_SCREEN
}
