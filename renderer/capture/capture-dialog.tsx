import { CameraOutlined, FolderOpenOutlined, ScanOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { type ReactNode, type RefObject, useRef } from 'react'
import { CAPTURE } from '#renderer/messages/capture.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { KeyHint } from '#renderer/ui/key-hint.tsx'
import { EmptyNote } from '#renderer/ui/panel.tsx'
import type { MaterialPage } from '#shared/materials/page.ts'
import { PICTURE_ENDINGS } from '#shared/materials/picture-kind.ts'
import { ArchivedPage } from './archived-page.tsx'
import { CameraView } from './camera-view.tsx'
import styles from './capture.module.css'
import { CornerSession } from './corner-session.tsx'
import { PageFacts } from './page-facts.tsx'
import { PageStrip } from './page-strip.tsx'
import { type CaptureScreen, type PageChanges, useCaptureScreen } from './use-capture-screen.ts'
import { picturesOf } from './use-file-sources.ts'
import type { PageOwner } from './use-pages.ts'
import { usePicture } from './use-picture.ts'
import { WatchedFiles } from './watched-files.tsx'

interface CaptureDialogProps extends PageOwner {
  /** Name of the material. */
  readonly material: string
  /** What may be done to the pages; anything where it is left out. */
  readonly changes?: PageChanges
  /** The page shown first; the material's first where it is left out. */
  readonly firstPage?: string
  /** What else there is to say of a page. */
  readonly renderFacts?: ((page: MaterialPage) => ReactNode) | undefined
  readonly onClose: () => void
}

const TITLES = {
  any: CAPTURE.title,
  removal: CAPTURE.unaskedTitle,
  none: CAPTURE.viewTitle,
} as const satisfies Record<PageChanges, (material: string) => string>

/** The pages of one material: taken, straightened, checked, put in order; everything by keyboard. */
export function CaptureDialog({ changes = 'any', ...props }: CaptureDialogProps) {
  const { material } = props
  const title = TITLES[changes](material)
  const chooser = useRef<HTMLInputElement>(null)
  const screen = useCaptureScreen({ ...props, changes, chooser })
  const { capture, sources } = screen
  return (
    <Dialog label={title} onClose={screen.close}>
      <div className={styles.dialog} data-held-over={sources.isHeldOver} {...sources.handlers}>
        <nav className={styles.left} aria-label={CAPTURE.pages}>
          <p className={styles.count}>{CAPTURE.count(capture.pages.list.length)}</p>
          <PageStrip
            pages={capture.pages.list}
            selectedId={capture.selected?.id}
            onSelect={capture.select}
            onOpen={screen.showPage}
          />
        </nav>
        <section className={styles.middle} aria-label={title}>
          <Middle screen={screen} isTaking={changes === 'any'} />
        </section>
        <aside className={styles.right}>
          <h2 className={styles.title}>{title}</h2>
          {changes === 'any' && <Sources screen={screen} chooser={chooser} />}
          {changes === 'removal' && <p className={styles.hint}>{CAPTURE.unaskedHint}</p>}
          <Right screen={screen} renderFacts={props.renderFacts} />
        </aside>
      </div>
    </Dialog>
  )
}

interface RightProps extends Pick<CaptureDialogProps, 'renderFacts'> {
  readonly screen: CaptureScreen
}

function Right({ screen, renderFacts }: RightProps) {
  const { capture } = screen
  return (
    <>
      {screen.isWatching && (
        <WatchedFiles
          onTake={(file) => void capture.take([file], 'watched')}
          onProblem={capture.say}
        />
      )}
      <SaidLines screen={screen} />
      {capture.selected && (
        <PageFacts
          // Another page has a reason of its own.
          key={capture.selected.id}
          page={capture.selected}
          acts={screen.acts}
          onRemove={screen.remove}
          onOverride={screen.override}
          onStay={screen.stay}
        />
      )}
      {capture.selected && renderFacts?.(capture.selected)}
      <Button id="capture-done" type="primary" className={styles.done ?? ''} onClick={screen.close}>
        {CAPTURE.done} <KeyHint>Esc</KeyHint>
      </Button>
    </>
  )
}

interface MiddleProps {
  readonly screen: CaptureScreen
  readonly isTaking: boolean
}

function Middle({ screen, isTaking }: MiddleProps) {
  const { capture, camera, view } = screen
  const { selected } = capture
  if (view === 'camera') {
    return (
      <CameraView
        camera={camera}
        isBusy={capture.busy !== ''}
        isReplacing={capture.replaced !== undefined}
        onFrame={(bitmap) => void capture.takeFrame(bitmap)}
      />
    )
  }
  if (selected === undefined) {
    return <EmptyNote title={CAPTURE.noPages} text={isTaking ? CAPTURE.noPagesHint : ''} />
  }
  if (view === 'corners') {
    return (
      <CornerSession
        key={selected.id}
        capture={capture}
        page={selected}
        onDone={screen.leaveCorners}
      />
    )
  }
  return selected.removed ? (
    <ArchivedPage key={selected.id} page={selected} />
  ) : (
    <LargePage key={selected.id} page={selected} />
  )
}

function LargePage({ page }: { readonly page: MaterialPage }) {
  const { url, problem } = usePicture('material.image', page.id)
  if (url === undefined) return <p className={styles.waiting}>{problem}</p>
  return <img className={styles.large} src={url} alt={CAPTURE.picture(page.position + 1)} />
}

interface SourcesProps {
  readonly screen: CaptureScreen
  readonly chooser: RefObject<HTMLInputElement | null>
}

function Sources({ screen, chooser }: SourcesProps) {
  const { capture, view } = screen
  return (
    <div className={styles.sources}>
      <Button
        id="capture-camera"
        icon={<CameraOutlined />}
        aria-pressed={view === 'camera'}
        onClick={screen.toggleCamera}
      >
        {view === 'camera' ? CAPTURE.cameraOff : CAPTURE.camera}{' '}
        <KeyHint>{CAPTURE.cameraKey}</KeyHint>
      </Button>
      <Button
        id="capture-open"
        icon={<FolderOpenOutlined />}
        onClick={() => chooser.current?.click()}
      >
        {CAPTURE.open} <KeyHint>{CAPTURE.openKey}</KeyHint>
      </Button>
      <Button
        id="capture-watch"
        icon={<ScanOutlined />}
        aria-pressed={screen.isWatching}
        onClick={screen.toggleWatching}
      >
        {CAPTURE.watch} <KeyHint>{CAPTURE.watchKey}</KeyHint>
      </Button>
      <p className={styles.hint}>{CAPTURE.openHint}</p>
      <input
        ref={chooser}
        type="file"
        hidden
        multiple
        accept={PICTURE_ENDINGS}
        aria-label={CAPTURE.open}
        onChange={({ currentTarget }) => {
          const files = picturesOf(currentTarget)
          currentTarget.value = ''
          void capture.take(files, 'file')
        }}
      />
    </div>
  )
}

/** What is being done, what went wrong, and what should be known. */
function SaidLines({ screen }: { readonly screen: CaptureScreen }) {
  const { busy, problems, notes, replaced, selected } = screen.capture
  return (
    <div className={styles.said} aria-live="polite">
      {busy !== '' && <p className={styles.busy}>{CAPTURE.working(busy)}</p>}
      {replaced && <p className={styles.hint}>{CAPTURE.retakeHint(replaced.position + 1)}</p>}
      {screen.isRemovalAsked && selected && (
        <p className={styles.problem}>{CAPTURE.removeAgain(selected.position + 1)}</p>
      )}
      {notes.map((note) => (
        <p key={note} className={styles.hint}>
          {note}
        </p>
      ))}
      {problems.map((problem) => (
        <p key={problem} className={styles.problem} role="alert">
          {problem}
        </p>
      ))}
    </div>
  )
}
