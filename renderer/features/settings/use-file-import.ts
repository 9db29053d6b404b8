import { useRef, useState } from 'react'
import { FILE_IMPORT } from '#renderer/messages/file-import.ts'
import type { Result } from '#shared/result.ts'
import { readFileText } from './imported-file-text.ts'

/** How a kind of file is looked at and taken. */
interface ImportPlan<P, T> {
  /** The desk reads no longer text. */
  readonly longest: number
  readonly tooLarge: string
  preview(text: string): Promise<Result<P>>
  take(text: string): Promise<Result<T>>
  onTaken(taken: T): void
}

/** What became of the text that stands there. */
export type ImportState<P> =
  | { readonly kind: 'nothing' | 'reading' }
  /** A line for each fault. */
  | { readonly kind: 'refused'; readonly faults: readonly string[] }
  /** `text` is what was looked at: this and nothing else is taken. */
  | { readonly kind: 'previewed'; readonly text: string; readonly preview: P }

/** A file on its way in: read, looked at, taken. */
export interface FileImport<P> {
  readonly text: string
  readonly fileName: string
  readonly state: ImportState<P>
  readonly isTaking: boolean
  readonly choose: (file: File) => void
  readonly type: (text: string) => void
  readonly take: () => void
}

/** Runs an import; nothing is taken that was not shown as a difference before. */
export function useFileImport<P, T>(plan: ImportPlan<P, T>): FileImport<P> {
  const [text, setText] = useState('')
  const [fileName, setFileName] = useState('')
  const [state, setState] = useState<ImportState<P>>({ kind: 'nothing' })
  const [isTaking, setTaking] = useState(false)
  const lastLook = useRef(0)

  const look = async (file: string, read: () => Promise<string>) => {
    lastLook.current += 1
    const own = lastLook.current
    setFileName(file)
    setState({ kind: 'reading' })
    const content = await read().catch(() => undefined)
    const next = await stateOf(content, plan)
    // Another file was chosen meanwhile.
    if (own !== lastLook.current) return
    setText(content ?? '')
    setState(next)
  }

  const take = async (shown: string) => {
    setTaking(true)
    const taken = await plan.take(shown)
    setTaking(false)
    if (taken.ok) plan.onTaken(taken.value)
    else setState(refused(taken.error.message))
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

async function stateOf<P, T>(
  text: string | undefined,
  plan: ImportPlan<P, T>,
): Promise<ImportState<P>> {
  if (text === undefined) return refused(FILE_IMPORT.unreadable)
  if (text.trim() === '') return { kind: 'nothing' }
  if (text.length > plan.longest) return refused(plan.tooLarge)
  const previewed = await plan.preview(text)
  return previewed.ok
    ? { kind: 'previewed', text, preview: previewed.value }
    : refused(previewed.error.message)
}

function refused(message: string): ImportState<never> {
  return { kind: 'refused', faults: message.split('\n') }
}
