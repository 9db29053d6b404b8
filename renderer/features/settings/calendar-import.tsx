import { call } from '#renderer/bridge.ts'
import { CALENDAR } from '#renderer/messages/calendar.ts'
import { CalendarPreviewSheet } from './calendar-preview.tsx'
import { FileImportDialog } from './file-import-dialog.tsx'
import { useFileImport } from './use-file-import.ts'

/** The desk reads no longer text. */
const LONGEST = 200_000

interface CalendarImportDialogProps {
  readonly onClose: () => void
  readonly onTaken: (year: number) => void
}

/** 导入工作日历. */
export function CalendarImportDialog({ onClose, onTaken }: CalendarImportDialogProps) {
  const coming = useFileImport({
    longest: LONGEST,
    tooLarge: CALENDAR.tooLarge,
    preview: (text) => call('calendar.preview', { text }),
    take: (text) => call('calendar.take', { text }),
    onTaken: ({ year }) => onTaken(year),
  })
  return (
    <FileImportDialog
      words={CALENDAR}
      coming={coming}
      renderPreview={(preview) => <CalendarPreviewSheet preview={preview} />}
      onClose={onClose}
    />
  )
}
