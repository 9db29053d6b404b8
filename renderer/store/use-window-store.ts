import { useEffect, useState } from 'react'
import { call, onEvent } from '#renderer/bridge.ts'
import type { DeskMode } from '#shared/desk-mode.ts'
import { type CopyProgress, followVault } from './apply.ts'
import { closeWindowStore, type OpenedStore, openWindowStore } from './window-store.ts'

/** The window's store while the desk is open, and how far a rebuild of the copy has come. */
export interface OpenWindowStore {
  /** Undefined while it is being opened. */
  readonly opened: OpenedStore | undefined
  readonly progress: CopyProgress
  /** The copy has caught up with the vault: from now on what it lacks does not exist. */
  readonly isCurrent: boolean
}

/** Opens the store of a mode, follows the vault, and closes it with the component. */
export function useWindowStore(mode: DeskMode): OpenWindowStore {
  const [opened, setOpened] = useState<OpenedStore>()
  const [progress, setProgress] = useState<CopyProgress>()
  const [isCurrent, setCurrent] = useState(false)
  useEffect(() => {
    const tell = { onProgress: setProgress, onCurrent: () => setCurrent(true) }
    let close = () => {}
    let isLeft = false
    void openWindowStore(mode, call).then((result) => {
      if (result.kind === 'opened') {
        const { store } = result
        const stop = isLeft ? () => {} : followVault(store, { call, onEvent }, tell)
        close = () => {
          stop()
          closeWindowStore(store)
        }
      }
      if (isLeft) close()
      else setOpened(result)
    })
    return () => {
      isLeft = true
      close()
    }
  }, [mode])
  return { opened, progress, isCurrent }
}
