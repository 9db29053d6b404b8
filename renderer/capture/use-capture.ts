import { useEffect, useRef, useState } from 'react'
import { call } from '#renderer/bridge.ts'
import { openPictureDesk, type PictureDesk } from '#renderer/pictures/picture-desk.ts'
import type { MaterialPage } from '#shared/materials/page.ts'
import type { Result } from '#shared/result.ts'
import { type Taking, takingOf } from './taking.ts'
import { type PageOwner, type Pages, usePages } from './use-pages.ts'
import { type Said, type Saying, useSaid } from './use-said.ts'

/** Everything that happens to the pages of one material. */
export interface Capture extends Said, Taking, Changes {
  readonly desk: PictureDesk
  readonly pages: Pages
  readonly selected: MaterialPage | undefined
  readonly replaced: MaterialPage | undefined
  /** Shows a page, and the one that takes its place; pages that are kept meanwhile do not come before it. */
  select(pageId: string | undefined): void
  /** The next picture takes the place of this page; undefined: it is a page of its own again. */
  replaceNext(pageId: string | undefined): void
  say(problem: string): void
}

interface Changes {
  move(page: MaterialPage, by: 1 | -1): Promise<void>
  remove(page: MaterialPage): Promise<void>
  override(page: MaterialPage, reason: string): Promise<void>
}

/** Runs the capture of one material: what is taken goes through the picture worker into the sealed store. */
export function useCapture(owner: PageOwner, firstPage: string | undefined): Capture {
  const [desk] = useState(openPictureDesk)
  useEffect(() => () => desk.stop(), [desk])
  const pages = usePages(owner, desk)
  const [selectedId, setSelected] = useState(firstPage)
  const [replacedId, setReplaced] = useState<string>()
  // Asked by work that was begun when these were others.
  const now = useRef({ replacedId, isFollowing: true })
  const select = (id: string | undefined) => {
    now.current.isFollowing = false
    setSelected(id)
  }
  const replaceNext = (id: string | undefined) => {
    now.current.replacedId = id
    setReplaced(id)
  }
  const said = useSaid()
  const place = {
    claimPlace() {
      const claimed = now.current.replacedId
      replaceNext(undefined)
      now.current.isFollowing = true
      return claimed
    },
    giveBack(replaced: string | undefined) {
      if (now.current.replacedId === undefined) replaceNext(replaced)
    },
    onKept({ id }: MaterialPage) {
      if (now.current.isFollowing) setSelected(id)
    },
  }
  const findPage = (id: string | undefined) =>
    id === undefined ? undefined : pages.list.find((page) => page.id === pages.heirOf(id))
  return {
    ...said,
    ...takingOf({ ...place, desk, pages, said }),
    ...changesOf(owner, { pages, said, onNext: select }),
    desk,
    pages,
    selected: findPage(selectedId) ?? pages.list[0],
    replaced: findPage(replacedId),
    select,
    replaceNext,
  }
}

interface Changed {
  readonly pages: Pages
  readonly said: Saying
  readonly onNext: (pageId: string | undefined) => void
}

function changesOf({ owner, requirement }: PageOwner, { pages, said, onNext }: Changed): Changes {
  const changed = async (answer: Result<unknown>) => {
    if (said.heed(answer)) await pages.reload()
  }
  return {
    move: async (page, by) => {
      const pageIds = findOrder(pages.list, page, by)
      if (pageIds) await changed(await call('material.order', { owner, requirement, pageIds }))
    },
    remove: async (page) => {
      const at = pages.list.findIndex(({ id }) => id === page.id)
      const next = pages.list[at + 1] ?? pages.list[at - 1]
      await changed(await call('material.remove', { pageId: page.id }))
      onNext(next?.id)
    },
    override: async (page, reason) =>
      changed(await call('material.override', { pageId: page.id, reason })),
  }
}

/** The ids of the pages with one of them moved; undefined where it stands at that end already. */
function findOrder(
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
