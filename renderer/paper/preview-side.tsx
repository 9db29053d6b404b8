import { WarningFilled } from '@ant-design/icons'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { PAPER } from '#renderer/messages/paper.ts'
import { PREVIEW } from '#renderer/messages/preview.ts'
import { enterMoves } from '#renderer/ui/enter-moves.ts'
import { KeyHint } from '#renderer/ui/key-hint.tsx'
import type { PaperId } from '#shared/paper.ts'
import { CopiesField } from './copies-field.tsx'
import { PaperOutcomeLine } from './paper-outcome-line.tsx'
import styles from './preview.module.css'
import type { Paper } from './use-paper.ts'
import type { Preview } from './use-preview.ts'

interface PreviewSideProps {
  readonly form: PaperId
  readonly paper: Paper
  readonly preview: Preview
  readonly choices: ReactNode
  readonly onClose: () => void
}

/** What the form is, how it is shown, and the way to paper. */
export function PreviewSide({ form, paper, preview, choices, onClose }: PreviewSideProps) {
  const { rendered, page, pages, print, save } = preview
  const outcome = paper.outcomes.get(form)
  const isWaiting = rendered === undefined || outcome?.kind === 'running'
  return (
    <div className={styles.side}>
      <h2 className={styles.title}>{PAPER.formNames[form]}</h2>
      <p className={styles.faint}>{PAPER.formBases[form]}</p>
      {choices}
      {rendered?.watermark && (
        <p className={styles.watermark}>
          <WarningFilled /> {PREVIEW.watermark(rendered.watermark)}
        </p>
      )}
      {rendered && <p className={styles.pageOf}>{PREVIEW.page(page, pages)}</p>}
      {pages > 1 && <p className={styles.faint}>{PREVIEW.pageKeys}</p>}
      <ZoomButtons preview={preview} />
      <fieldset className={styles.actions} aria-label={PAPER.print} onKeyDown={enterMoves}>
        <label className={styles.copies} htmlFor="preview-copies">
          {PAPER.copies} <KeyHint>C</KeyHint>
          <CopiesField id="preview-copies" form={form} paper={paper} />
        </label>
        <Button id="preview-print" type="primary" size="large" disabled={isWaiting} onClick={print}>
          {PAPER.print} <KeyHint>P</KeyHint>
        </Button>
        <Button id="preview-save" size="large" disabled={isWaiting} onClick={save}>
          {PAPER.save} <KeyHint>S</KeyHint>
        </Button>
      </fieldset>
      <PaperOutcomeLine outcome={outcome} />
      <p className={styles.same}>{PREVIEW.same}</p>
      <Button id="preview-close" onClick={onClose}>
        {PREVIEW.close} <KeyHint>Esc</KeyHint>
      </Button>
    </div>
  )
}

function ZoomButtons({ preview: { zoom, setZoom } }: { readonly preview: Preview }) {
  return (
    <fieldset className={styles.zoom} aria-label={PREVIEW.zoom}>
      <button type="button" aria-pressed={zoom === 'fit'} onClick={() => setZoom('fit')}>
        {PREVIEW.fit} <KeyHint>Ctrl+-</KeyHint>
      </button>
      <button type="button" aria-pressed={zoom === 'actual'} onClick={() => setZoom('actual')}>
        {PREVIEW.actual} <KeyHint>Ctrl+=</KeyHint>
      </button>
    </fieldset>
  )
}
