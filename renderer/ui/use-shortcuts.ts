import { useEffectEvent, useLayoutEffect } from 'react'

/** Key names as in `F2`, `Escape`, `p`, `Ctrl+l`, `Ctrl+Enter` → what they do. */
export type Shortcuts = Readonly<Record<string, (() => void) | undefined>>

const OPEN_POPUP = [
  '.ant-select-dropdown:not(.ant-select-dropdown-hidden)',
  '.ant-popover:not(.ant-popover-hidden)',
  '[data-closes-by-escape]',
].join()

const TYPED_INTO = 'input:not([type=radio], [type=checkbox]), textarea, [contenteditable]'

const PRESSED = `${TYPED_INTO}, input, button, a, summary, [tabindex="0"]`

/** Where keys are heard: on the screen while no dialog covers it, in the dialog, or always. */
export type Hearing = 'screen' | 'dialog' | 'everywhere'

/** Answers these keys while the component is on screen. */
export function useShortcuts(shortcuts: Shortcuts, hearing: Hearing = 'screen'): void {
  const answer = useEffectEvent((event: KeyboardEvent) => {
    const action = shortcuts[nameOf(event)]
    if (action === undefined || !isHeard(hearing) || belongsToControl(event)) return
    event.preventDefault()
    event.stopPropagation()
    action()
  })
  // With the screen itself, not after it was painted: the next key may already be waiting.
  useLayoutEffect(() => {
    // Before the controls hear the key: an open list still counts as open.
    const listen = (event: KeyboardEvent) => answer(event)
    window.addEventListener('keydown', listen, true)
    return () => window.removeEventListener('keydown', listen, true)
  }, [])
}

function isHeard(hearing: Hearing): boolean {
  const isCovered = document.querySelector('dialog[open]') !== null
  return hearing === 'everywhere' || isCovered === (hearing === 'dialog')
}

function nameOf(event: KeyboardEvent): string {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
  return event.ctrlKey ? `Ctrl+${key}` : key
}

/** Esc closes an open list first; letters and arrows belong to whoever is typing, Enter and Space to a button. */
function belongsToControl(event: KeyboardEvent): boolean {
  if (event.isComposing || event.repeat) return true
  if (event.key === 'Escape') return document.querySelector(OPEN_POPUP) !== null
  if (event.ctrlKey || /^F\d+$/.test(event.key) || !(event.target instanceof Element)) return false
  const presses = event.key === 'Enter' || event.key === ' '
  return event.target.matches(presses ? PRESSED : TYPED_INTO)
}
