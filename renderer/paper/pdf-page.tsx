import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url'
import { useState } from 'react'
import { Document, Page, pdfjs } from 'react-pdf'
import 'react-pdf/dist/Page/TextLayer.css'
import { PREVIEW } from '#renderer/messages/preview.ts'
import styles from './preview.module.css'

pdfjs.GlobalWorkerOptions.workerSrc = workerUrl

/** The content security policy allows no `eval`, and even asking whether it works would be reported. */
const OPTIONS = { isEvalSupported: false }

/** CSS pixels in a point: at this scale a page has its size on paper. */
const ACTUAL = 96 / 72

/** Small type stays legible when the page is drawn finer than the screen. */
const FINENESS = Math.max(2, window.devicePixelRatio)

interface PdfPageProps {
  readonly pdf: Uint8Array
  readonly page: number
  /** Height of the page in CSS pixels; without it the page has its size on paper. */
  readonly height: number | undefined
}

/** One page of a PDF, with its text to select and to read aloud. */
export function PdfPage({ pdf, page, height }: PdfPageProps) {
  // pdf.js takes the bytes it is given away, so it gets its own; the same object as long as it lives.
  const [file] = useState(() => ({ data: pdf.slice() }))
  const waiting = <p className={styles.waiting}>{PREVIEW.drawing}</p>
  const failed = <p className={styles.problem}>{PREVIEW.failed}</p>
  return (
    <Document file={file} options={OPTIONS} loading={waiting} error={failed} noData={failed}>
      <Page
        className={styles.page ?? ''}
        pageNumber={page}
        {...(height === undefined ? { scale: ACTUAL } : { height })}
        devicePixelRatio={FINENESS}
        renderAnnotationLayer={false}
        loading={waiting}
        error={failed}
      />
    </Document>
  )
}
