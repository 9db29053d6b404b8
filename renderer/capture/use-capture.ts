import { useEffect, useState } from 'react'
import { call } from '#renderer/bridge.ts'
import { CAPTURE } from '#renderer/messages/capture.ts'
import { openPictureDesk, type PictureDesk } from '#renderer/pictures/picture-desk.ts'
import type { PictureFile, QuarterTurns } from '#renderer/pictures/picture-job.ts'
import type { Corners } from '#shared/materials/corners.ts'
import type { MaterialPage, PageSource } from '#shared/materials/page.ts'
import { isMisnamed, KIND_NAMES } from '#shared/materials/picture-kind.ts'
import type { Result } from '#shared/result.ts'
import { type PageOwner, type Pages, usePages } from './use-pages.ts'

/** How a page is made anew from the same picture. */
export interface Remaking {
  /** Null: look for the sheet again. */
  readonly corners?: Corners | null
  readonly quarterTurns?: 1
}

/** Everything that happens to the pages of one material. */
export interface Capture {
  readonly desk: PictureDesk
  readonly pages: Pages
  readonly selected: MaterialPage | undefined
  readonly replaced: MaterialPage | undefined
  /** What is being worked on; '' while nothing is. */
  readonly busy: string
  /** What went wrong, newest last. */
  readonly problems: readonly string[]
  /** What the clerk should know of what was taken. */
  readonly notes: readonly string[]
  select(pageId: string): void
  /** The next picture takes the place of this page; undefined: it is a page of its own again. */
  replaceNext(pageId: string | undefined): void
  take(files: readonly PictureFile[], source: PageSource): Promise<void>
  takeFrame(bitmap: ImageBitmap): Promise<void>
  remake(page: MaterialPage, how: Remaking): Promise<void>
  move(page: MaterialPage, by: 1 | -1): Promise<void>
  remove(page: MaterialPage): Promise<void>
  override(page: MaterialPage, reason: string): Promise<void>
  say(problem: string): void
}

/** Runs the capture of one material: what is taken goes through the picture worker into the sealed store. */
export function useCapture(place: PageOwner, firstPage?: string): Capture {
  const [desk] = useState(openPictureDesk)
  useEffect(() => () => desk.stop(), [desk])
  const pages = usePages(place, desk)
  const [selectedId, setSelectedId] = useState(firstPage)
  const [replacedId, setReplacedId] = useState<string>()
  const [busy, setBusy] = useState('')
  const [problems, setProblems] = useState<readonly string[]>([])
  const [notes, setNotes] = useState<readonly string[]>([])
  const findPage = (id: string | undefined) => pages.list.find((page) => page.id === id)
  const say = (problem: string) => setProblems((said) => [...said, problem])
  const heed = <T>(answer: Result<T>): answer is { ok: true; value: T } => {
    if (!answer.ok) say(answer.error.message)
    return answer.ok
  }
  const working = async (name: string, work: () => Promise<void>) => {
    setBusy(name)
    setProblems([])
    setNotes([])
    await work().finally(() => setBusy(''))
  }
  const takeFile = async (file: PictureFile, source: PageSource) => {
    const inspected = await desk.run('inspect', file)
    if (!heed(inspected)) return
    const { kind, pages: count, hasScripts } = inspected.value
    if (hasScripts) setNotes((said) => [...said, CAPTURE.scripts(file.name)])
    if (isMisnamed(file.name, kind)) {
      setNotes((said) => [...said, CAPTURE.misnamed(file.name, KIND_NAMES[kind])])
    }
    for (let page = 0; page < count; page += 1) {
      // Only the first page of a file takes another one's place.
      const replaced = page === 0 ? replacedId : undefined
      const kept = await pages.keep({ file, page, corners: null, turns: 0 }, source, replaced)
      if (!heed(kept)) return
      setSelectedId(kept.value.id)
      setReplacedId(undefined)
    }
  }
  const changed = async (answer: Result<unknown>) => {
    if (heed(answer)) await pages.reload()
  }
  return {
    desk,
    pages,
    selected: findPage(selectedId) ?? pages.list[0],
    replaced: findPage(replacedId),
    busy,
    problems,
    notes,
    say,
    select: setSelectedId,
    replaceNext: setReplacedId,
    take: async (files, source) => {
      const [first] = files
      if (first === undefined || busy !== '') return
      await working(first.name, async () => {
        for (const file of files) {
          setBusy(file.name)
          await takeFile(file, source)
        }
      })
    },
    takeFrame: async (bitmap) => {
      if (busy !== '') return bitmap.close()
      await working(CAPTURE.cameraFrame, async () => {
        const framed = await desk.run('frame', bitmap)
        if (!heed(framed)) return
        const file = { blob: framed.value.blob, name: `${CAPTURE.cameraFrame}.jpg` }
        await takeFile(file, 'camera')
      })
    },
    remake: async (page, how) => {
      if (busy !== '') return
      await working(CAPTURE.pageNumber(page.position + 1), async () => {
        const origin = await pages.originOf(page)
        if (!heed(origin)) return
        const kept = await pages.keep(remade(origin.value, how), page.source, page.id)
        if (heed(kept)) setSelectedId(kept.value.id)
      })
    },
    move: async (page, by) => {
      const order = reordered(pages.list, page, by)
      const { owner, requirement } = place
      if (order) await changed(await call('material.order', { owner, requirement, pageIds: order }))
    },
    remove: async (page) => {
      const next = pages.list[page.position + 1] ?? pages.list[page.position - 1]
      await changed(await call('material.remove', { pageId: page.id }))
      setSelectedId(next?.id)
    },
    override: async (page, reason) =>
      changed(await call('material.override', { pageId: page.id, reason })),
  }
}

function remade<T extends { readonly corners: Corners | null; readonly turns: QuarterTurns }>(
  origin: T,
  { corners = origin.corners, quarterTurns }: Remaking,
): T {
  // Four quarter turns are none.
  const turns = ((origin.turns + (quarterTurns ?? 0)) % 4) as QuarterTurns
  return { ...origin, corners, turns }
}

/** The ids of the pages with one of them moved; undefined where it stands at that end already. */
function reordered(
  pages: readonly MaterialPage[],
  page: MaterialPage,
  by: 1 | -1,
): string[] | undefined {
  const ids = pages.map(({ id }) => id)
  const from = ids.indexOf(page.id)
  const to = from + by
  if (to < 0 || to >= ids.length) return undefined
  return ids.toSpliced(from, 1).toSpliced(to, 0, page.id)
}
