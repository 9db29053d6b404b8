import { Button, Input } from 'antd'
import { useRef } from 'react'
import { CALENDAR } from '#renderer/messages/calendar.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { KeyHint } from '#renderer/ui/key-hint.tsx'
import { EmptyNote } from '#renderer/ui/panel.tsx'
import { useShortcuts } from '#renderer/ui/use-shortcuts.ts'
import styles from './calendar-import.module.css'
import { CalendarPreviewSheet } from './calendar-preview.tsx'
import { type CalendarImport, type ImportState, useCalendarImport } from './use-calendar-import.ts'

interface CalendarImportDialogProps {
  readonly onClose: () => void
  readonly onTaken: (year: number) => void
}

/** 导入工作日历: the file at the left, at the right what taking it would change. */
export function CalendarImportDialog({ onClose, onTaken }: CalendarImportDialogProps) {
  const coming = useCalendarImport(onTaken)
  useShortcuts({ 'Ctrl+Enter': coming.take }, 'dialog')
  return (
    <Dialog label={CALENDAR.importTitle} onClose={onClose}>
      <div className={styles.import}>
        <Source coming={coming} />
        <section className={styles.sheet} aria-label={CALENDAR.preview}>
          <h3 className={styles.subtitle}>{CALENDAR.preview}</h3>
          <Outcome state={coming.state} />
          <div className={styles.actions}>
            <Button id="closeCalendar" size="large" onClick={onClose}>
              {CALENDAR.close} <KeyHint>Esc</KeyHint>
            </Button>
            <Button
              id="takeCalendar"
              type="primary"
              size="large"
              loading={coming.isTaking}
              disabled={coming.state.kind !== 'previewed'}
              onClick={coming.take}
            >
              {CALENDAR.take} <KeyHint>Ctrl+Enter</KeyHint>
            </Button>
          </div>
        </section>
      </div>
    </Dialog>
  )
}

function Source({ coming }: { readonly coming: CalendarImport }) {
  const file = useRef<HTMLInputElement>(null)
  return (
    <div className={styles.source}>
      <h2 className={styles.title}>{CALENDAR.importTitle}</h2>
      <p className={styles.intro}>{CALENDAR.importIntro}</p>
      <div className={styles.file}>
        <Button id="chooseCalendar" autoFocus onClick={() => file.current?.click()}>
          {CALENDAR.choose}
        </Button>
        <span className={styles.fileName}>{coming.fileName || CALENDAR.noFile}</span>
        <input
          ref={file}
          id="calendarFile"
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
      <label className={styles.label} htmlFor="calendarText">
        {CALENDAR.paste}
      </label>
      <div className={styles.text}>
        <Input.TextArea
          id="calendarText"
          value={coming.text}
          placeholder={CALENDAR.pasteExample}
          spellCheck={false}
          onChange={(event) => coming.type(event.target.value)}
        />
      </div>
    </div>
  )
}

function Outcome({ state }: { readonly state: ImportState }) {
  switch (state.kind) {
    case 'nothing':
      return (
        <div className={styles.outcome}>
          <EmptyNote title={CALENDAR.previewEmpty} text={CALENDAR.previewEmptyText} />
        </div>
      )
    case 'reading':
      return <p className={styles.outcome}>{CALENDAR.reading}</p>
    case 'refused':
      return (
        <div className={styles.outcome}>
          <div className={styles.refused} role="alert">
            <p className={styles.refusedTitle}>{CALENDAR.refusedTitle}</p>
            <p>{state.message}</p>
            <p>{CALENDAR.refusedRemedy}</p>
          </div>
        </div>
      )
    case 'previewed':
      return <CalendarPreviewSheet preview={state.preview} />
  }
}
