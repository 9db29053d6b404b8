import { useEffect, useState } from 'react'
import { call } from '#renderer/bridge.ts'

/** A kept picture on its way to the screen. */
export interface Shown {
  /** Address of the picture in this window; undefined until it is there. */
  readonly url: string | undefined
  /** Why there is none; '' where there is one. */
  readonly problem: string
}

const NOTHING: Shown = { url: undefined, problem: '' }

/** Where a page's picture comes from: the sealed store, or the archive file that was opened last. */
type PictureSource = 'material.image' | 'material.thumbnail' | 'archive.image'

/** A page's picture, for as long as it is on screen. */
export function usePicture(source: PictureSource, pageId: string): Shown {
  const [shown, setShown] = useState(NOTHING)
  useEffect(() => {
    let url: string | undefined
    let isGone = false
    const show = async () => {
      const answer = await call(source, { pageId })
      if (isGone) return
      if (!answer.ok) return setShown({ url: undefined, problem: answer.error.message })
      url = URL.createObjectURL(new Blob([answer.value.jpeg.slice()], { type: 'image/jpeg' }))
      setShown({ url, problem: '' })
    }
    void show()
    return () => {
      isGone = true
      if (url !== undefined) URL.revokeObjectURL(url)
      setShown(NOTHING)
    }
  }, [source, pageId])
  return shown
}
