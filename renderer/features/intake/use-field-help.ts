import { useEffect, useEffectEvent, useState } from 'react'
import { useShortcuts } from '#renderer/ui/use-shortcuts.ts'
import type { FieldName } from '#shared/filing/fields.ts'

/** Which field help is open for. */
export interface OpenHelp {
  readonly field: FieldName | undefined
  /** Opens the help of a field; where it is open for this field already, closes it. */
  toggle(field: FieldName): void
  /** While help is open it goes with the cursor. */
  follow(target: EventTarget): void
  close(): void
}

const OPEN_LIST = '.ant-select-dropdown:not(.ant-select-dropdown-hidden)'

/** F1 opens and closes the help of the field under the cursor, Esc closes it. */
export function useFieldHelp(): OpenHelp {
  const [field, setField] = useState<FieldName>()
  const close = () => setField(undefined)
  useShortcuts({
    F1: () => setField(field === undefined ? fieldAt(document.activeElement) : undefined),
  })
  useEscape(field !== undefined, close)
  return {
    field,
    toggle: (wanted) => setField(wanted === field ? undefined : wanted),
    follow: (target) => {
      const entered = fieldAt(target)
      if (field !== undefined && entered !== undefined) setField(entered)
    },
    close,
  }
}

/** Esc closes help before it leaves the page; an open list comes first. */
function useEscape(isOpen: boolean, close: () => void): void {
  const answer = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== 'Escape' || document.querySelector(OPEN_LIST)) return
    event.preventDefault()
    event.stopImmediatePropagation()
    close()
  })
  useEffect(() => {
    if (!isOpen) return
    const listen = (event: KeyboardEvent) => answer(event)
    window.addEventListener('keydown', listen, true)
    return () => window.removeEventListener('keydown', listen, true)
  }, [isOpen])
}

function fieldAt(target: EventTarget | null): FieldName | undefined {
  const place = target instanceof Element ? target.closest('[data-field]') : null
  // The attribute is only ever written from a field's name.
  return (place?.getAttribute('data-field') ?? undefined) as FieldName | undefined
}
