import { Button } from 'antd'
import { useState } from 'react'
import { ACCESS } from '#renderer/messages/access.ts'
import { AccessImportDialog } from './access-import.tsx'
import styles from './settings.module.css'

interface AccessBarProps {
  /** Whether there is an access file already. */
  readonly isHeld: boolean
  readonly onTaken: () => void
}

/** The way onto the line of a province's platform. */
export function AccessBar({ isHeld, onTaken }: AccessBarProps) {
  const [isImporting, setImporting] = useState(false)
  const [words, setWords] = useState('')
  return (
    <div className={styles.access}>
      <Button id="importAccess" onClick={() => setImporting(true)}>
        {isHeld ? ACCESS.openAgain : ACCESS.open}
      </Button>
      <span className={styles.answer} data-state="good" role="status">
        {words}
      </span>
      {isImporting && (
        <AccessImportDialog
          onClose={() => setImporting(false)}
          onTaken={({ name }) => {
            setWords(ACCESS.taken(name))
            setImporting(false)
            onTaken()
          }}
        />
      )}
    </div>
  )
}
