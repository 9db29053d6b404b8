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

/** The line to the subsystem: icon and word, never colour alone; what is wrong stands in the strip. */
export function LineBadge({ line }: { readonly line: LineState }) {
  const words = SILENT_WORDS[line.state]
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

const SILENT_WORDS: Readonly<Partial<Record<LineState['state'], string>>> = {
  unknown: FRAME.lineUnknown,
  online: FRAME.lineOnline,
}

/**
 * Why nothing goes over the line, until when, and by how much the clock is off; nothing where all is well. It is
 * the window's last line: what is being typed above does not move.
 */
export function LineStrip({ line }: { readonly line: LineState }) {
  const words = [
    line.state === 'unknown' ? '' : line.words,
    clockWords(line.clockOffsetSeconds ?? 0),
  ].filter((one) => one !== '')
  if (words.length === 0) return null
  return (
    <p id="line-strip" className={styles.lineStrip} role="status">
      {ICONS[line.state === 'online' ? 'our-fault' : line.state]} {words.join('；')}
    </p>
  )
}

/** Off by less, nobody has to know. */
const NOTICEABLE_S = 30

function clockWords(offsetSeconds: number): string {
  return Math.abs(offsetSeconds) < NOTICEABLE_S ? '' : FRAME.clockOff(offsetSeconds)
}
