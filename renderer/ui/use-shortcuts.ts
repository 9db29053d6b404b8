import { useEffect, useEffectEvent } from 'react'

/** Key names as in `F2`, `Escape`, `p`, `Ctrl+l`, `Ctrl+Enter` → what they do. */
export type Shortcuts = Readonly<Record<string, (() => void) | undefined>>

const OPEN_POPUP = [
  '.ant-select-dropdown:not(.ant-select-dropdown-hidden)',
  '.ant-popover:not(.ant-popover-hidden)',
  '[data-closes-by-escape]',
].join()

const TYPED_INTO = 'input:not([type=radio], [type=checkbox]), textarea, [contenteditable]'

/** Answers these keys while the component is on screen. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const answer = useEffectEvent((event: KeyboardEvent) => {
    const action = shortcuts[nameOf(event)]
    if (action === undefined || belongsToControl(event)) return
    event.preventDefault()
    event.stopPropagation()
    action()
  })
  useEffect(() => {
    // Before the controls hear the key: an open list still counts as open.
    const listen = (event: KeyboardEvent) => answer(event)
    window.addEventListener('keydown', listen, true)
    return () => window.removeEventListener('keydown', listen, true)
  }, [])
}

function nameOf(event: KeyboardEvent): string {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
  return event.ctrlKey ? `Ctrl+${key}` : key
}

/** Esc closes an open list first; plain letters and arrows belong to whoever is typing. */
function belongsToControl(event: KeyboardEvent): boolean {
  if (event.isComposing || event.repeat) return true
  if (event.key === 'Escape') return document.querySelector(OPEN_POPUP) !== null
  const isPlain = !event.ctrlKey && !/^F\d+$/.test(event.key)
  return isPlain && event.target instanceof Element && event.target.matches(TYPED_INTO)
}
