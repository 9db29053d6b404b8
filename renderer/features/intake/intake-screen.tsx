import { CaptureDialog } from '#renderer/capture/capture-dialog.tsx'
import type { WindowStore } from '#renderer/store/window-store.ts'
import { enterMoves } from '#renderer/ui/enter-moves.ts'
import { useShortcuts } from '#renderer/ui/use-shortcuts.ts'
import type { Draft, Filing } from '#shared/filing/filing.ts'
import type { Tables } from '#shared/reference-data.ts'
import { FilingColumn } from './filing-column.tsx'
import styles from './intake.module.css'
import { IntakeFooter } from './intake-footer.tsx'
import { IntakeHelp } from './intake-help.tsx'
import { MaterialsColumn } from './materials-column.tsx'
import { NoticePreview } from './notice-preview.tsx'
import { PersonColumn } from './person-column.tsx'
import { useIntake } from './use-intake.ts'
import { useMaterialPages } from './use-material-pages.ts'
import { useNotices } from './use-notices.ts'

interface IntakeScreenProps {
  readonly draft: Draft
  readonly tables: Tables
  readonly officeDivision: string
  /** The office's day. */
  readonly today: string
  readonly store: WindowStore
  readonly onAccepted: (filing: Filing) => void
  readonly onLeave: () => void
}

/** 新增备案: one page, three columns, accepted by Ctrl+Enter, told about by Ctrl+G. */
export function IntakeScreen(props: IntakeScreenProps) {
  const intake = useIntake(props)
  const notices = useNotices(intake, props.draft.id)
  const captured = useMaterialPages(intake.form, props)
  useShortcuts({ 'Ctrl+Enter': () => void intake.submit(), 'Ctrl+i': captured.openByKey })
  return (
    <>
      <div
        className={styles.page}
        onKeyDownCapture={enterMoves}
        onFocusCapture={({ target }) => intake.help.follow(target)}
      >
        <div className={styles.columns}>
          <PersonColumn form={intake.form} />
          <FilingColumn form={intake.form} />
          <MaterialsColumn form={intake.form} captured={captured} />
        </div>
        <IntakeFooter intake={intake} onNotices={notices.open} onLeave={props.onLeave} />
        <IntakeHelp form={intake.form} help={intake.help} />
      </div>
      {notices.isOpen && <NoticePreview wanted={notices.wanted} onClose={notices.close} />}
      {captured.material && (
        <CaptureDialog
          owner={props.draft.id}
          requirement={captured.material.id}
          material={captured.material.label}
          changes={captured.material.isAsked ? 'any' : 'removal'}
          onClose={captured.close}
        />
      )}
    </>
  )
}
