import type { Filing } from '#shared/filing/filing.ts'
import { assertNever } from '#shared/result.ts'
import type { MaterialPage } from './page.ts'

/**
 * Where a page of an accepted filing stands on its way to the subsystem: it waits for its filing to be
 * registered, which announces it (hash and size); then it is sent piece by piece (9101) and confirmed, or
 * refused. Of a voided filing nothing more is sent.
 */
export type UploadStage =
  | 'awaits-filing'
  | 'announced'
  | 'sending'
  | 'confirmed'
  | 'refused'
  | 'called-off'

/** How many pages of a filing stand where; `all` counts them together. */
export type UploadCounts = Readonly<Record<UploadStage | 'all', number>>

/** Where a page stands, by its own state and its filing's. */
export function uploadStage(
  { upload }: Pick<MaterialPage, 'upload'>,
  { receipt, status }: Pick<Filing, 'receipt' | 'status'>,
): UploadStage {
  switch (upload.state) {
    case 'confirmed':
      return 'confirmed'
    case 'refused':
      return status === 'voided' ? 'called-off' : 'refused'
    case 'sending':
      return status === 'voided' ? 'called-off' : 'sending'
    case 'draft':
    case 'waiting':
      if (status === 'voided') return 'called-off'
      return receipt === null ? 'awaits-filing' : 'announced'
    default:
      return assertNever(upload.state)
  }
}

/** Counts the pages of a filing by where they stand. */
export function countUploads(
  pages: readonly Pick<MaterialPage, 'upload'>[],
  filing: Pick<Filing, 'receipt' | 'status'>,
): UploadCounts {
  const counts = {
    'awaits-filing': 0,
    announced: 0,
    sending: 0,
    confirmed: 0,
    refused: 0,
    'called-off': 0,
    all: pages.length,
  }
  for (const page of pages) counts[uploadStage(page, filing)] += 1
  return counts
}
