import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Transaction } from '#electron/vault/commit.ts'
import { keepContent } from '#electron/vault/materials.ts'
import { acceptPages, updatePage, writeDraftPage } from '#electron/vault/page-rows.ts'
import type { Vault } from '#electron/vault/vault.ts'
import type { Filing } from '#shared/filing/filing.ts'
import { type MaterialPage, MOST_PAGES, NOT_SENT } from '#shared/materials/page.ts'

const PICTURE = new URL('./blank-page.jpg', import.meta.url)
const SIZE = { width: 105, height: 148 } as const

/** The one picture all generated pages show: equal pictures lie on the disk once. */
export interface SeedPicture {
  readonly sha256: string
  readonly bytes: number
}

/** Seals the picture of the generated pages. */
export function keepSeedPicture(vault: Vault): SeedPicture {
  const content = readFileSync(PICTURE)
  return { sha256: keepContent(vault, content), bytes: content.length }
}

/** How many pages the filing at a place has, so that `materials` of them are spread over all filings. */
export function pagesAt(place: number, filings: number, materials: number): number {
  const upTo = (count: number) => Math.floor((count * materials) / filings)
  return Math.min(upTo(place + 1) - upTo(place), MOST_PAGES)
}

/** Writes the pages of a filing as its acceptance fixes them; those of a reported one are confirmed. */
export function writeSeedPages(
  tx: Transaction,
  filing: Filing,
  { picture, count }: { readonly picture: SeedPicture; readonly count: number },
): void {
  if (count === 0) return
  const pages = Array.from({ length: count }, (_, at) => pageOf(filing, picture, at))
  for (const page of pages) writeDraftPage(tx.db, { page, thumbnail: picture.sha256 })
  acceptPages(tx, filing.id)
  if (filing.receipt === null) return
  for (const page of pages) updatePage(tx, confirmed(page, filing.receipt.acknowledgedAt))
}

function pageOf(filing: Filing, { sha256, bytes }: SeedPicture, at: number): MaterialPage {
  const shown = Object.keys(filing.entry.materials)
  return {
    id: randomUUID(),
    owner: filing.id,
    requirement: shown[at % Math.max(shown.length, 1)] ?? 'voucher',
    position: Math.floor(at / Math.max(shown.length, 1)),
    ...SIZE,
    bytes,
    sha256,
    source: 'camera',
    takenAt: filing.acceptedAt,
    takenBy: filing.acceptedBy.name,
    report: [],
    override: '',
    upload: NOT_SENT,
    removed: null,
  }
}

function confirmed(page: MaterialPage, confirmedAt: string): MaterialPage {
  const serial = `F${page.id.slice(0, 8)}`
  return { ...page, upload: { state: 'confirmed', serial, confirmedAt, words: '' } }
}
