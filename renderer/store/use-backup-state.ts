import { useCallback, useEffect, useState } from 'react'
import { call, onEvent } from '#renderer/bridge.ts'
import type { BackupState } from '#shared/backup/backup-state.ts'

/** Follows the backups of the open vault; undefined until the first answer. */
export function useBackupState(): {
  readonly state: BackupState | undefined
  reload(): Promise<void>
} {
  const [state, setState] = useState<BackupState>()
  const reload = useCallback(async () => {
    const answer = await call('backup.state', {})
    if (answer.ok) setState(answer.value)
  }, [])
  useEffect(() => {
    void reload()
    return onEvent('backup.changed', setState)
  }, [reload])
  return { state, reload }
}
