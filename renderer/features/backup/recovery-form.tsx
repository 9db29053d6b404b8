import { Button, Input } from 'antd'
import { useState } from 'react'
import { call } from '#renderer/bridge.ts'
import { BACKUP } from '#renderer/messages/backup.ts'
import { errorNotes, Field } from '#renderer/ui/field.tsx'
import { officeMoment } from '#renderer/ui/office-time.ts'
import styles from './backup.module.css'

interface RecoveryFormProps {
  /** When the code in the safe was made; null where there is none. */
  readonly madeAt: string | null
  readonly onMade: () => Promise<void>
}

/** 恢复码: made by the operator's own password, shown once, kept nowhere. */
export function RecoveryForm({ madeAt, onMade }: RecoveryFormProps) {
  const [password, setPassword] = useState('')
  const [problem, setProblem] = useState('')
  const [code, setCode] = useState('')
  const [isBusy, setBusy] = useState(false)
  const make = async () => {
    // A second code would make the first one worthless.
    if (isBusy) return
    if (password === '') return setProblem(BACKUP.ownPasswordMissing)
    setBusy(true)
    const made = await call('recovery.make', { password })
    setBusy(false)
    setPassword('')
    if (!made.ok) return setProblem(made.error.message)
    setCode(made.value.code)
    await onMade()
  }
  const notes = errorNotes(problem)
  return (
    <form
      className={styles.recovery}
      onSubmit={(event) => {
        event.preventDefault()
        void make()
      }}
    >
      <h3 className={styles.subtitle}>{BACKUP.recoveryTitle}</h3>
      <p className={madeAt === null ? styles.warning : styles.intro}>
        {madeAt === null ? BACKUP.recoveryNone : BACKUP.recoveryMade(officeMoment(madeAt))}
      </p>
      {code !== '' && (
        <output className={styles.code}>
          <strong>{BACKUP.madeTitle}</strong>
          <span className={styles.digits}>{code}</span>
          <span>{BACKUP.madeHint}</span>
        </output>
      )}
      <Field id="recoveryPassword" label={BACKUP.ownPassword} notes={notes}>
        {(control) => (
          <Input.Password
            {...control}
            value={password}
            maxLength={200}
            autoComplete="off"
            onChange={(event) => {
              setPassword(event.target.value)
              setProblem('')
            }}
          />
        )}
      </Field>
      <div className={styles.actions}>
        <Button id="makeRecoveryCode" htmlType="submit" loading={isBusy}>
          {madeAt === null ? BACKUP.make : BACKUP.makeAgain}
        </Button>
      </div>
    </form>
  )
}
