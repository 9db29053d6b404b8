import { CheckCircleFilled, CloseOutlined, WarningFilled } from '@ant-design/icons'
import { Button } from 'antd'
import { BACKUP } from '#renderer/messages/backup.ts'
import { officeMoment } from '#renderer/ui/office-time.ts'
import { Panel } from '#renderer/ui/panel.tsx'
import type { BackupPlace } from '#shared/backup/backup-state.ts'
import styles from './backup.module.css'
import { IntegrityPart } from './integrity-part.tsx'
import { PlaceForm } from './place-form.tsx'
import { RecoveryForm } from './recovery-form.tsx'
import { useBackups } from './use-backups.ts'

/** 备份与恢复码: where the vault is copied to, how old that is, and the code of the safe. */
export function BackupPanel() {
  const backups = useBackups()
  const { state } = backups
  if (!state) return null
  return (
    <Panel title={BACKUP.title} extra={<Age verifiedAt={state.verifiedAt} />}>
      <p className={styles.intro}>{BACKUP.intro}</p>
      {state.places.length === 0 && (
        <p className={styles.warning}>
          <WarningFilled /> {BACKUP.none}
        </p>
      )}
      <ul className={styles.places}>
        {state.places.map((place) => (
          <Place key={place.path} place={place} onRemove={() => void backups.remove(place.path)} />
        ))}
      </ul>
      <PlaceForm backups={backups} />
      <RecoveryForm madeAt={state.recoveryMadeAt} onMade={backups.reload} />
      <IntegrityPart />
    </Panel>
  )
}

function Age({ verifiedAt }: { readonly verifiedAt: string | null }) {
  return (
    <span className={styles.age} data-state={verifiedAt === null ? 'open' : 'done'}>
      {verifiedAt === null ? BACKUP.never : BACKUP.verified(officeMoment(verifiedAt))}
    </span>
  )
}

function Place({
  place,
  onRemove,
}: {
  readonly place: BackupPlace
  readonly onRemove: () => void
}) {
  const { path, verifiedAt, isSameDisk, problem } = place
  return (
    <li className={styles.place}>
      <span className={styles.path}>{path}</span>
      <Button
        size="small"
        type="text"
        icon={<CloseOutlined />}
        title={BACKUP.remove}
        aria-label={`${BACKUP.remove} ${path}`}
        onClick={onRemove}
      />
      <span className={styles.said}>
        {verifiedAt === null ? (
          BACKUP.never
        ) : (
          <span className={styles.good}>
            <CheckCircleFilled /> {BACKUP.verified(officeMoment(verifiedAt))}
          </span>
        )}
        {isSameDisk && <span className={styles.warning}>{BACKUP.sameDisk}</span>}
        {problem !== '' && <span className={styles.problem}>{problem}</span>}
      </span>
    </li>
  )
}
