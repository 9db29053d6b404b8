import {
  CheckCircleFilled,
  ClockCircleFilled,
  ClockCircleOutlined,
  ExclamationCircleFilled,
  QuestionCircleFilled,
  SyncOutlined,
} from '@ant-design/icons'
import type { ReactNode } from 'react'
import styles from './state-tag.module.css'

/** How a state looks: by icon and colour, never by colour alone. */
export type StateLook = 'waiting' | 'running' | 'unknown' | 'wrong' | 'done' | 'soon' | 'calm'

const ICONS: Readonly<Record<StateLook, ReactNode>> = {
  waiting: <ClockCircleOutlined />,
  running: <SyncOutlined />,
  unknown: <QuestionCircleFilled />,
  wrong: <ExclamationCircleFilled />,
  done: <CheckCircleFilled />,
  soon: <ClockCircleFilled />,
  calm: <ClockCircleOutlined />,
}

/** A state in a word. */
export function StateTag({
  look,
  children,
}: {
  readonly look: StateLook
  readonly children: string
}) {
  return (
    <span className={styles.tag} data-look={look}>
      {ICONS[look]} {children}
    </span>
  )
}
