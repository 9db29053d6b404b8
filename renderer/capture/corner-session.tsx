import { useEffect, useState } from 'react'
import { CAPTURE } from '#renderer/messages/capture.ts'
import { type Corners, WHOLE_PICTURE } from '#shared/materials/corners.ts'
import type { MaterialPage } from '#shared/materials/page.ts'
import styles from './capture.module.css'
import { CornerEditor } from './corner-editor.tsx'
import type { Capture } from './use-capture.ts'

interface CornerSessionProps {
  readonly capture: Capture
  readonly page: MaterialPage
  readonly onDone: () => void
}

/** Sets the corners of one page in the picture it was taken from. */
export function CornerSession({ capture, page, onDone }: CornerSessionProps) {
  const { desk, pages, remake, say } = capture
  const [url, setUrl] = useState<string>()
  const [corners, setCorners] = useState(WHOLE_PICTURE)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the picture is fetched once for its page.
  useEffect(() => {
    let made: string | undefined
    let isGone = false
    const show = async () => {
      const origin = await pages.originOf(page)
      const overview = origin.ok ? await desk.run('overview', origin.value) : origin
      if (isGone) return
      if (!origin.ok || !overview.ok) {
        if (!overview.ok) say(overview.error.message)
        return onDone()
      }
      made = URL.createObjectURL(new Blob([overview.value.jpeg], { type: 'image/jpeg' }))
      setCorners(origin.value.corners ?? WHOLE_PICTURE)
      setUrl(made)
    }
    void show()
    return () => {
      isGone = true
      if (made !== undefined) URL.revokeObjectURL(made)
    }
  }, [page.id])
  const apply = (chosen: Corners | null) => {
    onDone()
    void remake(page, { corners: chosen })
  }
  if (url === undefined) return <p className={styles.waiting}>{CAPTURE.working('')}</p>
  return (
    <CornerEditor
      url={url}
      corners={corners}
      onChange={setCorners}
      onApply={() => apply(corners)}
      onFindAgain={() => apply(null)}
    />
  )
}
