import { CAPTURE } from '#renderer/messages/capture.ts'
import type { PictureDesk } from '#renderer/pictures/picture-desk.ts'
import type { PictureFile, QuarterTurns, WantedPage } from '#renderer/pictures/picture-job.ts'
import type { Corners } from '#shared/materials/corners.ts'
import type { MaterialPage, PageSource } from '#shared/materials/page.ts'
import { isMisnamed, KIND_NAMES } from '#shared/materials/picture-kind.ts'
import type { Pages } from './use-pages.ts'
import type { Saying } from './use-said.ts'

/** How a page is made anew from the same picture. */
interface Remaking {
  /** Null: look for the sheet again. */
  readonly corners?: Corners | null
  readonly quarterTurns?: 1
}

/** The ways in which pages come to be. */
export interface Taking {
  take(files: readonly PictureFile[], source: PageSource): Promise<void>
  takeFrame(bitmap: ImageBitmap): Promise<void>
  remake(page: MaterialPage, how: Remaking): Promise<void>
}

interface Place {
  readonly desk: PictureDesk
  readonly pages: Pages
  readonly said: Saying
  /**
   * Pictures are handed over: answers with the page whose place the first of them takes, if any. It was said
   * of these and no others, however long they wait for their turn.
   */
  claimPlace(): string | undefined
  /** What nothing has taken the place of, if any: the next picture may. */
  giveBack(replaced: string | undefined): void
  readonly onKept: (page: MaterialPage) => void
}

/** Makes pages out of files and camera pictures, one after the other; what is refused is said. */
export function takingOf(place: Place): Taking {
  const { desk, pages, said } = place
  return {
    take: async (files, source) => {
      const [first] = files
      if (first === undefined) return
      let replaced = place.claimPlace()
      await said.working(first.name, async (rename) => {
        for (const file of files) {
          rename(file.name)
          replaced = await takeFile(place, { file, source, replaced })
        }
        place.giveBack(replaced)
      })
    },
    async takeFrame(bitmap) {
      const replaced = place.claimPlace()
      await said.working(CAPTURE.cameraFrame, async () => {
        const framed = await desk.run('frame', bitmap)
        if (!said.heed(framed)) return place.giveBack(replaced)
        const file = { blob: framed.value.blob, name: `${CAPTURE.cameraFrame}.jpg` }
        place.giveBack(await takeFile(place, { file, source: 'camera', replaced }))
      })
    },
    remake: (page, how) =>
      said.working(CAPTURE.pageNumber(page.position + 1), async () => {
        const origin = await pages.originOf(page)
        if (!said.heed(origin)) return
        const kept = await pages.keep(remade(origin.value, how), page.source, page.id)
        said.heed(kept)
      }),
  }
}

interface TakenFile {
  readonly file: PictureFile
  readonly source: PageSource
  /** The page whose place the first of the file takes. */
  readonly replaced: string | undefined
}

/** Answers with `replaced` as long as nothing has taken its place. */
async function takeFile(place: Place, taken: TakenFile): Promise<string | undefined> {
  const { desk, pages, said, onKept } = place
  const { file, source } = taken
  let { replaced } = taken
  const inspected = await desk.run('inspect', file)
  if (!said.heed(inspected)) return replaced
  const { kind, pages: count, hasScripts } = inspected.value
  if (hasScripts) said.note(CAPTURE.scripts(file.name))
  if (isMisnamed(file.name, kind)) said.note(CAPTURE.misnamed(file.name, KIND_NAMES[kind]))
  for (let page = 0; page < count; page += 1) {
    const kept = await pages.keep({ file, page, corners: null, turns: 0 }, source, replaced)
    if (!said.heed(kept)) return replaced
    replaced = undefined
    onKept(kept.value)
  }
  return replaced
}

function remade(
  origin: WantedPage,
  { corners = origin.corners, quarterTurns }: Remaking,
): WantedPage {
  // Four quarter turns are none.
  const turns = ((origin.turns + (quarterTurns ?? 0)) % 4) as QuarterTurns
  return { ...origin, corners, turns }
}
