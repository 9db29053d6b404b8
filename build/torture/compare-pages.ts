import { openPageBook } from '#electron/training/page-book.ts'
import { findJpeg } from '#electron/vault/filing-pages.ts'
import { contentHash } from '#electron/vault/materials.ts'
import { findPage } from '#electron/vault/page-rows.ts'
import type { Vault } from '#electron/vault/vault.ts'
import type { PageUpload } from '#shared/materials/page.ts'
import type { CheckerOrder, Findings, KeptPage } from './torture-messages.ts'

type Verify = Extract<CheckerOrder, { kind: 'verify' }>

/** Holds every acknowledged page against its sealed file, and in the end against what the subsystem has. */
export function comparePages(
  vault: Vault,
  pages: readonly KeptPage[],
  { verify, findings }: { readonly verify: Verify; readonly findings: Findings },
): void {
  const held = heldPages(verify.folders.subsystem)
  for (const kept of pages) {
    const page = findPage(vault.db, kept.id)?.page
    if (page === undefined) findings.lost.push(`page ${kept.id}`)
    else {
      const jpeg = findJpeg(vault, page)
      comparePicture(kept, jpeg, { verify, findings })
      const isHeld = held.get(kept.id) === kept.sha256
      const wrong = wrongUpload(page.upload, { isHeld, isReadable: jpeg !== undefined, verify })
      if (wrong !== '') findings['wrong-state'].push(`page ${kept.id} ${wrong}`)
    }
  }
}

function comparePicture(
  { id, sha256 }: KeptPage,
  jpeg: Uint8Array | undefined,
  { verify, findings }: { readonly verify: Verify; readonly findings: Findings },
): void {
  if (jpeg === undefined) {
    if (!verify.mayLackPages) findings.lost.push(`picture of page ${id}`)
  } else if (contentHash(jpeg) !== sha256) {
    findings['silent-gap'].push(`picture of page ${id} is another`)
  }
}

interface OtherSide {
  readonly isHeld: boolean
  readonly isReadable: boolean
  readonly verify: Verify
}

/** What no page may say of its upload; '' where it may. */
function wrongUpload(upload: PageUpload, { isHeld, isReadable, verify }: OtherSide): string {
  if (upload.state === 'confirmed') return isHeld ? '' : 'is confirmed and nowhere'
  return verify.isFinal && !isThrough(upload, isReadable) ? `is ${upload.state} at the end` : ''
}

/** Laid aside in words because its picture does not open any more. */
function isThrough({ state, words }: PageUpload, isReadable: boolean): boolean {
  return state === 'refused' && words !== '' && !isReadable
}

/** SHA-256 of the pages that are complete at the subsystem, by page. */
function heldPages(subsystem: string): ReadonlyMap<string, string> {
  const book = openPageBook(subsystem)
  try {
    const complete = book.list().filter(({ serial }) => serial !== null)
    return new Map(complete.map(({ page_id, sha256 }) => [page_id, sha256]))
  } finally {
    book.close()
  }
}
