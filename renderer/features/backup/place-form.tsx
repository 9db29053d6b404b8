import { Button, Input } from 'antd'
import { useState } from 'react'
import { BACKUP } from '#renderer/messages/backup.ts'
import { errorNotes, Field } from '#renderer/ui/field.tsx'
import styles from './backup.module.css'
import type { Backups } from './use-backups.ts'

/** One more place, and a backup at once. */
export function PlaceForm({ backups }: { readonly backups: Backups }) {
  const [path, setPath] = useState('')
  const [problem, setProblem] = useState('')
  const add = async () => {
    if (path.trim() === '') return setProblem(BACKUP.placeMissing)
    const refusal = await backups.add(path.trim())
    setProblem(refusal)
    if (refusal === '') setPath('')
  }
  const notes = errorNotes(problem)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void add()
      }}
    >
      <Field id="backupPlace" label={BACKUP.place} notes={notes}>
        {(control) => (
          <Input
            {...control}
            value={path}
            maxLength={500}
            placeholder={BACKUP.placeExample}
            spellCheck={false}
            onChange={(event) => {
              setPath(event.target.value)
              setProblem('')
            }}
          />
        )}
      </Field>
      <div className={styles.actions}>
        <span className={styles.answer} role="status" data-state={backups.isGood ? 'good' : 'bad'}>
          {backups.words}
        </span>
        <Button
          id="backupNow"
          disabled={backups.state?.places.length === 0}
          loading={backups.isBusy}
          onClick={() => void backups.run()}
        >
          {BACKUP.now}
        </Button>
        <Button id="addBackupPlace" htmlType="submit" loading={backups.isBusy}>
          {BACKUP.add}
        </Button>
      </div>
    </form>
  )
}
