import { Button, Input, Progress } from 'antd'
import { useEffect, useState } from 'react'
import { ARCHIVE } from '#renderer/messages/archive.ts'
import { errorNotes, Field } from '#renderer/ui/field.tsx'
import { KeyHint } from '#renderer/ui/key-hint.tsx'
import { useShortcuts } from '#renderer/ui/use-shortcuts.ts'
import type { ArchiveProgress, ArchiveState } from '#shared/archive/archive.ts'
import { spaceWords } from '#shared/space.ts'
import styles from './archive.module.css'
import type { Archives } from './use-archive.ts'

interface RunFormProps {
  readonly state: ArchiveState
  readonly archives: Archives
}

/** Where to archive to, and the run, which can be called off. */
export function RunForm({ state, archives }: RunFormProps) {
  const [folder, setFolder] = useState(state.folder)
  const { problem, isRunning } = archives
  const notes = errorNotes(problem)
  useEffect(() => {
    // What is wrong is mostly the folder, and the button that was pressed last is gone.
    if (problem !== '') document.getElementById('archiveFolder')?.focus()
  }, [problem])
  const isSameDisk = state.isSameDisk && folder === state.folder
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void archives.run(folder.trim())
      }}
    >
      <Field
        id="archiveFolder"
        label={ARCHIVE.folder}
        notes={notes}
        hint={isSameDisk ? ARCHIVE.sameDisk : ''}
      >
        {(control) => (
          <Input
            {...control}
            value={folder}
            maxLength={500}
            placeholder={ARCHIVE.folderExample}
            spellCheck={false}
            disabled={isRunning}
            onChange={(event) => setFolder(event.target.value)}
          />
        )}
      </Field>
      {isRunning ? (
        <Running archives={archives} />
      ) : (
        <div className={styles.actions}>
          <Button
            id="runArchive"
            type="primary"
            htmlType="submit"
            disabled={state.due.length === 0}
          >
            {runWords(state)}
          </Button>
        </div>
      )}
    </form>
  )
}

function Running({ archives }: { readonly archives: Archives }) {
  const { progress, isCancelling } = archives
  const cancel = () => void archives.cancel()
  useShortcuts({ Escape: cancel })
  return (
    <div className={styles.running}>
      <span role="status">
        {progress === null || progress.file === ''
          ? ARCHIVE.opening
          : ARCHIVE.progress(ARCHIVE.steps[progress.step], progress.file)}
      </span>
      <Progress percent={percentOf(progress)} aria-label={ARCHIVE.title} status="active" />
      <Button id="cancelArchive" autoFocus disabled={isCancelling} onClick={cancel}>
        {isCancelling ? ARCHIVE.cancelling : ARCHIVE.cancel} <KeyHint>{ARCHIVE.cancelKey}</KeyHint>
      </Button>
    </div>
  )
}

function runWords({ due }: ArchiveState): string {
  if (due.length === 0) return ARCHIVE.runNothing
  const filings = due.reduce((sum, month) => sum + month.filings, 0)
  const bytes = due.reduce((sum, month) => sum + month.bytes, 0)
  return ARCHIVE.run(filings, spaceWords(bytes))
}

function percentOf(progress: ArchiveProgress | null): number {
  if (progress === null || progress.total === 0) return 0
  return Math.floor((progress.done / progress.total) * 100)
}
