import {
  CheckCircleFilled,
  ExclamationCircleFilled,
  FileTextOutlined,
  LoadingOutlined,
} from '@ant-design/icons'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { FILING } from '#renderer/messages/filing.ts'
import { useDeskQuery } from '#renderer/store/use-desk-query.ts'
import { KeyHint } from '#renderer/ui/key-hint.tsx'
import { Panel } from '#renderer/ui/panel.tsx'
import { useShortcuts } from '#renderer/ui/use-shortcuts.ts'
import type { FormId } from '#shared/bridge.ts'
import styles from './filing.module.css'
import { type Paper, type PaperOutcome, usePaper } from './use-paper.ts'

const OUTCOME_ICONS: Readonly<Record<PaperOutcome['kind'], ReactNode>> = {
  running: <LoadingOutlined />,
  done: <CheckCircleFilled />,
  failed: <ExclamationCircleFilled />,
}

/** The forms of a filing: P prints the marked one, S saves it, the arrow keys move the mark. */
export function FormsPanel({ filingId }: { readonly filingId: string }) {
  const { value: forms, failure } = useDeskQuery('paper.forms', { filingId })
  const [marked, setMarked] = useState(0)
  const paper = usePaper(filingId)
  const current = forms?.[marked]
  useShortcuts({
    p: () => current && void paper.print(current),
    s: () => current && void paper.save(current),
    ArrowDown: () => setMarked(Math.min(marked + 1, (forms?.length ?? 1) - 1)),
    ArrowUp: () => setMarked(Math.max(marked - 1, 0)),
  })
  return (
    <Panel
      title={FILING.forms}
      extra={<span className={styles.faint}>{FILING.formsHint}</span>}
      isFlush
    >
      {failure && <p className={styles.failed}>{failure.message}</p>}
      {forms?.length === 0 && <p className={styles.loading}>{FILING.formsEmpty}</p>}
      {forms?.map((form, index) => (
        <FormRow
          key={form}
          form={form}
          paper={paper}
          isMarked={index === marked}
          onMark={() => setMarked(index)}
        />
      ))}
    </Panel>
  )
}

interface FormRowProps {
  readonly form: FormId
  readonly paper: Paper
  readonly isMarked: boolean
  readonly onMark: () => void
}

function FormRow({ form, paper, isMarked, onMark }: FormRowProps) {
  const outcome = paper.outcomes.get(form)
  const isRunning = outcome?.kind === 'running'
  return (
    <fieldset id={`form-${form}`} className={styles.form} data-marked={isMarked} onFocus={onMark}>
      <div className={styles.formHead}>
        <span className={styles.formName}>
          <FileTextOutlined /> {FILING.formNames[form]}{' '}
          <span className={styles.faint}>{FILING.formBases[form]}</span>
        </span>
        <Button
          id={`print-${form}`}
          type={isMarked ? 'primary' : 'default'}
          disabled={isRunning}
          onClick={() => void paper.print(form)}
        >
          {FILING.print} {isMarked && <KeyHint>P</KeyHint>}
        </Button>
        <Button id={`save-${form}`} disabled={isRunning} onClick={() => void paper.save(form)}>
          {FILING.save} {isMarked && <KeyHint>S</KeyHint>}
        </Button>
      </div>
      {outcome && (
        <p className={styles.outcome} data-kind={outcome.kind} role="status">
          {OUTCOME_ICONS[outcome.kind]} {outcome.words}
        </p>
      )}
    </fieldset>
  )
}
