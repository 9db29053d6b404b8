import { type RefObject, useState } from 'react'
import { CAPTURE } from '#renderer/messages/capture.ts'
import { useShortcuts } from '#renderer/ui/use-shortcuts.ts'
import type { PageActs } from './page-facts.tsx'
import { rememberedCamera } from './remembered-camera.ts'
import { type Camera, useCamera } from './use-camera.ts'
import { type Capture, useCapture } from './use-capture.ts'
import { type FileSources, useFileSources } from './use-file-sources.ts'
import type { PageOwner } from './use-pages.ts'

/** What stands in the middle of the dialog. */
type View = 'camera' | 'page' | 'corners'

/** The dialog of one material: what is shown, and what its keys and buttons do. */
export interface CaptureScreen {
  readonly capture: Capture
  readonly camera: Camera
  readonly sources: FileSources
  readonly view: View
  readonly isWatching: boolean
  /** Delete was pressed once: the next press removes. */
  readonly isRemovalAsked: boolean
  /** Undefined while nothing may be changed. */
  readonly acts: PageActs | undefined
  showPage(): void
  leaveCorners(): void
  toggleCamera(): void
  toggleWatching(): void
  override(reason: string): void
  close(): void
}

interface Opened extends PageOwner {
  readonly isFixed: boolean
  readonly firstPage?: string
  readonly chooser: RefObject<HTMLInputElement | null>
  readonly onClose: () => void
}

/** Runs the dialog and answers its keys. */
export function useCaptureScreen(opened: Opened): CaptureScreen {
  const { isFixed, chooser, onClose, owner, requirement } = opened
  const capture = useCapture({ owner, requirement }, opened.firstPage)
  // Where a camera was used before, it is what the clerk wants next.
  const [view, setView] = useState<View>(
    !isFixed && rememberedCamera().label !== '' ? 'camera' : 'page',
  )
  const [isWatching, setWatching] = useState(false)
  const [removalOf, setRemovalOf] = useState<string>()
  const camera = useCamera(view === 'camera')
  const sources = useFileSources(!isFixed, capture)
  const { selected, busy } = capture
  const isFree = busy === '' && !isFixed
  const close = () => (busy === '' ? onClose() : capture.say(CAPTURE.waitToClose))
  const toggleCamera = () => setView(view === 'camera' ? 'page' : 'camera')
  const toggleWatching = () => setWatching(!isWatching)
  const back = () => {
    if (view === 'corners') return setView('page')
    if (capture.replaced) return capture.replaceNext(undefined)
    close()
  }
  const acts: PageActs | undefined = selected &&
    !isFixed && {
      retake: () => capture.replaceNext(selected.id),
      turn: () => void capture.remake(selected, { quarterTurns: 1 }),
      editCorners: () => setView('corners'),
      move: (by) => void capture.move(selected, by),
      remove: () => {
        setRemovalOf(removalOf === selected.id ? undefined : selected.id)
        if (removalOf === selected.id) void capture.remove(selected)
      },
    }
  const free = (act: (() => void) | undefined) => (isFree ? act : undefined)
  useShortcuts(
    {
      Escape: back,
      k: free(toggleCamera),
      o: free(() => chooser.current?.click()),
      w: free(toggleWatching),
      t: free(acts?.retake),
      r: free(acts?.turn),
      c: free(acts?.editCorners),
      Delete: free(acts?.remove),
      'Ctrl+ArrowUp': free(acts && (() => acts.move(-1))),
      'Ctrl+ArrowDown': free(acts && (() => acts.move(1))),
    },
    'dialog',
  )
  return {
    capture,
    camera,
    sources,
    view,
    isWatching,
    isRemovalAsked: selected !== undefined && removalOf === selected.id,
    acts,
    showPage: () => setView('page'),
    leaveCorners: () => setView('page'),
    toggleCamera,
    toggleWatching,
    override: (reason) => selected && void capture.override(selected, reason),
    close,
  }
}
