import { archiveWords } from '#shared/archive/archive-words.ts'
import type { MaterialPage, PageRemoval } from '#shared/materials/page.ts'
import { commit } from './commit.ts'
import { findHeldPages } from './due-pages.ts'
import { writeEvent } from './filing-rows.ts'
import { dropUnused } from './materials.ts'
import { filingPagesOf, findPage, updatePage } from './page-rows.ts'
import type { Vault } from './vault.ts'

/** The archive file that holds pages now, and was read back whole. */
export type HoldingArchive = Pick<PageRemoval, 'archive' | 'archiveSha256'>

/** What an archive says of a page. */
export type ArchivedAs = Pick<MaterialPage, 'id' | 'sha256' | 'bytes'>

/** The pages of a filing that are on this machine, in their order. */
export function pagesHere({ db }: Vault, filingId: string): MaterialPage[] {
  return filingPagesOf(db, filingId).filter(({ removed }) => removed === null)
}

/**
 * Takes pages off this machine which an archive holds: a tombstone on each, a line in the timeline and one
 * audit entry in a commit of the filing's own, then the files. Whether they may leave is asked once more.
 * Returns the bytes that are free now. A crash after the commit leaves files without a row, which are swept.
 */
export function removeArchived(
  vault: Vault,
  filingId: string,
  { pages, archive }: { readonly pages: readonly ArchivedAs[]; readonly archive: HoldingArchive },
): number {
  const due = findHeldPages(vault, filingId, vault.clock.now())
  if (due?.retention.kind !== 'due') return 0
  const held = new Map(pages.map((page) => [page.id, page]))
  const leaving = pagesHere(vault, filingId).filter((page) => isSame(page, held.get(page.id)))
  if (leaving.length === 0) return 0
  const { number: by, name } = vault.operator
  const note = { action: 'page.archive', object: filingId, by, fields: ['removed'] }
  commit(vault, note, (tx) => {
    for (const page of leaving) {
      updatePage(tx, { ...page, removed: { at: tx.at, by: name, ...archive } })
    }
    const detail = archiveWords(leaving.length, archive.archive)
    writeEvent(tx, filingId, { at: tx.at, kind: 'pages-archived', by: name, detail })
  })
  const thumbnails = leaving.flatMap(({ id }) => findPage(vault.db, id)?.thumbnail ?? [])
  dropUnused(vault, [...leaving.map(({ sha256 }) => sha256), ...thumbnails])
  return leaving.reduce((sum, { bytes }) => sum + bytes, 0)
}

function isSame(page: MaterialPage, held: ArchivedAs | undefined): boolean {
  return held !== undefined && held.sha256 === page.sha256 && held.bytes === page.bytes
}
