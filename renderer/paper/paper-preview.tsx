import { lazy, type ReactNode, Suspense } from 'react'
import { PAPER } from '#renderer/messages/paper.ts'
import { PREVIEW } from '#renderer/messages/preview.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { useSize } from '#renderer/ui/use-size.ts'
import type { WantedPaper } from '#shared/paper.ts'
import styles from './preview.module.css'
import { PreviewSide } from './preview-side.tsx'
import type { Paper } from './use-paper.ts'
import { type Preview, usePreview } from './use-preview.ts'

/** pdf.js is large and waits for the first preview. */
const PdfPage = lazy(async () => ({ default: (await import('./pdf-page.tsx')).PdfPage }))

interface PaperPreviewProps {
  readonly wanted: WantedPaper
  readonly paper: Paper
  /** Stands under the name of the paper: what else may be looked at. */
  readonly choices?: ReactNode
  readonly onClose: () => void
}

/** A paper as it would come out of the printer: the page at the left, what may be done at the right. */
export function PaperPreview(props: PaperPreviewProps) {
  const { form } = props.wanted
  return (
    <Dialog label={PAPER.previewOf(PAPER.formNames[form])} onClose={props.onClose}>
      {/* Another paper begins anew: nothing of the last one may be printed in its place. */}
      <Previewed key={form} {...props} />
    </Dialog>
  )
}

function Previewed(props: PaperPreviewProps) {
  const preview = usePreview(props)
  return (
    <div className={styles.preview}>
      <Sheet preview={preview} />
      <PreviewSide
        form={props.wanted.form}
        paper={props.paper}
        preview={preview}
        choices={props.choices}
        onClose={props.onClose}
      />
    </div>
  )
}

function Sheet({ preview }: { readonly preview: Preview }) {
  const [area, size] = useSize<HTMLElement>()
  const { rendered, problem, page, zoom } = preview
  return (
    <section
      ref={area}
      id="preview-sheet"
      className={styles.sheet}
      aria-label={PREVIEW.sheet}
      data-zoom={zoom}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard.
      tabIndex={0}
    >
      {problem !== '' && <p className={styles.problem}>{problem}</p>}
      {rendered === undefined || size === undefined ? (
        problem === '' && <p className={styles.waiting}>{PREVIEW.loading}</p>
      ) : (
        <Suspense fallback={<p className={styles.waiting}>{PREVIEW.drawing}</p>}>
          <PdfPage
            // Other bytes are another document.
            key={rendered.sha256}
            pdf={rendered.pdf}
            page={page}
            height={zoom === 'fit' ? size.height : undefined}
          />
        </Suspense>
      )}
    </section>
  )
}
