import { Button, Input } from 'antd'
import { useState } from 'react'
import { ARCHIVE } from '#renderer/messages/archive.ts'
import { errorNotes, Field } from '#renderer/ui/field.tsx'
import { RetentionDays } from '#shared/settings.ts'
import styles from './archive.module.css'
import type { Archives } from './use-archive.ts'

interface RetentionFormProps {
  readonly days: number
  readonly archives: Archives
}

/** 保留天数: how long pages stay after they were reported. */
export function RetentionForm({ days, archives }: RetentionFormProps) {
  const [typed, setTyped] = useState(String(days))
  const [problem, setProblem] = useState('')
  const [isSaved, setSaved] = useState(false)
  const save = async () => {
    const wanted = RetentionDays.safeParse(/^\d+$/.test(typed.trim()) ? Number(typed) : undefined)
    if (!wanted.success) return setProblem(ARCHIVE.retentionWrong)
    const saved = await archives.setRetention(wanted.data)
    setProblem(saved.ok ? '' : saved.error.message)
    setSaved(saved.ok)
  }
  const notes = errorNotes(problem)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <Field
        id="retentionDays"
        label={ARCHIVE.retention}
        notes={notes}
        hint={isSaved ? ARCHIVE.saved : ARCHIVE.retentionHint}
      >
        {(control) => (
          <div className={styles.row}>
            <Input
              {...control}
              className={styles.days ?? ''}
              inputMode="numeric"
              maxLength={4}
              value={typed}
              onChange={(event) => {
                setTyped(event.target.value)
                setProblem('')
                setSaved(false)
              }}
            />
            <Button id="saveRetention" htmlType="submit" disabled={archives.isRunning}>
              {ARCHIVE.save}
            </Button>
          </div>
        )}
      </Field>
    </form>
  )
}
