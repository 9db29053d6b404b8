import { copyThrough } from './backup.ts'
import { contentPath, readContent } from './materials.ts'
import type { Vault } from './vault.ts'

/** What a sealed content is to the clerk. */
export interface PageUse {
  readonly pageId: string
  /** Place among the pages of its material, from 0. */
  readonly position: number
  /** '' while it belongs to a draft. */
  readonly acceptanceNumber: string
  readonly name: string
  readonly isThumbnail: boolean
}

/** Whose page a content is; undefined where none refers to it any more. */
export function findPageUse({ db }: Vault, hash: string): PageUse | undefined {
  const row = db
    .prepare<[{ hash: string }], Omit<PageUse, 'isThumbnail'> & { isThumbnail: 0 | 1 }>(
      `SELECT pages.id AS pageId, pages.body ->> '$.position' AS position,
         filings.acceptance_number AS acceptanceNumber, filings.body ->> '$.entry.name' AS name,
         pages.thumbnail = :hash AS isThumbnail
       FROM pages JOIN filings ON filings.id = pages.filing_id
       WHERE pages.is_here = 1 AND :hash IN (pages.sha256, pages.thumbnail)
       UNION ALL
       SELECT draft_pages.id, draft_pages.body ->> '$.position', '',
         coalesce(drafts.body ->> '$.entry.name', ''), draft_pages.thumbnail = :hash
       FROM draft_pages LEFT JOIN drafts ON drafts.id = draft_pages.owner
       WHERE :hash IN (draft_pages.sha256, draft_pages.thumbnail)
       LIMIT 1`,
    )
    .get({ hash })
  return row && { ...row, isThumbnail: row.isThumbnail === 1 }
}

/** Whether the file of a content opens and is what its name says, here or in a backup's folder. */
export function isContentGood(vault: Vault, hash: string, directory = vault.directory): boolean {
  return readContent({ ...vaultParts(vault), directory }, hash).ok
}

/** Takes the file of a content from one folder into another, whole. */
export function copyContent(
  vault: Vault,
  hash: string,
  { from, to }: { readonly from: string; readonly to: string },
): void {
  const { keys } = vault
  copyThrough(
    contentPath({ directory: from, keys }, hash),
    contentPath({ directory: to, keys }, hash),
  )
}

function vaultParts({ db, keys }: Vault) {
  return { db, keys }
}
