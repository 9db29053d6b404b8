import { DOCUMENT_TYPES, findLabel, GENDERS } from '#shared/codes/code-tables.ts'
import { findDivisionPath } from '#shared/codes/divisions.ts'
import { findAge } from '#shared/filing/known-facts.ts'
import type { FormInput, FoundValue } from './form-values.ts'

/** Whose form it is, for the forms of a stay in hospital; the age only where the document tells it. */
export function findPersonValues({ filing, tables, printedOn }: FormInput, none: string) {
  const { entry } = filing
  const { documentType, documentNumber } = entry
  const age = findAge(entry, printedOn)
  const kind = findLabel(DOCUMENT_TYPES, documentType)
  const found = {
    name: { field: '姓名', text: entry.name },
    gender: { field: '性别', text: findLabel(GENDERS, entry.gender) },
    age: { field: '年龄', text: age === undefined ? none : String(age) },
    documentNumber: {
      field: '证件号码',
      text: documentType === '01' ? documentNumber : `${documentNumber}（${kind}）`,
    },
    phone: { field: '联系电话', text: entry.phone },
    insuredDivision: {
      field: '参保地',
      text: findDivisionPath(tables.divisions, entry.insuredDivision),
    },
  } as const satisfies Record<string, FoundValue>
  return found
}
