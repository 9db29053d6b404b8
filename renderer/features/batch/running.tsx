import { Progress } from 'antd'
import { useEffect, useState } from 'react'
import { onEvent } from '#renderer/bridge.ts'
import { BATCH } from '#renderer/messages/batch.ts'
import type { BatchProgress } from '#shared/batch/batch.ts'
import styles from './batch.module.css'

/** A step under way, as a bar and in numbers; it alone follows the desk row by row. */
export function Running() {
  const [progress, setProgress] = useState<BatchProgress>()
  useEffect(() => onEvent('batch.progress', setProgress), [])
  if (progress === undefined) return <p>{BATCH.opening}</p>
  const { step, done, total } = progress
  return (
    <div className={styles.running}>
      <span>{BATCH.progress(BATCH.steps[step], done, total)}</span>
      <Progress
        percent={Math.floor((done / total) * 100)}
        aria-label={BATCH.steps[step]}
        status="active"
      />
    </div>
  )
}
