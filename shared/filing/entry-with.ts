import type { FilingEntry } from './filing.ts'

/** A decision about an entry: what it said, and what it says since. */
export interface EntryStep {
  readonly from: FilingEntry
  readonly to: FilingEntry
}

/** An older content of an entry with what was decided since; a field that said something else then stays. */
export function entryWith(older: FilingEntry, { from, to }: EntryStep): FilingEntry {
  return {
    ...withStep(older, { from, to }),
    materials: withStep(older.materials, { from: from.materials, to: to.materials }),
  }
}

function withStep<T extends object>(older: T, { from, to }: { from: T; to: T }): T {
  // What both have are the keys of T.
  const decided = (Object.keys(to) as (keyof T)[]).filter(
    (key) => !isSame(from[key], to[key]) && isSame(older[key], from[key]),
  )
  return { ...older, ...Object.fromEntries(decided.map((key) => [key, to[key]])) }
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
