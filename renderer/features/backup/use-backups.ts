import { useState } from 'react'
import { call } from '#renderer/bridge.ts'
import { BACKUP } from '#renderer/messages/backup.ts'
import { useBackupState } from '#renderer/store/use-backup-state.ts'
import type { BackupState } from '#shared/backup/backup-state.ts'

/** The backups of this machine and what may be done about them. */
export interface Backups {
  readonly state: BackupState | undefined
  readonly isBusy: boolean
  /** What came of the last act; '' before there was one. */
  readonly words: string
  readonly isGood: boolean
  /** Answers with why the place was not taken; '' when it was. */
  add(path: string): Promise<string>
  remove(path: string): Promise<void>
  run(): Promise<void>
  reload(): Promise<void>
}

/** Runs the panel of the backups. */
export function useBackups(): Backups {
  const { state, reload } = useBackupState()
  const [isBusy, setBusy] = useState(false)
  const [answer, setAnswer] = useState({ words: '', isGood: true })
  const busyWhile = async <T>(act: () => Promise<T>): Promise<T> => {
    setBusy(true)
    setAnswer({ words: '', isGood: true })
    try {
      return await act()
    } finally {
      setBusy(false)
    }
  }
  return {
    state,
    isBusy,
    ...answer,
    reload,
    add: (path) =>
      busyWhile(async () => {
        const added = await call('backup.addPlace', { path })
        if (!added.ok) return added.error.message
        setAnswer({ words: BACKUP.added, isGood: true })
        return ''
      }),
    remove: (path) =>
      busyWhile(async () => {
        const removed = await call('backup.removePlace', { path })
        setAnswer(
          removed.ok
            ? { words: BACKUP.removed, isGood: true }
            : { words: removed.error.message, isGood: false },
        )
      }),
    run: () =>
      busyWhile(async () => {
        const run = await call('backup.now', {})
        if (!run.ok) return setAnswer({ words: run.error.message, isGood: false })
        const isGood = run.value.places.every(({ problem }) => problem === '')
        setAnswer({ words: isGood ? BACKUP.done : BACKUP.failed, isGood })
      }),
  }
}
