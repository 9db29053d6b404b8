import { lazy, Suspense } from 'react'
import { FILING } from '#renderer/messages/filing.ts'
import { PREVIEW } from '#renderer/messages/preview.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { useSize } from '#renderer/ui/use-size.ts'
import type { FormId } from '#shared/bridge.ts'
import styles from './preview.module.css'
import { PreviewSide } from './preview-side.tsx'
import type { Paper } from './use-paper.ts'
import { type Preview, usePreview } from './use-preview.ts'

/** pdf.js is large and waits for the first preview. */
const PdfPage = lazy(async () => ({ default: (await import('./pdf-page.tsx')).PdfPage }))

interface FormPreviewProps {
  readonly filingId: string
  readonly form: FormId
  readonly paper: Paper
  readonly onClose: () => void
}

/** A form as it would come out of the printer: the page at the left, what may be done at the right. */
export function FormPreview(props: FormPreviewProps) {
  const { form, paper, onClose } = props
  const preview = usePreview(props)
  return (
    <Dialog label={FILING.previewOf(FILING.formNames[form])} onClose={onClose}>
      <div className={styles.preview}>
        <Sheet preview={preview} />
        <PreviewSide form={form} paper={paper} preview={preview} onClose={onClose} />
      </div>
    </Dialog>
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
