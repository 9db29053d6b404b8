import { LockFilled } from '@ant-design/icons'
import { useEffect, useRef } from 'react'
import { UNLOCK } from '#renderer/messages/unlock.ts'
import styles from './lock-warning.module.css'

/** Lies over the page during the last half minute: any key goes on. */
export function LockWarning({ seconds }: { readonly seconds: number }) {
  const warning = useRef<HTMLDivElement>(null)
  // Over an open dialog as well.
  useEffect(() => warning.current?.showPopover(), [])
  return (
    <div ref={warning} className={styles.warning} popover="manual" role="alert">
      <LockFilled />
      <span>{UNLOCK.nearing}</span>
      {/* Read out once, not every second. */}
      <b className={styles.seconds} aria-hidden="true">
        {UNLOCK.seconds(seconds)}
      </b>
      <span className={styles.remedy}>{UNLOCK.nearingRemedy}</span>
    </div>
  )
}
