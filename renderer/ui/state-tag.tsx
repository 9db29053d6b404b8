import {
  CheckCircleFilled,
  ClockCircleFilled,
  ClockCircleOutlined,
  ExclamationCircleFilled,
  QuestionCircleFilled,
  SyncOutlined,
} from '@ant-design/icons-svg'
import type { IconDefinition } from '@ant-design/icons-svg/es/types'
import styles from './state-tag.module.css'

/** How a state looks: by icon and colour, never by colour alone. */
export type StateLook = 'waiting' | 'running' | 'unknown' | 'wrong' | 'done' | 'soon' | 'calm'

const PATHS: Readonly<Record<StateLook, string>> = {
  waiting: pathOf(ClockCircleOutlined),
  running: pathOf(SyncOutlined),
  unknown: pathOf(QuestionCircleFilled),
  wrong: pathOf(ExclamationCircleFilled),
  done: pathOf(CheckCircleFilled),
  soon: pathOf(ClockCircleFilled),
  calm: pathOf(ClockCircleOutlined),
}

interface StateTagProps {
  readonly look: StateLook
  readonly children: string
}

/** A state in a word. Long lists have a tag in every row: another look only changes its path. */
export function StateTag({ look, children }: StateTagProps) {
  return (
    <span className={styles.tag} data-look={look}>
      <svg viewBox="64 64 896 896" aria-hidden="true">
        <path d={PATHS[look]} />
      </svg>{' '}
      {children}
    </span>
  )
}

/** An icon's outline; those of one theme share a view box. */
function pathOf({ icon }: IconDefinition): string {
  if (typeof icon === 'function') throw new Error('an icon in two tones')
  return (icon.children ?? []).map(({ attrs: { d } }) => d).join('')
}
