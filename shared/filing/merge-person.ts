import type { Division } from '#shared/codes/divisions.ts'
import type { Filing, Receipt } from './filing.ts'
import { describeDifferences, findDifferences } from './insured-person.ts'
import type { InsuredPerson } from './person-look-up.ts'

/** What a later answer of 1101 adds to a filing. */
export interface PersonNews {
  /** The filing's own receipt unless the answer completes it. */
  readonly receipt: Receipt | null
  /** Where the answer contradicts what was filed, as one line; '' where it does not. */
  readonly difference: string
}

/** Holds an answer against a filing: completes the receipt, names what differs, changes no entry. */
export function findPersonNews(
  filing: Filing,
  person: InsuredPerson,
  divisions: ReadonlyMap<string, Division>,
): PersonNews {
  const { entry, receipt } = filing
  const differences = findDifferences(person, entry, divisions)
  // Under another name it may be another person's number: not to be kept with this one.
  const isSamePerson = differences.every(({ field }) => field !== 'name')
  const isIncomplete = receipt !== null && receipt.personNumber === ''
  const isOtherNumber =
    receipt !== null && !isIncomplete && receipt.personNumber !== person.personNumber
  return {
    receipt:
      isIncomplete && isSamePerson ? { ...receipt, personNumber: person.personNumber } : receipt,
    difference: [
      describeDifferences(differences, entry, divisions),
      isOtherNumber ? '人员编号与登记时给出的不同' : '',
    ]
      .filter((words) => words !== '')
      .join('；'),
  }
}
