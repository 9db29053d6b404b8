import { STATISTICS } from '#renderer/messages/statistics.ts'
import { destinationLabel } from '#shared/codes/divisions.ts'
import { FILING_STATES } from '#shared/filing/status.ts'
import type { Count, Dimension } from '#shared/ledger/statistics.ts'
import { Category } from '#shared/policy/policy.ts'
import type { Policy } from '#shared/policy/resolve.ts'
import type { Tables } from '#shared/reference-data.ts'

/** A value with its counts, in words. */
export interface CountLine {
  readonly label: string
  readonly acknowledged: number
  readonly local: number
  readonly imported: number
  readonly total: number
}

/** What values are called. */
export interface Names {
  readonly tables: Tables
  readonly policy: Policy
}

/** The counts of a dimension in words: months in their order, anything else the most first. */
export function linesOf(
  counts: readonly Count[],
  dimension: Dimension,
  names: Names,
): readonly CountLine[] {
  const lines = counts
    .filter((count) => count.dimension === dimension)
    .map(({ value, acknowledged, local, imported }) => ({
      value,
      label: labelOf(dimension, value, names),
      acknowledged,
      local,
      imported,
      total: acknowledged + local + imported,
    }))
  return lines.toSorted((one, other) =>
    dimension === 'month'
      ? one.value.localeCompare(other.value)
      : other.total - one.total || one.value.localeCompare(other.value),
  )
}

function labelOf(dimension: Dimension, value: string, { tables, policy }: Names): string {
  if (value === '') return STATISTICS.none
  switch (dimension) {
    case 'category': {
      const category = Category.safeParse(value)
      return (category.success && policy.categories[category.data]?.label) || value
    }
    case 'destination': {
      const place = tables.destinations.get(value)
      return place ? destinationLabel(place) : value
    }
    case 'status':
      return wordIn(FILING_STATES, value)
    case 'channel':
      return wordIn(STATISTICS.channels, value)
    case 'clerk':
    case 'month':
      return value
  }
}

function wordIn(words: Readonly<Record<string, string>>, value: string): string {
  return words[value] ?? value
}
