import { indexPlaceNames } from '#shared/codes/place-names.ts'
import { EMPTY_ENTRY, type FilingEntry } from '#shared/filing/filing.ts'
import { entryOfWritten } from '#shared/filing/written-entry.ts'
import type { Tables } from '#shared/reference-data.ts'
import { referralOfCase } from './case-referral.ts'
import type { FilingCase } from './filing-case.ts'

/** The entry a clerk would end up with after typing this case on `today` (`YYYY-MM-DD`). */
export function entryOfCase(filing: FilingCase, tables: Tables, today: string): FilingEntry {
  const { title: _, expect: __, ...written } = filing
  return entryOfWritten(
    {
      ...EMPTY_ENTRY,
      ...written,
      documentValidUntil: filing.documentValidUntil ?? '',
      gender: filing.gender ?? '',
      startDate: filing.startDate ?? '',
      endDate: filing.endDate ?? '',
      secondPhone: filing.secondPhone ?? '',
      referral: referralOfCase(filing),
      agent: filing.agent ?? null,
      laterDue: filing.laterDue ?? '',
      note: filing.note ?? '',
    },
    { policies: tables.policies, places: indexPlaceNames(tables), today },
  )
}
