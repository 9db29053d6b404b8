import {
  CheckCircleFilled,
  DisconnectOutlined,
  LoadingOutlined,
  PauseCircleFilled,
  WarningFilled,
} from '@ant-design/icons'
import type { ReactNode } from 'react'
import { FRAME } from '#renderer/messages/frame.ts'
import type { LineState } from '#shared/bridge.ts'
import styles from './frame.module.css'

const ICONS: Readonly<Record<LineState['state'], ReactNode>> = {
  unknown: <LoadingOutlined />,
  online: <CheckCircleFilled />,
  offline: <DisconnectOutlined />,
  'our-fault': <WarningFilled />,
  paused: <PauseCircleFilled />,
}

/** The line to the subsystem: icon, word and reason, never colour alone. */
export function LineBadge({ line }: { readonly line: LineState }) {
  const words = [
    line.words === '' ? silentWords(line) : line.words,
    clockWords(line.clockOffsetSeconds ?? 0),
  ]
    .filter((one) => one !== '')
    .join('；')
  return (
    <div className={styles.line} data-state={line.state} role="status" title={words}>
      <span className={styles.lineIcon}>{ICONS[line.state]}</span>
      <span className={styles.lineWords}>
        <span>{FRAME.line[line.state]}</span>
        <span className={styles.lineReason}>{words}</span>
      </span>
    </div>
  )
}

/** Off by less, nobody has to know. */
const NOTICEABLE_S = 30

function clockWords(offsetSeconds: number): string {
  return Math.abs(offsetSeconds) < NOTICEABLE_S ? '' : FRAME.clockOff(offsetSeconds)
}

function silentWords({ state }: LineState): string {
  return state === 'unknown' ? FRAME.lineUnknown : state === 'online' ? FRAME.lineOnline : ''
}
