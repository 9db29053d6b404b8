import { ConfigProvider } from 'antd'
import { type ReactNode, useLayoutEffect, useRef } from 'react'
import styles from './dialog.module.css'

interface DialogProps {
  readonly label: string
  readonly onClose: () => void
  /** A sheet fills the window; a note is as large as what it says, a wide one has room for two columns. */
  readonly size?: 'sheet' | 'note' | 'wide'
  readonly children: ReactNode
}

/**
 * A sheet over the screen, which rests until it is closed. The browser's own dialog: it keeps the
 * focus inside and gives it back to where it came from.
 */
export function Dialog({ label, onClose, size = 'sheet', children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  // Before the element is taken away: only a dialog that was closed gives the focus back.
  useLayoutEffect(() => {
    const shown = dialog.current
    shown?.showModal()
    return () => shown?.close()
  }, [])
  return (
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-label={label}
      data-size={size}
      onCancel={(event) => {
        // A file that was not chosen after all says so to everything around its field.
        if (event.target !== event.currentTarget) return
        event.preventDefault()
        onClose()
      }}
    >
      {/* Behind an open dialog a list or a calendar would not be seen. */}
      <ConfigProvider getPopupContainer={() => dialog.current ?? document.body}>
        {children}
      </ConfigProvider>
    </dialog>
  )
}
