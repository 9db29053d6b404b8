import { Input } from 'antd'
import { PAPER } from '#renderer/messages/paper.ts'
import type { PaperId } from '#shared/paper.ts'
import styles from './paper.module.css'
import type { Paper } from './use-paper.ts'

interface CopiesFieldProps {
  readonly id: string
  readonly form: PaperId
  readonly paper: Paper
}

/** 份数: how often the form is printed at once, 1 to 20. */
export function CopiesField({ id, form, paper }: CopiesFieldProps) {
  return (
    <Input
      id={id}
      className={styles.copies ?? ''}
      type="number"
      min={1}
      max={20}
      aria-label={PAPER.copies}
      suffix={PAPER.copiesUnit}
      value={paper.copiesOf(form)}
      onFocus={(event) => event.target.select()}
      onChange={(event) => paper.setCopies(form, event.target.value)}
    />
  )
}
