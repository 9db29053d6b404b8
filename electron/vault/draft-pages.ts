import {
  inPageOrder,
  LONGEST_PAGE,
  LONGEST_THUMBNAIL,
  type MaterialPage,
  MOST_PAGES,
  type NewPage,
  NOT_SENT,
} from '#shared/materials/page.ts'
import { ok, type Result, refuse } from '#shared/result.ts'
import { findFilingRow } from './filing-rows.ts'
import { dropUnused, keepContent, readContent } from './materials.ts'
import {
  closeGaps,
  deleteDraftPage,
  draftPagesOf,
  filingPagesOf,
  findPage,
  type KeptPage,
  writeDraftPage,
} from './page-rows.ts'
import type { WriteBytes } from './sealed-file.ts'
import type { Vault } from './vault.ts'

/** A page as the window hands it over: what it belongs to, and its two pictures as JPEG. */
export interface TakenPage {
  readonly owner: string
  readonly requirement: string
  readonly page: NewPage
  readonly jpeg: Uint8Array
  readonly thumbnail: Uint8Array
}

const NO_PAGE = refuse('no-such-page', '没有这一页，可能已移除；请刷新后再看')
const FIXED = refuse(
  'pages-fixed',
  '备案已受理，页面已随受理固定，不能再增减或重拍；材料有变化的请办理变更',
)
const NOT_JPEG = refuse('page-not-jpeg', '这一页不是完整的 JPEG 图像，没有保存；请重新采集这一页')
const JPEG_START = Buffer.from([0xff, 0xd8, 0xff])
const JPEG_END = Buffer.from([0xff, 0xd9])

/**
 * Keeps a page of a draft behind the others of its requirement: both pictures sealed and durable, then its
 * row. Asked again for the same page (an answer lost) it answers with the first.
 */
export function putPage(vault: Vault, taken: TakenPage, write?: WriteBytes): Result<MaterialPage> {
  const known = findPage(vault.db, taken.page.id)
  if (known) return ok(known.page)
  const refused = findPageFault(vault, taken)
  if (refused) return refused
  const { db } = vault
  const { owner, requirement } = taken
  const position = draftPagesOf(db, owner).filter((page) => page.requirement === requirement).length
  const kept = keepPictures(vault, { ...taken, position }, write)
  db.transaction(() => {
    closeGaps(db, owner)
    writeDraftPage(db, kept)
  }).immediate()
  return ok(kept.page)
}

/** The pages of a draft or of a filing. */
export function listPages({ db }: Vault, owner: string): MaterialPage[] {
  const accepted = filingPagesOf(db, owner)
  return accepted.length > 0 ? accepted : draftPagesOf(db, owner)
}

/** A picture of a page. */
export function readPicture(
  vault: Vault,
  pageId: string,
  which: 'jpeg' | 'thumbnail',
): Result<{ jpeg: Uint8Array }> {
  const kept = findPage(vault.db, pageId)
  if (kept === undefined) return NO_PAGE
  const { page, thumbnail } = kept
  if (page.removed !== null) {
    return refuse(
      'page-archived',
      `这一页已归档移出本机，在归档文件 ${page.removed.archive} 中；请接上归档磁盘后从该文件查看`,
    )
  }
  const read = readContent(vault, which === 'jpeg' ? page.sha256 : thumbnail)
  return read.ok ? ok({ jpeg: read.value }) : read
}

/** Puts a new page in the place of an old one, which is gone afterwards. */
export function replacePage(
  vault: Vault,
  {
    pageId,
    page,
    jpeg,
    thumbnail,
  }: Pick<TakenPage, 'jpeg' | 'thumbnail'> & {
    readonly pageId: string
    readonly page: NewPage
  },
): Result<MaterialPage> {
  const again = findPage(vault.db, page.id)
  if (again) return ok(again.page)
  const old = findDraftPage(vault, pageId)
  if (!old.ok) return old
  const { owner, requirement } = old.value.page
  const taken = { owner, requirement, page, jpeg, thumbnail }
  const refused = findPictureFault(taken)
  if (refused) return refused
  const place = draftPagesOf(vault.db, owner).find(({ id }) => id === pageId)
  const kept = keepPictures(vault, { ...taken, position: place?.position ?? 0 })
  vault.db
    .transaction(() => {
      closeGaps(vault.db, owner)
      deleteDraftPage(vault.db, pageId)
      writeDraftPage(vault.db, kept)
    })
    .immediate()
  dropPictures(vault, old.value)
  return ok(kept.page)
}

