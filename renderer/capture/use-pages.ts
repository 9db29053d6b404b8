import { useCallback, useRef } from 'react'
import { call } from '#renderer/bridge.ts'
import type { PictureDesk } from '#renderer/pictures/picture-desk.ts'
import type { MadePage, WantedPage } from '#renderer/pictures/picture-job.ts'
import { useDeskQuery } from '#renderer/store/use-desk-query.ts'
import { WHOLE_PICTURE } from '#shared/materials/corners.ts'
import { type Fingerprint, largestLikeness } from '#shared/materials/fingerprint.ts'
import { judge } from '#shared/materials/legibility.ts'
import { inPageOrder, type MaterialPage, type PageSource } from '#shared/materials/page.ts'
import { ok, type Result } from '#shared/result.ts'

/** Where pages belong. */
export interface PageOwner {
  readonly owner: string
  readonly requirement: string
}

/** The kept pages of one material, and what they were made from. */
export interface Pages {
  readonly list: readonly MaterialPage[]
  reload(): Promise<void>
  /** Makes a page and keeps it at the end, or in the place of another one. */
  keep(wanted: WantedPage, source: PageSource, replaced?: string): Promise<Result<MaterialPage>>
  /** The page that has come into the place of this one, in the end; the same where none has. */
  heirOf(id: string): string
  /** What a page was made from: its picture as taken, else as it is kept. */
  originOf(page: MaterialPage): Promise<Result<WantedPage>>
}

/** Keeps the pages of a material sealed at the desk; the pictures they came from only while this lasts. */
export function usePages({ owner, requirement }: PageOwner, desk: PictureDesk): Pages {
  const { value, reload } = useDeskQuery('material.list', { owner })
  const origins = useRef(new Map<string, WantedPage>())
  const fingerprints = useRef(new Map<string, Fingerprint>())
  /** Of each page whose place another one took: that one. */
  const heirs = useRef(new Map<string, string>())
  const heirOf = (id: string): string => {
    const heir = heirs.current.get(id)
    return heir === undefined ? id : heirOf(heir)
  }

  const listNow = useCallback(async () => {
    const answer = await call('material.list', { owner })
    return answer.ok ? pagesOf(answer.value, requirement) : []
  }, [owner, requirement])

  const keep: Pages['keep'] = async (wanted, source, told) => {
    const replaced = told && heirOf(told)
    const made = await desk.run('make', wanted)
    if (!made.ok) return made
    const others = (await listNow()).filter(({ id }) => id !== replaced)
    const known = await fingerprintsOf(others, { desk, known: fingerprints.current })
    const page = newPage(made.value, { source, known })
    const { jpeg, thumbnail } = made.value
    const kept =
      replaced === undefined
        ? await call('material.put', { owner, requirement, page, jpeg, thumbnail })
        : await call('material.replace', { pageId: replaced, page, jpeg, thumbnail })
    if (!kept.ok) return kept
    // Work that waits, and the screen, may have been told of the page before.
    if (replaced !== undefined) heirs.current.set(replaced, page.id)
    origins.current.set(page.id, { ...wanted, corners: made.value.corners })
    fingerprints.current.set(page.id, made.value.fingerprint)
    await reload()
    return kept
  }

  const originOf: Pages['originOf'] = async (page) => {
    const id = heirOf(page.id)
    const known = origins.current.get(id)
    if (known) return ok(known)
    const kept = await call('material.image', { pageId: id })
    if (!kept.ok) return kept
    const blob = new Blob([kept.value.jpeg.slice()], { type: 'image/jpeg' })
    return ok({ file: { blob, name: `${id}.jpg` }, page: 0, corners: WHOLE_PICTURE, turns: 0 })
  }

  return { list: pagesOf(value ?? [], requirement), reload, keep, heirOf, originOf }
}

function pagesOf(all: readonly MaterialPage[], requirement: string): readonly MaterialPage[] {
  return inPageOrder(all).filter((page) => page.requirement === requirement)
}

function newPage(
  made: MadePage,
  { source, known }: { readonly source: PageSource; readonly known: readonly Fingerprint[] },
) {
  const repeated = judge('repeated', largestLikeness(made.fingerprint, known))
  // Every empty page is like every other one, and is said to be empty already.
  const isEmpty = made.report.some(({ kind, isPoor }) => kind === 'empty' && isPoor)
  return {
    id: crypto.randomUUID(),
    width: made.width,
    height: made.height,
    source,
    report: isEmpty ? [...made.report] : [...made.report, repeated],
    override: '',
  }
}

async function fingerprintsOf(
  pages: readonly MaterialPage[],
  { desk, known }: { readonly desk: PictureDesk; readonly known: Map<string, Fingerprint> },
): Promise<readonly Fingerprint[]> {
  for (const { id } of pages) {
    if (known.has(id)) continue
    const kept = await call('material.thumbnail', { pageId: id })
    if (!kept.ok) continue
    const read = await desk.run('fingerprint', kept.value.jpeg.slice())
    if (read.ok) known.set(id, read.value.fingerprint)
  }
  return pages.map(({ id }) => known.get(id)).filter((print) => print !== undefined)
}
