import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { call, onEvent } from '#renderer/bridge.ts'
import { BATCH } from '#renderer/messages/batch.ts'
import type { Batch } from '#shared/batch/batch.ts'
import { type Result, refuse } from '#shared/result.ts'

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
  const [employer, setEmployer] = useState('')
  /** The file of the list on screen, where this visit chose it. */
  const listed = useRef<File>(undefined)
  const held = useHeldBatch((found) => setEmployer((typed) => typed || found))
  const { batch, run } = held
  const readFrom = async (file: File, sender: string) => {
    const list = await readList(file, sender)
    if (list.ok) listed.current = file
    return list
  }
  return {
    ...held,
    employer,
    setEmployer,
    async read(file) {
      // Another file is another employer's, unless its name was typed for it.
      const isLeftOver = employer === batch?.employer && file.name !== batch.fileName
      await run('reading', async () => {
        const list = await readFrom(file, isLeftOver ? '' : employer)
        if (list.ok && isLeftOver) setEmployer('')
        return list
      })
    },
    async file() {
      if (!batch) return
      const { id: batchId } = batch
      if (employer === batch.employer) return run('filing', () => call('batch.file', { batchId }))
      // The rows bear the name that stood there when they were read.
      const file = listed.current
      if (file === undefined) return held.say(BATCH.employerMoved)
      await run('filing', async () => {
        const again = await readFrom(file, employer)
        return again.ok ? call('batch.file', { batchId: again.value.id }) : again
      })
    },
    saveTemplate: () => held.save(call('batch.template', {})),
    saveResult: async () => {
      if (batch) await held.save(call('batch.result', { batchId: batch.id }))
    },
  }
}

/** The list as the desk holds it, and the commands about it, one at a time; `onFound` hears whose it is. */
function useHeldBatch(onFound: (employer: string) => void) {
  const [batch, setBatch] = useState<Batch | null>()
  const [work, setWork] = useState<Work>('nothing')
  const [answer, setAnswer] = useState(SILENT)
  const catchUp = useEffectEvent(async () => {
    const current = await findCurrent()
    setBatch(current)
    setWork(current?.isFiling ? 'filing' : 'nothing')
    return current
  })
  const comeBack = useEffectEvent(async () => {
    const current = await catchUp()
    onFound(current?.employer ?? '')
  })
  useEffect(() => {
    void comeBack()
    return onEvent('batch.progress', ({ step }) => {
      // The end of a run that an earlier visit to this screen may have begun.
      if (step === 'ended') void catchUp()
    })
  }, [])
  const say = (words: string) => setAnswer({ words, isGood: false })
  return {
    batch,
    work,
    answer,
    say,
    run: async (kind: Work, task: () => Promise<Result<Batch>>) => {
      if (work !== 'nothing') return
      setWork(kind)
      setAnswer(SILENT)
      const result = await task()
      // What was filed before a fault is filed: the desk knows.
      setBatch(result.ok ? result.value : await findCurrent())
      if (!result.ok) say(result.error.message)
      setWork('nothing')
    },
    save: async (saved: Promise<Result<{ readonly path: string }>>) => {
      const result = await saved
      if (result.ok) setAnswer({ words: BATCH.saved(result.value.path), isGood: true })
      else say(result.error.message)
    },
    cancel: async () => {
      setWork('cancelling')
      await call('batch.cancel', {})
    },
  }
}

async function readList(file: File, employer: string): Promise<Result<Batch>> {
  const content = await file.arrayBuffer().catch(() => undefined)
  if (content === undefined) return refuse('file-unreadable', BATCH.unreadable)
  return call('batch.read', { name: file.name, bytes: new Uint8Array(content), employer })
}

async function findCurrent(): Promise<Batch | null> {
  const answer = await call('batch.current', {})
  return answer.ok ? answer.value.batch : null
}
