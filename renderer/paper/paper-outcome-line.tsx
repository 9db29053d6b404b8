import { CheckCircleFilled, ExclamationCircleFilled, LoadingOutlined } from '@ant-design/icons'
import type { ReactNode } from 'react'
import styles from './paper.module.css'
import type { PaperOutcome } from './use-paper.ts'

const ICONS: Readonly<Record<PaperOutcome['kind'], ReactNode>> = {
  running: <LoadingOutlined />,
  done: <CheckCircleFilled />,
  failed: <ExclamationCircleFilled />,
}

/** How the last printing or saving of a form ended; nothing before the first. */
export function PaperOutcomeLine({ outcome }: { readonly outcome: PaperOutcome | undefined }) {
  if (outcome === undefined) return null
  return (
    <p className={styles.outcome} data-kind={outcome.kind} role="status" title={outcome.words}>
      {ICONS[outcome.kind]} {outcome.words}
    </p>
  )
}
