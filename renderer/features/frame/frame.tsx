import {
  EyeOutlined,
  HomeOutlined,
  LockOutlined,
  PlusOutlined,
  SafetyCertificateOutlined,
  SettingOutlined,
  TableOutlined,
} from '@ant-design/icons'
import { Progress, Tooltip, Watermark } from 'antd'
import type { ReactNode } from 'react'
import { COMMON } from '#renderer/messages/common.ts'
import { FRAME } from '#renderer/messages/frame.ts'
import type { CopyProgress } from '#renderer/store/apply.ts'
import { KeyHint } from '#renderer/ui/key-hint.tsx'
import { FONT_FAMILY } from '#renderer/ui/theme.ts'
import { useShortcuts } from '#renderer/ui/use-shortcuts.ts'
import type { DeskState } from '#shared/bridge.ts'
import { BackupAge } from './backup-age.tsx'
import { DamageBadge } from './damage-badge.tsx'
import styles from './frame.module.css'
import { LineBadge, LineStrip } from './line-badge.tsx'
import { QueueButton } from './queue-button.tsx'
import { SpaceBadge } from './space-badge.tsx'
import { useFrame } from './use-frame.ts'

/** Where the header leads. */
interface FrameActions {
  home(): void
  newFiling(): void
  queue(): void
  ledger(): void
  /** The ledger, with the cursor in its search. */
  search(): void
  batch(): void
  obligations(): void
  settlement(): void
  settings(): void
  lock(): void
  back(): void
}

interface FrameProps {
  readonly desk: Extract<DeskState, { phase: 'open' }>
  readonly current:
    | 'home'
    | 'newFiling'
    | 'queue'
    | 'ledger'
    | 'batch'
    | 'obligations'
    | 'filing'
    | 'settlement'
    | 'settings'
  readonly progress: CopyProgress
  readonly actions: FrameActions
  readonly children: ReactNode
}

/** The header over every screen, the global keys, and in training mode the watermark. */
export function Frame({ desk, current, progress, actions, children }: FrameProps) {
  const { line, counts } = useFrame()
  useShortcuts({
    F2: actions.newFiling,
    F5: actions.ledger,
    'Ctrl+k': actions.search,
    F4: actions.queue,
    F6: actions.home,
    F7: actions.batch,
    F8: actions.settlement,
    F9: actions.settings,
    F10: actions.obligations,
    Escape: actions.back,
  })
  useShortcuts({ 'Ctrl+l': actions.lock }, 'everywhere')
  return (
    <>
      <div className={styles.frame}>
        <header className={styles.header}>
          <span className={styles.product}>{COMMON.product}</span>
          {desk.mode === 'training' && <span className={styles.training}>{FRAME.training}</span>}
          <nav className={styles.nav}>
            <NavButton isCurrent={current === 'home'} hint="F6" onClick={actions.home}>
              <HomeOutlined /> {FRAME.home}
            </NavButton>
            <NavButton isCurrent={current === 'newFiling'} hint="F2" onClick={actions.newFiling}>
              <PlusOutlined /> {FRAME.newFiling}
            </NavButton>
            <NavButton isCurrent={current === 'ledger'} hint="F5" onClick={actions.ledger}>
              <TableOutlined /> {FRAME.ledger}
            </NavButton>
            <QueueButton counts={counts} isCurrent={current === 'queue'} onClick={actions.queue} />
          </nav>
          <LineBadge line={line} />
          <Station desk={desk} actions={actions} isInSettings={current === 'settings'} />
        </header>
        {desk.isReadOnly && (
          <p className={styles.readOnly} role="alert">
            <EyeOutlined /> {FRAME.readOnly}
          </p>
        )}
        {progress && <CopyBar done={progress.done} total={progress.total} />}
        <main className={styles.main}>{children}</main>
        <LineStrip line={line} />
      </div>
      {desk.mode === 'training' && <TrainingMark />}
    </>
  )
}

const WATERMARK_FONT = {
  color: 'rgba(138, 75, 0, 0.06)',
  fontSize: 40,
  fontFamily: FONT_FAMILY,
}

/** Said here, because the watermark brings a position of its own. */
const WATERMARK_PLACE = { position: 'fixed' } as const

/**
 * The watermark of the training mode, over everything and around nothing: it watches what it is around, and
 * every row of the ledger would be a change to look at.
 */
function TrainingMark() {
  return (
    <Watermark
      content={FRAME.watermark}
      className={styles.watermark ?? ''}
      style={WATERMARK_PLACE}
      font={WATERMARK_FONT}
      gap={[180, 130]}
    />
  )
}

interface NavButtonProps {
  readonly isCurrent: boolean
  readonly hint: string
  readonly onClick: () => void
  readonly children: ReactNode
}

function NavButton({ isCurrent, hint, onClick, children }: NavButtonProps) {
  return (
    <button
      type="button"
      className={styles.navButton}
      aria-current={isCurrent ? 'page' : undefined}
      onClick={onClick}
    >
      {children} <KeyHint>{hint}</KeyHint>
    </button>
  )
}

interface StationProps {
  readonly desk: FrameProps['desk']
  readonly actions: FrameActions
  readonly isInSettings: boolean
}

function Station({ desk, actions, isInSettings }: StationProps) {
  return (
    <div className={styles.station}>
      <span className={styles.who}>
        <span className={styles.office} title={desk.office.name}>
          {desk.office.name}
        </span>
        <span className={styles.operator}>
          <DamageBadge />
          <SpaceBadge />
          <BackupAge isTraining={desk.mode === 'training'} />
          {desk.passwordOnly && (
            <Tooltip title={FRAME.passwordOnlyHint}>
              <span className={styles.passwordOnly}>
                <SafetyCertificateOutlined /> {FRAME.passwordOnly}
              </span>
            </Tooltip>
          )}
          {desk.operator.name} {desk.operator.number}
        </span>
      </span>
      <NavButton isCurrent={isInSettings} hint="F9" onClick={actions.settings}>
        <SettingOutlined /> {FRAME.settings}
      </NavButton>
      <button type="button" className={styles.navButton} onClick={actions.lock}>
        <LockOutlined /> {FRAME.lock} <KeyHint>Ctrl+L</KeyHint>
      </button>
    </div>
  )
}

function CopyBar({ done, total }: { readonly done: number; readonly total: number }) {
  return (
    <div className={styles.copyBar}>
      <span>{FRAME.rebuilding(done, total)}</span>
      <Progress percent={Math.round((done / total) * 100)} size="small" showInfo={false} />
    </div>
  )
}
