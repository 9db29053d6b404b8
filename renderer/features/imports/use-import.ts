import { useEffect, useEffectEvent, useState } from 'react'
import { call, onEvent } from '#renderer/bridge.ts'
import { IMPORTS } from '#renderer/messages/imports.ts'
import type {
  ImportFile,
  ImportHeld,
  ImportProgress,
  ImportReport,
} from '#shared/imports/import-report.ts'
import type { ImportMapping, ImportTarget } from '#shared/imports/import-targets.ts'
import type { Result } from '#shared/result.ts'

/** An older ledger on its way in. */
export interface ImportWork {
  readonly file: ImportFile | undefined
  readonly mapping: ImportMapping
  readonly report: ImportReport | undefined
  readonly work: 'nothing' | 'reading' | 'checking' | 'writing'
  readonly progress: ImportProgress | undefined
  readonly said: { readonly words: string; readonly isGood: boolean }
  read(file: File): Promise<void>
  map(target: ImportTarget, place: number | undefined): void
  check(): Promise<void>
  run(): Promise<void>
  cancel(): void
  saveFaults(): Promise<void>
}

const SILENCE = { words: '', isGood: true }

/** Reads a file, tries it, takes its rows in; every step may be called off. */
export function useImport(): ImportWork {
  const [file, setFile] = useState<ImportFile>()
  const [mapping, setMapping] = useState<ImportMapping>({})
  const [report, setReport] = useState<ImportReport>()
  const { work, said, say, step } = useSteps()
  const [progress, setProgress] = useState<ImportProgress>()
  useEffect(() => onEvent('import.progress', setProgress), [])
  const show = (held: ImportHeld) => {
    setFile(held.file)
    setMapping(held.file.mapping)
    setReport(held.report ?? undefined)
  }
  const isResumed = useResumed(show)
  // Before that, only a step of the time before the screen was left tells how far it has come.
  const current = work === 'nothing' && !isResumed && progress ? progress.step : work
  const fileId = file?.id ?? ''
  return {
    file,
    mapping,
    report,
    work: current,
    progress: current === 'nothing' ? undefined : progress,
    said,
    read: (chosen) =>
      step(
        'reading',
        async () =>
          call('import.read', {
            name: chosen.name,
            bytes: new Uint8Array(await chosen.arrayBuffer()),
          }),
        (read) => show({ file: read, report: null }),
      ),
    map(target, place) {
      const { [target]: _, ...others } = mapping
      const next = place === undefined ? others : { ...others, [target]: place }
      setMapping(next)
      void call('import.map', { fileId, mapping: next })
      // What was found by another mapping says nothing of this one.
      setReport(undefined)
    },
    check: () => step('checking', () => call('import.check', { fileId, mapping }), setReport),
    run: () =>
      step(
        'writing',
        () => call('import.run', { fileId }),
        (taken) => {
          setReport(taken)
          say({
            words: taken.stopped || (taken.ready > 0 ? IMPORTS.paused : IMPORTS.done),
            isGood: taken.ready === 0,
          })
        },
      ),
    cancel: () => void call('import.cancel', {}),
    saveFaults: () =>
      step(
        'reading',
        () => call('import.faults', { fileId }),
        ({ path }) => say({ words: IMPORTS.saved(path), isGood: true }),
      ),
  }
}

/** Asks once what is at the desk; true once it is known, which takes as long as a step that was begun before. */
function useResumed(onHeld: (held: ImportHeld) => void): boolean {
  const [isResumed, setResumed] = useState(false)
  const resume = useEffectEvent(async () => {
    const held = await call('import.resume', {})
    setResumed(true)
    if (held.ok && held.value) onHeld(held.value)
  })
  useEffect(() => void resume(), [])
  return isResumed
}

/** One step at a time, and what became of the last one. */
function useSteps() {
  const [work, setWork] = useState<ImportWork['work']>('nothing')
  const [said, say] = useState(SILENCE)
  const step = async <T>(
    kind: ImportWork['work'],
    task: () => Promise<Result<T>>,
    onDone: (value: T) => void,
  ) => {
    if (work !== 'nothing') return
    setWork(kind)
    say(SILENCE)
    const answer = await task()
    setWork('nothing')
    if (answer.ok) onDone(answer.value)
    else say({ words: answer.error.message, isGood: false })
  }
  return { work, said, say, step }
}
