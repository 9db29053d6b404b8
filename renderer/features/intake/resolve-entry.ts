import { type FieldErrors, get, type Resolver, set } from 'react-hook-form'
import type { FilingEntry } from '#shared/filing/filing.ts'
import type { Issue } from '#shared/filing/issue.ts'

/** Lets the rules (`check`, in reading order) answer the form: what refuses an entry, one error a field; warnings refuse nothing. */
export function resolveEntry(
  check: (entry: FilingEntry) => readonly Issue[],
): Resolver<FilingEntry> {
  return (entry) => {
    const errors: FieldErrors<FilingEntry> = {}
    for (const { field, severity, rule, problem } of check(entry)) {
      const isFirst = severity === 'error' && get(errors, field) === undefined
      if (isFirst) set(errors, field, { type: rule, message: problem })
    }
    return Object.keys(errors).length === 0 ? { values: entry, errors: {} } : { values: {}, errors }
  }
}
