import { WarningFilled } from '@ant-design/icons'
import { Tooltip } from 'antd'
import { INTEGRITY } from '#renderer/messages/integrity.ts'
import { useIntegrity } from '#renderer/store/use-integrity.ts'
import styles from './frame.module.css'

/** How much of what is stored was found damaged; nothing while all is well. */
export function DamageBadge() {
  const { state } = useIntegrity()
  if (!state || state.damages.length === 0) return null
  return (
    <Tooltip title={INTEGRITY.damagedHint}>
      <span className={styles.passwordOnly} role="status">
        <WarningFilled /> {INTEGRITY.damaged(state.damages.length)}
      </span>
    </Tooltip>
  )
}
