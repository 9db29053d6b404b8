import { type RefObject, useState } from 'react'
import { CAPTURE } from '#renderer/messages/capture.ts'
import { type Shortcuts, useShortcuts } from '#renderer/ui/use-shortcuts.ts'
import type { PageActs } from './page-facts.tsx'
import { rememberedCamera } from './remembered-camera.ts'
import { type Camera, useCamera } from './use-camera.ts'
import { type Capture, useCapture } from './use-capture.ts'
import { type FileSources, useFileSources } from './use-file-sources.ts'
import type { PageOwner } from './use-pages.ts'

/** What stands in the middle of the dialog. */
type View = 'camera' | 'page' | 'corners'

/**
 * What may be done to the pages of a material: anything before acceptance, nothing after it, and removal alone
 * where the entry does not ask for the material any more.
 */
export type PageChanges = 'any' | 'removal' | 'none'

/** The dialog of one material: what is shown, and what its keys and buttons do. */
export interface CaptureScreen {
  readonly capture: Capture
  readonly camera: Camera
  readonly sources: FileSources
  readonly view: View
  readonly isWatching: boolean
  /** Delete was pressed once: the next press removes. */
  readonly isRemovalAsked: boolean
  /** Undefined where no page is selected, or none may be changed. */
  readonly acts: PageActs | undefined
  /** Asks first; undefined where nothing may be removed. */
  readonly remove: (() => void) | undefined
  showPage(): void
  leaveCorners(): void
  toggleCamera(): void
  toggleWatching(): void
  override(reason: string): void
  /** The clerk is busy with the selected page. */
  stay(): void
  close(): void
}

interface Opened extends PageOwner {
  readonly changes: PageChanges
  readonly firstPage?: string
  readonly chooser: RefObject<HTMLInputElement | null>
  readonly onClose: () => void
}

/** Runs the dialog and answers its keys. */
export function useCaptureScreen(opened: Opened): CaptureScreen {
  const { changes, chooser, onClose, owner, requirement } = opened
  const capture = useCapture({ owner, requirement }, opened.firstPage)
  const isTaking = changes === 'any'
  // Where a camera was used before, it is what the clerk wants next.
  const [view, setView] = useState<View>(
    isTaking && rememberedCamera().label !== '' ? 'camera' : 'page',
  )
  const [isWatching, setWatching] = useState(false)
  const [removalOf, setRemovalOf] = useState<string>()
  const camera = useCamera(view === 'camera')
  const sources = useFileSources(isTaking, capture)
  const { selected, busy } = capture
  const close = () => (busy === '' ? onClose() : capture.say(CAPTURE.waitToClose))
  const toggleCamera = () => setView(view === 'camera' ? 'page' : 'camera')
  const toggleWatching = () => setWatching(!isWatching)
  const back = () => {
    if (view === 'corners') return setView('page')
    if (capture.replaced) return capture.replaceNext(undefined)
    close()
  }
  const stay = () => capture.select(selected?.id)
  const isRemovalAsked = selected !== undefined && removalOf === selected.id
  const editCorners = () => setView('corners')
  const acts = isTaking ? findActs(capture, { stay, editCorners }) : undefined
  const remove =
    selected === undefined || changes === 'none'
      ? undefined
      : () => {
          setRemovalOf(isRemovalAsked ? undefined : selected.id)
          if (isRemovalAsked) void capture.remove(selected)
        }
  useShortcuts(
    {
      Escape: back,
      ...(busy === '' && {
        ...keysOf(acts),
        ...(remove && { Delete: remove }),
        ...(isTaking && {
          k: toggleCamera,
          o: () => chooser.current?.click(),
          w: toggleWatching,
        }),
      }),
    },
    'dialog',
  )
  return {
    capture,
    camera,
    sources,
    view,
    isWatching,
    isRemovalAsked,
    acts,
    remove,
    showPage: () => setView('page'),
    leaveCorners: () => setView('page'),
    toggleCamera,
    toggleWatching,
    stay,
    override: (reason) => selected && void capture.override(selected, reason),
    close,
  }
}

interface Views {
  /** The clerk is busy with the selected page. */
  stay(): void
  editCorners(): void
}

/** What may be done to the selected page; undefined where none is. */
function findActs(capture: Capture, views: Views): PageActs | undefined {
  const { selected } = capture
  if (selected === undefined) return undefined
  return {
    retake: () => capture.replaceNext(selected.id),
    turn() {
      views.stay()
      void capture.remake(selected, { quarterTurns: 1 })
    },
    editCorners() {
      views.stay()
      views.editCorners()
    },
    move: (by) => void capture.move(selected, by),
  }
}

function keysOf(acts: PageActs | undefined): Shortcuts {
  if (acts === undefined) return {}
  return {
    t: acts.retake,
    r: acts.turn,
    c: acts.editCorners,
    'Ctrl+ArrowUp': () => acts.move(-1),
    'Ctrl+ArrowDown': () => acts.move(1),
  }
}
