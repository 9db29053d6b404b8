import { CheckCircleFilled, WarningFilled } from '@ant-design/icons'
import type { ReactNode } from 'react'
import { CAPTURE } from '#renderer/messages/capture.ts'
import { awaitsOverride, poorFindings } from '#shared/materials/legibility.ts'
import type { MaterialPage } from '#shared/materials/page.ts'
import marks from './page-marks.module.css'
import styles from './page-strip.module.css'
import { usePicture } from './use-picture.ts'

interface PageStripProps {
  readonly pages: readonly MaterialPage[]
  readonly selectedId: string | undefined
  /** The page was reached: by arrow key, Tab or mouse. */
  readonly onSelect: (pageId: string) => void
  readonly onOpen?: (pageId: string) => void
  /** What stands beside a page's number in place of whether it can be read. */
  readonly renderMark?: (page: MaterialPage) => ReactNode
}

/** The pages of a material as small pictures, in their order; ↑ ↓ go through them. */
export function PageStrip({ pages, selectedId, onSelect, onOpen, renderMark }: PageStripProps) {
  const selectBy = (step: number) => {
    const at = pages.findIndex(({ id }) => id === selectedId)
    const next = pages[at + step]
    if (next === undefined) return
    onSelect(next.id)
    document.getElementById(`page-${next.id}`)?.focus()
  }
  return (
    <ol
      className={styles.strip}
      aria-label={CAPTURE.pages}
      onKeyDown={(event) => {
        const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key]
        if (step === undefined || event.ctrlKey) return
        event.preventDefault()
        selectBy(step)
      }}
    >
      {pages.map((page) => (
        <li key={page.id}>
          <button
            id={`page-${page.id}`}
            type="button"
            data-page
            className={styles.thumb}
            aria-pressed={page.id === selectedId}
            tabIndex={page.id === selectedId ? 0 : -1}
            onFocus={() => onSelect(page.id)}
            onClick={() => onOpen?.(page.id)}
          >
            <Thumbnail page={page} />
            <span className={styles.thumbWords}>
              {CAPTURE.pageNumber(page.position + 1)}{' '}
              {renderMark ? renderMark(page) : <PageMark page={page} />}
            </span>
          </button>
        </li>
      ))}
    </ol>
  )
}

function Thumbnail({ page }: { readonly page: MaterialPage }) {
  const { url, problem } = usePicture('material.thumbnail', page.id)
  if (page.removed) return <span className={styles.thumbGone}>{CAPTURE.archived}</span>
  if (url === undefined) return <span className={styles.thumbGone}>{problem}</span>
  return <img className={styles.thumbPicture} src={url} alt={CAPTURE.picture(page.position + 1)} />
}

/** Whether a page can be read, in one word. */
function PageMark({ page }: { readonly page: MaterialPage }) {
  if (awaitsOverride(page)) {
    return (
      <span className={marks.poor}>
        <WarningFilled /> {CAPTURE.poor}
      </span>
    )
  }
  const isPoor = poorFindings(page.report).length > 0
  return (
    <span className={isPoor ? marks.overridden : marks.legible}>
      <CheckCircleFilled /> {isPoor ? CAPTURE.overridden : CAPTURE.legible}
    </span>
  )
}
