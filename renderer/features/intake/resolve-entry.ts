import { type FieldErrors, get, type Resolver, set } from 'react-hook-form'
import { type CheckContext, checkEntry } from '#shared/filing/check.ts'
import type { FilingEntry } from '#shared/filing/filing.ts'
import { inReadingOrder } from './field-order.ts'

/** Lets the rules answer the form: what refuses an entry, one error a field; warnings refuse nothing. */
export function resolveEntry(context: CheckContext): Resolver<FilingEntry> {
  return (entry) => {
    const errors: FieldErrors<FilingEntry> = {}
    for (const { field, severity, rule, problem } of inReadingOrder(checkEntry(entry, context))) {
      const isFirst = severity === 'error' && get(errors, field) === undefined
      if (isFirst) set(errors, field, { type: rule, message: problem })
    }
    return Object.keys(errors).length === 0 ? { values: entry, errors: {} } : { values: {}, errors }
  }
}
