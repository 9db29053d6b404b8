import { AGENT_RELATIONSHIPS, DOCUMENT_TYPES, findLabel } from '#shared/codes/code-tables.ts'
import { destinationLabel, findDivisionPath } from '#shared/codes/divisions.ts'
import { AGENT_FIELDS, ENTRY_FIELDS } from '#shared/filing/fields.ts'
import type { PromiseLetterTemplate } from './form-template.ts'
import { chineseDate, type FormInput, formName, type PresentValue } from './form-values.ts'

/** The values of a complete 个人承诺书, as printed. */
export type PromiseLetterValues = Readonly<
  Record<keyof ReturnType<typeof findPromiseLetterValues>, PresentValue>
>

/** What the 个人承诺书 says of a filing; in its sentence the fields go by their names on screen. */
export function findPromiseLetterValues(
  { filing, office, tables, printedOn }: FormInput,
  { labels, words, insuranceTypes, categories }: PromiseLetterTemplate,
) {
  const { entry } = filing
  const { agent } = entry
  const destination = tables.destinations.get(entry.destination)
  const entered = (name: keyof typeof ENTRY_FIELDS, text: string | undefined) => ({
    field: ENTRY_FIELDS[name].label,
    text,
  })
  return {
    name: entered('name', entry.name),
    documentType: entered('documentType', findLabel(DOCUMENT_TYPES, entry.documentType)),
    documentNumber: entered('documentNumber', entry.documentNumber),
    phone: entered('phone', entry.phone),
    insuredDivision: entered(
      'insuredDivision',
      findDivisionPath(tables.divisions, entry.insuredDivision)?.replaceAll(' ', ''),
    ),
    destination: entered(
      'destination',
      destination && destinationLabel(destination).replaceAll(' ', ''),
    ),
    insuranceType: entered(
      'insuranceType',
      insuranceTypes.find(({ code }) => code === entry.insuranceType)?.text,
    ),
    category: entered(
      'category',
      categories.find(({ category }) => category === entry.category)?.text,
    ),
    agent: { field: AGENT_FIELDS.name.label, text: agent ? agent.name : words.none },
    relationship: {
      field: AGENT_FIELDS.relationship.label,
      text: agent ? findLabel(AGENT_RELATIONSHIPS, agent.relationship) : words.none,
    },
    signedOn: { field: formName(labels.signedOn), text: chineseDate(printedOn) },
    office: { field: formName(labels.office), text: office.name },
    informant: { field: formName(labels.informant), text: filing.acceptedBy.name },
  }
}
