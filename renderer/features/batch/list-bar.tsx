import { DownloadOutlined, FolderOpenOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import type { RefObject } from 'react'
import { BATCH } from '#renderer/messages/batch.ts'
import { KeyHint } from '#renderer/ui/key-hint.tsx'
import styles from './batch.module.css'
import type { BatchWork } from './use-batch.ts'

interface ListBarProps {
  readonly work: BatchWork
  /** The browser's own file chooser. */
  readonly chooser: RefObject<HTMLInputElement | null>
}

/** Who sends the list, the file, and the template for the next one. */
export function ListBar({ work, chooser }: ListBarProps) {
  const isBusy = work.work !== 'nothing'
  return (
    <div className={styles.bar}>
      <label htmlFor="employer">{BATCH.employer}</label>
      <Input
        id="employer"
        className={styles.employer ?? ''}
        value={work.employer}
        maxLength={200}
        placeholder={BATCH.employerExample}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => work.setEmployer(event.target.value)}
      />
      <input
        ref={chooser}
        id="batch-file"
        type="file"
        accept=".xlsx,.csv"
        tabIndex={-1}
        aria-label={BATCH.choose}
        className={styles.chooser}
        onChange={(event) => {
          const [file] = event.target.files ?? []
          if (file) void work.read(file)
          // The same file may be chosen again after it was mended.
          event.target.value = ''
        }}
      />
      <Button
        id="choose-file"
        type={work.batch ? 'default' : 'primary'}
        autoFocus
        // Not disabled while the desk reads: a button that is loses the cursor.
        aria-disabled={isBusy}
        icon={<FolderOpenOutlined />}
        onClick={() => {
          if (!isBusy) chooser.current?.click()
        }}
      >
        {work.batch ? BATCH.chooseAgain : BATCH.choose} <KeyHint>{BATCH.chooseKey}</KeyHint>
      </Button>
      <Button
        id="save-template"
        icon={<DownloadOutlined />}
        onClick={() => void work.saveTemplate()}
      >
        {BATCH.template} <KeyHint>{BATCH.templateKey}</KeyHint>
      </Button>
    </div>
  )
}
