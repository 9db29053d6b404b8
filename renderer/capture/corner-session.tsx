import { useEffect, useState } from 'react'
import { CAPTURE } from '#renderer/messages/capture.ts'
import { type Corners, WHOLE_PICTURE } from '#shared/materials/corners.ts'
import type { MaterialPage } from '#shared/materials/page.ts'
import { ok } from '#shared/result.ts'
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
  const { remake, say } = capture
  const [url, setUrl] = useState<string>()
  const [corners, setCorners] = useState(WHOLE_PICTURE)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the picture is fetched once for its page.
  useEffect(() => {
    let made: string | undefined
    let isGone = false
    const show = async () => {
      const uncut = await uncutPicture(capture, page)
      if (isGone) return
      if (!uncut.ok) {
        say(uncut.error.message)
        return onDone()
      }
      made = URL.createObjectURL(uncut.value.picture)
      setCorners(uncut.value.corners)
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

/** The picture a page was taken from, and where in it the page lies. */
async function uncutPicture({ desk, pages }: Capture, page: MaterialPage) {
  const origin = await pages.originOf(page)
  if (!origin.ok) return origin
  const overview = await desk.run('overview', origin.value)
  if (!overview.ok) return overview
  const picture = new Blob([overview.value.jpeg], { type: 'image/jpeg' })
  return ok({ picture, corners: origin.value.corners ?? WHOLE_PICTURE })
}