/** Orders the pages of a requirement anew. */
export function orderPages(
  vault: Vault,
  owner: string,
  { requirement, pageIds }: { readonly requirement: string; readonly pageIds: readonly string[] },
): Result<MaterialPage[]> {
  const { db } = vault
  if (findFilingRow(db, owner)) return FIXED
  const held = draftPagesOf(db, owner).filter((page) => page.requirement === requirement)
  const places = new Map(pageIds.map((id, position) => [id, position]))
  if (places.size !== held.length || held.some(({ id }) => !places.has(id))) {
    return refuse('pages-changed', '页面刚刚有增减，顺序没有保存；请刷新后重新排列')
  }
  db.transaction(() => {
    for (const page of held) {
      const kept = findPage(db, page.id)
      const position = places.get(page.id) ?? page.position
      if (kept) writeDraftPage(db, { ...kept, page: { ...page, position } })
    }
  }).immediate()
  return ok(inPageOrder(draftPagesOf(db, owner)))
}

/** Takes a page out of a draft, pictures and all; those behind it move up. */
export function removePage(vault: Vault, pageId: string): Result<Record<string, never>> {
  const found = findDraftPage(vault, pageId)
  if (!found.ok) return found
  vault.db
    .transaction(() => {
      deleteDraftPage(vault.db, pageId)
      closeGaps(vault.db, found.value.page.owner)
    })
    .immediate()
  dropPictures(vault, found.value)
  return ok({})
}

/** Keeps why a poor page is taken all the same. */
export function overridePage(vault: Vault, pageId: string, reason: string): Result<MaterialPage> {
  const found = findDraftPage(vault, pageId)
  if (!found.ok) return found
  const page = { ...found.value.page, override: reason }
  writeDraftPage(vault.db, { ...found.value, page })
  return ok(page)
}

/** Throws the pages of a draft away; one without pages is no fault. */
export function discardPages(vault: Vault, draftId: string): void {
  for (const { id } of draftPagesOf(vault.db, draftId)) removePage(vault, id)
}

/** Takes out pages a day old whose draft is gone and never became a filing. */
export function discardStranded(vault: Vault, before: Date): void {
  const owners = vault.db
    .prepare<[], string>(
      `SELECT DISTINCT owner FROM draft_pages
       WHERE owner NOT IN (SELECT id FROM drafts) AND owner NOT IN (SELECT id FROM filings)`,
    )
    .pluck()
    .all()
  for (const owner of owners) {
    const isOld = draftPagesOf(vault.db, owner).every(
      ({ takenAt }) => Date.parse(takenAt) <= before.getTime(),
    )
    if (isOld) discardPages(vault, owner)
  }
}

function findDraftPage({ db }: Vault, pageId: string): Result<KeptPage> {
  const kept = findPage(db, pageId)
  if (kept === undefined) return NO_PAGE
  return kept.page.upload.state === 'draft' ? ok(kept) : FIXED
}

function findPageFault(vault: Vault, taken: TakenPage): Result<never> | undefined {
  if (findFilingRow(vault.db, taken.owner)) return FIXED
  if (draftPagesOf(vault.db, taken.owner).length >= MOST_PAGES) {
    return refuse(
      'pages-too-many',
      `一份备案最多 ${MOST_PAGES} 页，这一页没有保存；请只采集认定所需的页`,
    )
  }
  return findPictureFault(taken)
}

function findPictureFault({ jpeg, thumbnail }: TakenPage): Result<never> | undefined {
  if (!isJpeg(jpeg) || !isJpeg(thumbnail)) return NOT_JPEG
  return jpeg.length > LONGEST_PAGE || thumbnail.length > LONGEST_THUMBNAIL
    ? refuse('page-too-large', '这一页图像超过 2 MB，没有保存；请裁掉空白后重新采集')
    : undefined
}

function isJpeg(bytes: Uint8Array): boolean {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  return (
    content.subarray(0, JPEG_START.length).equals(JPEG_START) &&
    content.subarray(-JPEG_END.length).equals(JPEG_END)
  )
}

/** Whatever goes wrong on the way leaves no picture without a row. */
function keepPictures(
  vault: Vault,
  {
    owner,
    requirement,
    page,
    position,
    jpeg,
    thumbnail,
  }: TakenPage & Pick<MaterialPage, 'position'>,
  write?: WriteBytes,
): KeptPage {
  const sha256 = keepContent(vault, jpeg, write)
  try {
    return {
      page: {
        ...page,
        owner,
        requirement,
        position,
        bytes: jpeg.length,
        sha256,
        takenAt: vault.clock.now().toISOString(),
        takenBy: vault.operator.name,
        upload: NOT_SENT,
        removed: null,
      },
      thumbnail: keepContent(vault, thumbnail, write),
    }
  } catch (fault) {
    dropUnused(vault, [sha256])
    throw fault
  }
}

function dropPictures(vault: Vault, { page, thumbnail }: KeptPage): void {
  dropUnused(vault, [page.sha256, thumbnail])
}
