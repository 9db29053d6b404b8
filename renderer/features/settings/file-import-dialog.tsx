import { Button, Input } from 'antd'
import { type ReactNode, useRef } from 'react'
import { FILE_IMPORT } from '#renderer/messages/file-import.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { KeyHint } from '#renderer/ui/key-hint.tsx'
import { EmptyNote } from '#renderer/ui/panel.tsx'
import { useShortcuts } from '#renderer/ui/use-shortcuts.ts'
import styles from './file-import.module.css'
import type { FileImport, ImportState } from './use-file-import.ts'

/** What an import of one kind of file says. */
interface ImportWords {
  readonly importTitle: string
  readonly importIntro: string
  readonly pasteExample: string
  readonly previewEmptyText: string
  readonly refusedTitle: string
}

interface FileImportDialogProps<P> {
  readonly words: ImportWords
  readonly coming: FileImport<P>
  readonly renderPreview: (preview: P) => ReactNode
  readonly onClose: () => void
}

/** The import of a file: the file at the left, at the right what taking it would change. */
export function FileImportDialog<P>(props: FileImportDialogProps<P>) {
  const { words, coming, onClose } = props
  useShortcuts({ 'Ctrl+Enter': coming.take }, 'dialog')
  return (
    <Dialog label={words.importTitle} onClose={onClose}>
      <div className={styles.import}>
        <Source words={words} coming={coming} />
        <section className={styles.sheet} aria-label={FILE_IMPORT.preview}>
          <h3 className={styles.subtitle}>{FILE_IMPORT.preview}</h3>
          <Outcome words={words} state={coming.state} renderPreview={props.renderPreview} />
          <div className={styles.actions}>
            <Button id="closeImport" size="large" onClick={onClose}>
              {FILE_IMPORT.close} <KeyHint>Esc</KeyHint>
            </Button>
            <Button
              id="takeFile"
              type="primary"
              size="large"
              loading={coming.isTaking}
              disabled={coming.state.kind !== 'previewed'}
              onClick={coming.take}
            >
              {FILE_IMPORT.take} <KeyHint>Ctrl+Enter</KeyHint>
            </Button>
          </div>
        </section>
      </div>
    </Dialog>
  )
}

type SourceProps = Pick<FileImportDialogProps<unknown>, 'words' | 'coming'>

function Source({ words, coming }: SourceProps) {
  const file = useRef<HTMLInputElement>(null)
  return (
    <div className={styles.source}>
      <h2 className={styles.title}>{words.importTitle}</h2>
      <p className={styles.intro}>{words.importIntro}</p>
      <div className={styles.file}>
        <Button id="chooseFile" autoFocus onClick={() => file.current?.click()}>
          {FILE_IMPORT.choose}
        </Button>
        <span className={styles.fileName}>{coming.fileName || FILE_IMPORT.noFile}</span>
        <input
          ref={file}
          id="fileInput"
          type="file"
          accept=".json,.txt,application/json"
          hidden
          onChange={({ currentTarget }) => {
            const [chosen] = currentTarget.files ?? []
            if (chosen) coming.choose(chosen)
            // The same file, corrected, may be chosen again.
            currentTarget.value = ''
          }}
        />
      </div>
      <label className={styles.label} htmlFor="fileText">
        {FILE_IMPORT.paste}
      </label>
      <div className={styles.text}>
        <Input.TextArea
          id="fileText"
          value={coming.text}
          placeholder={words.pasteExample}
          spellCheck={false}
          onChange={(event) => coming.type(event.target.value)}
        />
      </div>
    </div>
  )
}

interface OutcomeProps<P> extends Pick<FileImportDialogProps<P>, 'words' | 'renderPreview'> {
  readonly state: ImportState<P>
}

function Outcome<P>({ words, state, renderPreview }: OutcomeProps<P>) {
  switch (state.kind) {
    case 'nothing':
      return (
        <div className={styles.outcome}>
          <EmptyNote title={FILE_IMPORT.previewEmpty} text={words.previewEmptyText} />
        </div>
      )
    case 'reading':
      return <p className={styles.outcome}>{FILE_IMPORT.reading}</p>
    case 'refused':
      return <Refusal words={words} faults={state.faults} />
    case 'previewed':
      return renderPreview(state.preview)
  }
}

interface RefusalProps {
  readonly words: ImportWords
  readonly faults: readonly string[]
}

/** Why a file was refused: every fault. */
function Refusal({ words, faults }: RefusalProps) {
  return (
    <section
      className={styles.outcome}
      aria-label={words.refusedTitle}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard.
      tabIndex={0}
    >
      <div className={styles.refused} role="alert">
        <p className={styles.refusedTitle}>{words.refusedTitle}</p>
        {faults.length > 1 && <p>{FILE_IMPORT.faults(faults.length)}</p>}
        <ul className={styles.faults}>
          {faults.map((fault) => (
            <li key={fault}>{fault}</li>
          ))}
        </ul>
        <p>{FILE_IMPORT.refusedRemedy}</p>
      </div>
    </section>
  )
}
