import { FileTextOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { FILING } from '#renderer/messages/filing.ts'
import { enterMoves } from '#renderer/ui/enter-moves.ts'
import { KeyHint } from '#renderer/ui/key-hint.tsx'
import type { FormId } from '#shared/bridge.ts'
import { CopiesField } from './copies-field.tsx'
import styles from './filing.module.css'
import { PaperOutcomeLine } from './paper-outcome-line.tsx'
import type { Paper } from './use-paper.ts'

interface FormRowProps {
  readonly form: FormId
  readonly paper: Paper
  readonly isMarked: boolean
  readonly onMark: () => void
  readonly onPreview: () => void
}

/** One form of the filing with what may be done with it; the keys go to the marked one. */
export function FormRow({ form, paper, isMarked, onMark, onPreview }: FormRowProps) {
  const outcome = paper.outcomes.get(form)
  const isRunning = outcome?.kind === 'running'
  return (
    <fieldset
      id={`form-${form}`}
      className={styles.form}
      aria-label={FILING.formNames[form]}
      data-marked={isMarked}
      onFocus={onMark}
      onKeyDown={enterMoves}
    >
      <div className={styles.formHead}>
        <span className={styles.formName}>
          <FileTextOutlined /> {FILING.formNames[form]}
          <span className={styles.formBasis}>{FILING.formBases[form]}</span>
        </span>
        <Button id={`preview-${form}`} onClick={onPreview}>
          {FILING.preview} {isMarked && <KeyHint>{FILING.space}</KeyHint>}
        </Button>
        <CopiesField id={`copies-${form}`} form={form} paper={paper} />
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
      <PaperOutcomeLine outcome={outcome} />
    </fieldset>
  )
}
