import { useEffect, useEffectEvent, useState } from 'react'
import { call, onEvent } from '#renderer/bridge.ts'
import { BATCH } from '#renderer/messages/batch.ts'
import type { Batch } from '#shared/batch/batch.ts'
import type { Result } from '#shared/result.ts'

/** What the desk is at, as far as the window knows. */
type Work = 'nothing' | 'reading' | 'filing' | 'cancelling'

/** What came of the last command; '' where there is nothing to say. */
interface Answer {
  readonly words: string
  readonly isGood: boolean
}

const SILENT: Answer = { words: '', isGood: true }

/** The list on screen and what one may do with it. */
export interface BatchWork {
  /** Undefined until the desk said which list it holds; null: none. */
  readonly batch: Batch | null | undefined
  readonly work: Work
  readonly answer: Answer
  readonly employer: string
  setEmployer(employer: string): void
  read(file: File): Promise<void>
  file(): Promise<void>
  cancel(): Promise<void>
  saveTemplate(): Promise<void>
  saveResult(): Promise<void>
}

/** Follows the list the desk holds; it goes on there while another screen is shown. */
export function useBatch(): BatchWork {
  const [batch, setBatch] = useState<Batch | null>()
  const [work, setWork] = useState<Work>('nothing')
  const [answer, setAnswer] = useState(SILENT)
  const [employer, setEmployer] = useState('')
  const catchUp = useEffectEvent(async () => {
    const current = await findCurrent()
    setBatch(current)
    setWork(current?.isFiling ? 'filing' : 'nothing')
    return current
  })
  const comeBack = useEffectEvent(async () => {
    const current = await catchUp()
    setEmployer((typed) => typed || (current?.employer ?? ''))
  })
  useEffect(() => {
    void comeBack()
    return onEvent('batch.progress', ({ step }) => {
      // The end of a run that an earlier visit to this screen may have begun.
      if (step === 'ended') void catchUp()
    })
  }, [])
  const run = async (kind: Work, task: () => Promise<Result<Batch>>) => {
    if (work !== 'nothing') return
    setWork(kind)
    setAnswer(SILENT)
    const result = await task()
    // What was filed before a fault is filed: the desk knows.
    setBatch(result.ok ? result.value : await findCurrent())
    if (!result.ok) setAnswer({ words: result.error.message, isGood: false })
    setWork('nothing')
  }
  const save = async (saved: Promise<Result<{ readonly path: string }>>) => {
    const result = await saved
    setAnswer(
      result.ok
        ? { words: BATCH.saved(result.value.path), isGood: true }
        : { words: result.error.message, isGood: false },
    )
  }
  return {
    batch,
    work,
    answer,
    employer,
    setEmployer,
    read: (file) =>
      run('reading', async () => {
        const bytes = new Uint8Array(await file.arrayBuffer())
        return call('batch.read', { name: file.name, bytes, employer })
      }),
    file: async () => {
      if (batch) await run('filing', () => call('batch.file', { batchId: batch.id }))
    },
    cancel: async () => {
      setWork('cancelling')
      await call('batch.cancel', {})
    },
    saveTemplate: () => save(call('batch.template', {})),
    saveResult: async () => {
      if (batch) await save(call('batch.result', { batchId: batch.id }))
    },
  }
}

async function findCurrent(): Promise<Batch | null> {
  const answer = await call('batch.current', {})
  return answer.ok ? answer.value.batch : null
}
