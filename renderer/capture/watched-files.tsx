import { Button, Input } from 'antd'
import { useEffect, useState } from 'react'
import { call, onEvent } from '#renderer/bridge.ts'
import { CAPTURE } from '#renderer/messages/capture.ts'
import type { PictureFile } from '#renderer/pictures/picture-job.ts'
import type { Output } from '#shared/bridge.ts'
import styles from './capture.module.css'

interface WatchedFilesProps {
  readonly onTake: (file: PictureFile) => void
  readonly onProblem: (problem: string) => void
}

/** The folder a scanner program writes to: which one it is, and what in it nobody has taken yet. */
export function WatchedFiles({ onTake, onProblem }: WatchedFilesProps) {
  const [watched, setWatched] = useState<Output<'material.watched'>>()
  const [typed, setTyped] = useState('')
  useEffect(() => {
    const ask = async () => {
      const answer = await call('material.watched', {})
      if (!answer.ok) return
      setWatched(answer.value)
      setTyped(answer.value.directory ?? '')
    }
    void ask()
    return onEvent('material.found', ({ files }) => setWatched((now) => now && { ...now, files }))
  }, [])
  const watch = async (directory: string | null) => {
    const answer = await call('material.watch', { directory })
    if (answer.ok) setWatched(answer.value)
    else onProblem(answer.error.message)
  }
  const take = async (id: string) => {
    const answer = await call('material.takeFound', { id })
    if (!answer.ok) return onProblem(answer.error.message)
    const { name, bytes } = answer.value
    setWatched((now) => now && { ...now, files: now.files.filter((file) => file.id !== id) })
    onTake({ blob: new Blob([bytes.slice()]), name })
  }
  const isWatching = watched?.directory !== null && watched?.directory === typed
  return (
    <section className={styles.watched} aria-label={CAPTURE.watch}>
      <label htmlFor="watch-folder">{CAPTURE.watchFolder}</label>
      <Input
        id="watch-folder"
        autoFocus={watched?.directory === undefined}
        value={typed}
        maxLength={500}
        onChange={({ target }) => setTyped(target.value)}
        onPressEnter={() => typed.trim() !== '' && void watch(typed.trim())}
      />
      <p className={styles.hint}>{watched?.problem || CAPTURE.watchHint}</p>
      <Button
        id="watch-start"
        disabled={typed.trim() === '' && !isWatching}
        onClick={() => void watch(isWatching ? null : typed.trim())}
      >
        {isWatching ? CAPTURE.watchStop : CAPTURE.watchStart}
      </Button>
      {isWatching && watched.files.length === 0 && (
        <p className={styles.hint}>{CAPTURE.watchEmpty}</p>
      )}
      <ul className={styles.found}>
        {watched?.files.map(({ id, name }) => (
          <li key={id}>
            <span>{name}</span>
            <Button data-found onClick={() => void take(id)}>
              {CAPTURE.watchTake}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
