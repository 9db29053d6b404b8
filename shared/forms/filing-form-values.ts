import { DOCUMENT_TYPES, findLabel, GENDERS } from '#shared/codes/code-tables.ts'
import { findDivisionPath, provinceOf } from '#shared/codes/divisions.ts'
import type { FilingEntry } from '#shared/filing/filing.ts'
import { officeDay } from '#shared/office-day.ts'
import type { Tables } from '#shared/reference-data.ts'
import type { FilingFormTemplate } from './form-template.ts'
import {
  chineseDate,
  type FormInput,
  type FoundValue,
  formName,
  type PresentValue,
} from './form-values.ts'
import { fillIn } from './sentence.ts'
import { findValidityWords } from './validity-words.ts'

/** The values of a complete 备案表, as printed. */
export type FilingFormValues = Readonly<
  Record<keyof ReturnType<typeof findFilingFormValues>, PresentValue>
>

/** What the 备案表 says of a filing, under the names the form gives its fields. */
export function findFilingFormValues(input: FormInput, template: FilingFormTemplate) {
  const { filing, office, tables, printedOn, change } = input
  const { entry } = filing
  const destination = tables.destinations.get(entry.destination)
  const insuredDivision = findDivisionPath(tables.divisions, entry.insuredDivision)
  const named = (
    name: keyof FilingFormTemplate['labels'],
    text: string | undefined,
  ): FoundValue => ({
    field: formName(template.labels[name]),
    text,
  })
  return {
    filingNumber: named('filingNumber', filingNumberWords(input, template)),
    province: named('insuredDivision', findProvinceName(tables, entry.insuredDivision)),
    name: named('name', entry.name),
    gender: named('gender', findLabel(GENDERS, entry.gender)),
    insuranceType: named(
      'insuranceType',
      template.insuranceTypes.find(({ code }) => code === entry.insuranceType)?.text,
    ),
    category: named(
      'category',
      template.categories.find(({ category }) => category === entry.category)?.text,
    ),
    documentNumber: named('documentNumber', numberWithDocumentType(entry)),
    toProvince: named('toProvince', destination?.province),
    insuredDivision: named('insuredDivision', insuredDivision),
    // 规程第十一条: municipalities, 海南, 西藏 and the corps are filed to as a whole.
    toPrefecture: named(
      'toPrefecture',
      destination?.level === 'prefecture' ? destination.name : template.words.none,
    ),
    address: named('address', entry.address),
    phone: named('phone', entry.phone),
    validity: named('validity', findValidityWords(input, template.words)),
    secondPhone: named('secondPhone', entry.secondPhone || template.words.none),
    filledOn: named('filledOn', chineseDate(printedOn)),
    office: named('office', office.name),
    officePhone: named('officePhone', office.phone),
    // Of the registration that 登记类别 ticks.
    handler: named('handler', change?.by ?? filing.acceptedBy.name),
    handledOn: named(
      'handledOn',
      chineseDate(officeDay(new Date(change?.at ?? filing.acceptedAt))),
    ),
  }
}

/** 备案编号 once the subsystem gave one; until then the paper says whose word it waits for. */
function filingNumberWords({ filing }: FormInput, { words }: FilingFormTemplate): string {
  const { acceptanceNumber, receipt } = filing
  return receipt?.filingNumber || fillIn(words.awaitingNumber, { acceptanceNumber })
}

/** The name of the province (or 兵团) a division lies in. */
function findProvinceName(tables: Tables, divisionCode: string): string | undefined {
  return tables.divisions.get(`${provinceOf(divisionCode)}0000`)?.name
}

/** The number alone for resident identity cards, which the form's label speaks of; else with its kind. */
function numberWithDocumentType({ documentType, documentNumber }: FilingEntry): string | undefined {
  if (documentNumber === '' || documentType === '01') return documentNumber
  const kind = findLabel(DOCUMENT_TYPES, documentType)
  return kind && `${documentNumber}（${kind}）`
}
