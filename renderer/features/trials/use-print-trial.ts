import { useState } from 'react'
import { call } from '#renderer/bridge.ts'
import { TRIALS } from '#renderer/messages/trials.ts'

/** A test page on its way to paper. */
export interface PrintTrial {
  readonly isBusy: boolean
  readonly isPrinted: boolean
  /** The answer of the spooler, or of the disk; '' before there is one. */
  readonly words: string
  readonly isGood: boolean
  print(): Promise<void>
  save(): Promise<void>
}

const NOTHING_YET = { words: '', isGood: true } as const

/** Prints or saves the test page and keeps what came of it. */
export function usePrintTrial(onPrinted: () => void): PrintTrial {
  const [isBusy, setBusy] = useState(false)
  const [isPrinted, setPrinted] = useState(false)
  const [answer, setAnswer] = useState<Pick<PrintTrial, 'words' | 'isGood'>>(NOTHING_YET)
  const run = async (task: () => Promise<typeof answer>) => {
    if (isBusy) return
    setBusy(true)
    setAnswer(NOTHING_YET)
    setAnswer(await task())
    setBusy(false)
  }
  return {
    isBusy,
    isPrinted,
    ...answer,
    print: () =>
      run(async () => {
        const printed = await call('paper.printTest', {})
        if (!printed.ok) return { words: printed.error.message, isGood: false }
        setPrinted(true)
        onPrinted()
        const { printer, job } = printed.value
        return { words: TRIALS.printed(printer, job), isGood: true }
      }),
    save: () =>
      run(async () => {
        const saved = await call('paper.saveTest', {})
        return saved.ok
          ? { words: TRIALS.saved(saved.value.path), isGood: true }
          : { words: saved.error.message, isGood: false }
      }),
  }
}
