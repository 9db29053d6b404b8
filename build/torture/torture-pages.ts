import { randomUUID } from 'node:crypto'
import { putPage } from '#electron/vault/draft-pages.ts'
import { findJpeg, resendPages } from '#electron/vault/filing-pages.ts'
import { filingPagesOf } from '#electron/vault/page-rows.ts'
import { sampleJpeg } from '#electron/vault/page-samples.test-helper.ts'
import type { Vault } from '#electron/vault/vault.ts'
import type { KeptPage } from './torture-messages.ts'

/** One filing in so many comes with a page. */
const PAGE_EVERY = 3
/** More than one piece of an upload, so that one can break off in the middle. */
const PAGE_BYTES = 40_000
const THUMBNAIL_BYTES = 1_000

/** Takes the page of a filing that is about to be accepted, where it has one. */
export function takePages(vault: Vault, filingId: string, index: number): readonly KeptPage[] {
  if (index % PAGE_EVERY !== 0) return []
  const taken = putPage(vault, {
    owner: filingId,
    requirement: 'relocation-proof',
    page: {
      id: randomUUID(),
      width: 300,
      height: 400,
      source: 'camera',
      report: [],
      override: '',
    },
    jpeg: new Uint8Array(sampleJpeg(PAGE_BYTES)),
    thumbnail: new Uint8Array(sampleJpeg(THUMBNAIL_BYTES)),
  })
  if (!taken.ok) throw new Error(taken.error.code)
  const { id, sha256 } = taken.value
  return [{ id, sha256 }]
}

/** Filings of which a page still is to go. */
export function filingsWithPages({ db }: Vault): readonly string[] {
  return db
    .prepare<[], string>(
      "SELECT DISTINCT filing_id FROM pages WHERE state IN ('waiting', 'sending', 'refused')",
    )
    .pluck()
    .all()
}

/** Whether nothing more can become of the pages of a filing: confirmed, or told as damaged. */
export function isThroughWithPages(vault: Vault, filingId: string): boolean {
  return filingPagesOf(vault.db, filingId).every(
    (page) =>
      page.upload.state === 'confirmed' ||
      (page.upload.state === 'refused' && findJpeg(vault, page) === undefined),
  )
}

/** What the clerk does about a page that was refused: 重新上传, unless its picture is damaged; says whether. */
export function pressRefusedPages(vault: Vault, filingId: string): boolean {
  const isPressed = filingPagesOf(vault.db, filingId).some(
    (page) => page.upload.state === 'refused' && findJpeg(vault, page) !== undefined,
  )
  if (isPressed) resendPages(vault, filingId)
  return isPressed
}
