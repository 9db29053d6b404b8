/** Which filings are exported: those ticked, whatever is listed now, or all that were found. */
export type ExportScope = 'selected' | 'found'

/** How many filings are ticked, and how many were found. */
export interface ScopeCounts {
  readonly selected: number
  readonly found: number
}

const SCOPES: readonly ExportScope[] = ['selected', 'found']

/** What there is to export; the ticked filings come first. */
export function exportScopes(counts: ScopeCounts): readonly ExportScope[] {
  return SCOPES.filter((scope) => counts[scope] > 0)
}

/** The scopes to choose from: what is chosen stays in sight when the list becomes empty meanwhile. */
export function shownScopes(counts: ScopeCounts, chosen: ExportScope): readonly ExportScope[] {
  return SCOPES.filter((scope) => scope === chosen || counts[scope] > 0)
}
