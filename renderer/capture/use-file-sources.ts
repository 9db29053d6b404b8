import { type DragEvent, useEffect, useEffectEvent, useState } from 'react'
import { CAPTURE } from '#renderer/messages/capture.ts'
import type { PictureFile } from '#renderer/pictures/picture-job.ts'
import type { PageSource } from '#shared/materials/page.ts'

/** Files that come without being opened: dropped or pasted. */
export interface FileSources {
  /** Something is held over the dialog. */
  readonly isHeldOver: boolean
  readonly handlers: {
    onDragOver(event: DragEvent): void
    onDragLeave(event: DragEvent): void
    onDrop(event: DragEvent): void
  }
}

interface Taker {
  take(files: readonly PictureFile[], source: PageSource): Promise<void>
  say(problem: string): void
}

/** Takes what is dropped on the dialog or pasted while it is open. */
export function useFileSources(isOn: boolean, taker: Taker): FileSources {
  const [isHeldOver, setHeldOver] = useState(false)
  const paste = useEffectEvent((event: ClipboardEvent) => {
    const isText = event.target instanceof HTMLInputElement
    const files = picturesOf(event.clipboardData)
    if (!isOn || (isText && files.length === 0)) return
    event.preventDefault()
    if (files.length === 0) taker.say(CAPTURE.noPicture)
    else void taker.take(files, 'paste')
  })
  useEffect(() => {
    const listen = (event: ClipboardEvent) => paste(event)
    window.addEventListener('paste', listen)
    return () => window.removeEventListener('paste', listen)
  }, [])
  return {
    isHeldOver: isOn && isHeldOver,
    handlers: {
      onDragOver: (event) => {
        event.preventDefault()
        setHeldOver(true)
      },
      onDragLeave: () => setHeldOver(false),
      onDrop: (event) => {
        event.preventDefault()
        setHeldOver(false)
        if (isOn) void taker.take(picturesOf(event.dataTransfer), 'file')
      },
    },
  }
}

/** The chosen files as the worker takes them. */
export function picturesOf(
  from: { readonly files: FileList | null } | null,
): readonly PictureFile[] {
  return [...(from?.files ?? [])].map((file) => ({ blob: file, name: file.name }))
}
