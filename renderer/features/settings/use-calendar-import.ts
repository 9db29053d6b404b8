import { useRef, useState } from 'react'
import { call } from '#renderer/bridge.ts'
import { CALENDAR } from '#renderer/messages/calendar.ts'
import type { CalendarPreview } from '#shared/bridge.ts'
import { readFileText } from './calendar-file-text.ts'

/** The desk reads no longer text. */
const LONGEST = 200_000

/** What became of the text that stands there. */
export type ImportState =
  | { readonly kind: 'nothing' | 'reading' }
  | { readonly kind: 'refused'; readonly message: string }
  /** `text` is what was looked at: this and nothing else is taken. */
  | { readonly kind: 'previewed'; readonly text: string; readonly preview: CalendarPreview }

/** A holiday file on its way in: read, looked at, taken. */
export interface CalendarImport {
  readonly text: string
  readonly fileName: string
  readonly state: ImportState
  readonly isTaking: boolean
  readonly choose: (file: File) => void
  readonly type: (text: string) => void
  readonly take: () => void
}

/** Runs an import; nothing is taken that was not shown as a difference before. */
export function useCalendarImport(onTaken: (year: number) => void): CalendarImport {
  const [text, setText] = useState('')
  const [fileName, setFileName] = useState('')
  const [state, setState] = useState<ImportState>({ kind: 'nothing' })
  const [isTaking, setTaking] = useState(false)
  const lastLook = useRef(0)

  const look = async (file: string, read: () => Promise<string>) => {
    lastLook.current += 1
    const own = lastLook.current
    setFileName(file)
    setState({ kind: 'reading' })
    const content = await read().catch(() => undefined)
    const next = await stateOf(content)
    // Another file was chosen meanwhile.
    if (own !== lastLook.current) return
    setText(content ?? '')
    setState(next)
  }

  const take = async (shown: string) => {
    setTaking(true)
    const taken = await call('calendar.take', { text: shown })
    setTaking(false)
    if (taken.ok) onTaken(taken.value.year)
    else setState({ kind: 'refused', message: taken.error.message })
  }

  return {
    text,
    fileName,
    state,
    isTaking,
    choose: (file) => void look(file.name, () => readFileText(file)),
    type: (typed) => {
      setText(typed)
      void look('', async () => typed)
    },
    take: () => {
      if (state.kind === 'previewed' && !isTaking) void take(state.text)
    },
  }
}

async function stateOf(text: string | undefined): Promise<ImportState> {
  if (text === undefined) return { kind: 'refused', message: CALENDAR.unreadable }
  if (text.trim() === '') return { kind: 'nothing' }
  if (text.length > LONGEST) return { kind: 'refused', message: CALENDAR.tooLarge }
  const previewed = await call('calendar.preview', { text })
  return previewed.ok
    ? { kind: 'previewed', text, preview: previewed.value }
    : { kind: 'refused', message: previewed.error.message }
}
