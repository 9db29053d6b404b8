import { Button, Input } from 'antd'
import { useState } from 'react'
import { call } from '#renderer/bridge.ts'
import { ARCHIVE } from '#renderer/messages/archive.ts'
import { CAPTURE } from '#renderer/messages/capture.ts'
import { errorNotes, Field } from '#renderer/ui/field.tsx'
import type { MaterialPage } from '#shared/materials/page.ts'
import styles from './capture.module.css'
import { usePicture } from './use-picture.ts'

interface ArchivedPageProps {
  readonly page: MaterialPage
}

/** A page that has left this machine, from its archive file; where that is not there, it is asked for. */
export function ArchivedPage({ page }: ArchivedPageProps) {
  const [tries, setTries] = useState(0)
  return <FromArchive key={tries} page={page} onLocated={() => setTries(tries + 1)} />
}

interface FromArchiveProps extends ArchivedPageProps {
  readonly onLocated: () => void
}

function FromArchive({ page, onLocated }: FromArchiveProps) {
  const { url, problem } = usePicture('material.image', page.id)
  if (url !== undefined) {
    return (
      <figure className={styles.archived}>
        <img className={styles.large} src={url} alt={CAPTURE.picture(page.position + 1)} />
        <figcaption>{ARCHIVE.from(page.removed?.archive ?? '')}</figcaption>
      </figure>
    )
  }
  if (problem === '') return <p className={styles.waiting}>{ARCHIVE.loading}</p>
  return <LocateForm pageId={page.id} why={problem} onLocated={onLocated} />
}

interface LocateFormProps {
  readonly pageId: string
  /** Why the page cannot be shown as things are. */
  readonly why: string
  readonly onLocated: () => void
}

/** Where the archive is today: the disk was plugged in elsewhere, or the file was carried away. */
function LocateForm({ pageId, why, onLocated }: LocateFormProps) {
  const [path, setPath] = useState('')
  const [problem, setProblem] = useState('')
  const locate = async () => {
    if (path.trim() === '') return setProblem(ARCHIVE.folderMissing)
    const located = await call('archive.locate', { pageId, path: path.trim() })
    if (located.ok) onLocated()
    else setProblem(located.error.message)
  }
  const notes = errorNotes(problem)
  return (
    <form
      className={styles.locate}
      onSubmit={(event) => {
        event.preventDefault()
        void locate()
      }}
    >
      <p role="alert">{why}</p>
      <Field id="archivePlace" label={ARCHIVE.locate} notes={notes}>
        {(control) => (
          <div className={styles.locateRow}>
            <Input
              {...control}
              value={path}
              maxLength={500}
              placeholder={ARCHIVE.folderExample}
              spellCheck={false}
              onChange={(event) => setPath(event.target.value)}
            />
            <Button id="locateArchive" htmlType="submit">
              {ARCHIVE.locateButton}
            </Button>
          </div>
        )}
      </Field>
    </form>
  )
}
