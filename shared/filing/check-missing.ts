import { ENTRY_FIELDS, type FieldInfo, type FieldName } from './fields.ts'
import type { FilingEntry } from './filing.ts'
import { error, type Issue } from './issue.ts'

/** The issue of an empty field that has to be filled in, or nothing. */
export function findMissing(
  entry: FilingEntry,
  field: keyof typeof ENTRY_FIELDS,
): Issue | undefined {
  return entry[field] === '' ? missing(field, ENTRY_FIELDS[field]) : undefined
}

/** The issue of a required field that is empty. */
export function missing(field: FieldName, info: FieldInfo): Issue {
  return error(field, 'missing', {
    problem: `未填写${info.label}`,
    remedy: info.example === '' ? '请填写' : `请填写，例如：${info.example}`,
  })
}
