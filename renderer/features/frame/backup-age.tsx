import { Tooltip } from 'antd'
import { BACKUP } from '#renderer/messages/backup.ts'
import { useBackupState } from '#renderer/store/use-backup-state.ts'
import type { BackupState } from '#shared/backup/backup-state.ts'
import styles from './frame.module.css'

const MINUTE_MS = 60_000

/** How old the newest verified backup is; an office in training needs none. */
export function BackupAge({ isTraining }: { readonly isTraining: boolean }) {
  const { state } = useBackupState()
  if (!state || (isTraining && state.places.length === 0)) return null
  const isBad = state.verifiedAt === null || state.places.some(({ problem }) => problem !== '')
  return (
    <Tooltip title={BACKUP.ageHint}>
      <span className={styles.backup} data-state={isBad ? 'bad' : 'good'}>
        {ageWords(state)}
      </span>
    </Tooltip>
  )
}

function ageWords({ isCurrent, verifiedAt }: BackupState): string {
  if (verifiedAt === null) return BACKUP.age.none
  const minutes = Math.floor((Date.now() - Date.parse(verifiedAt)) / MINUTE_MS)
  if (isCurrent || minutes < 1) return BACKUP.age.current
  if (minutes < 60) return BACKUP.age.stale(BACKUP.minutes(minutes))
  const hours = Math.floor(minutes / 60)
  return BACKUP.age.stale(hours < 24 ? BACKUP.hours(hours) : BACKUP.days(Math.floor(hours / 24)))
}
