import { HddOutlined } from '@ant-design/icons'
import { Tooltip } from 'antd'
import { useEffect, useState } from 'react'
import { call, onEvent } from '#renderer/bridge.ts'
import { FRAME } from '#renderer/messages/frame.ts'
import { spaceWords } from '#shared/space.ts'
import type { SpaceState } from '#shared/space-state.ts'
import styles from './frame.module.css'

/** How little room the disk has left, and what follows; nothing while there is plenty. */
export function SpaceBadge() {
  const [space, setSpace] = useState<SpaceState>()
  useEffect(() => {
    void call('space.state', {}).then((answer) => answer.ok && setSpace(answer.value))
    return onEvent('space.changed', setSpace)
  }, [])
  if (!space || space.level === 'plenty') return null
  return (
    <Tooltip title={FRAME.space[space.level]}>
      <span className={styles.passwordOnly} role="status">
        <HddOutlined /> {FRAME.spaceLeft(spaceWords(space.freeBytes))}
      </span>
    </Tooltip>
  )
}
