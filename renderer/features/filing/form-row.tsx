import { FileTextOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { PAPER } from '#renderer/messages/paper.ts'
import { CopiesField } from '#renderer/paper/copies-field.tsx'
import { PaperOutcomeLine } from '#renderer/paper/paper-outcome-line.tsx'
import type { Paper } from '#renderer/paper/use-paper.ts'
import { enterMoves } from '#renderer/ui/enter-moves.ts'
import { KeyHint } from '#renderer/ui/key-hint.tsx'
import type { FormId } from '#shared/paper.ts'
import styles from './filing.module.css'

interface FormRowProps {
  readonly filingId: string
  readonly form: FormId
  readonly paper: Paper
  readonly isMarked: boolean
  readonly onMark: () => void
  readonly onPreview: () => void
}

/** One form of the filing with what may be done with it; the keys go to the marked one. */
export function FormRow(props: FormRowProps) {
  const { filingId, form, paper, isMarked } = props
  const wanted = { filingId, form }
  const outcome = paper.outcomes.get(form)
  const isRunning = outcome?.kind === 'running'
  return (
    <fieldset
      id={`form-${form}`}
      className={styles.form}
      aria-label={PAPER.formNames[form]}
      data-marked={isMarked}
      onFocus={props.onMark}
      onKeyDown={enterMoves}
    >
      <div className={styles.formHead}>
        <span className={styles.formName}>
          <FileTextOutlined /> {PAPER.formNames[form]}
          <span className={styles.formBasis}>{PAPER.formBases[form]}</span>
        </span>
        <Button id={`preview-${form}`} onClick={props.onPreview}>
          {PAPER.preview} {isMarked && <KeyHint>{PAPER.space}</KeyHint>}
        </Button>
        <CopiesField id={`copies-${form}`} form={form} paper={paper} />
        <Button
          id={`print-${form}`}
          type={isMarked ? 'primary' : 'default'}
          disabled={isRunning}
          onClick={() => void paper.print(wanted)}
        >
          {PAPER.print} {isMarked && <KeyHint>P</KeyHint>}
        </Button>
        <Button id={`save-${form}`} disabled={isRunning} onClick={() => void paper.save(wanted)}>
          {PAPER.save} {isMarked && <KeyHint>S</KeyHint>}
        </Button>
      </div>
      <PaperOutcomeLine outcome={outcome} />
    </fieldset>
  )
}
