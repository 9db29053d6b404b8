import type { KeyboardEvent } from 'react'

const OFFERED = '.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option'

/**
 * Lets Enter move on to the next control of a form; from a list after it took the marked choice.
 * Empty lists, buttons, switches and long texts keep their own Enter; what a form does not ask for
 * (`data-enter-skips`) is reached by Tab.
 */
export function enterMoves(event: KeyboardEvent<HTMLElement>): void {
  const { target, currentTarget: form } = event
  const isPlain = event.key === 'Enter' && !event.ctrlKey && !event.nativeEvent.isComposing
  if (!isPlain || !(target instanceof HTMLInputElement)) return
  switch (meaningOf(target)) {
    case 'take-then-move':
      // Before the next key: a task of its own would come after keys already waiting on a slow machine.
      queueMicrotask(() => moveOn(form, target))
      return
    case 'keep':
      return
    case 'move':
      event.preventDefault()
      event.stopPropagation()
      moveOn(form, target)
  }
}

function meaningOf(input: HTMLInputElement): 'move' | 'take-then-move' | 'keep' {
  if (input.getAttribute('role') !== 'combobox') return 'move'
  if (input.getAttribute('aria-expanded') === 'true') {
    return document.querySelector(OFFERED) ? 'take-then-move' : 'keep'
  }
  return input.closest('[data-filled="true"]') ? 'move' : 'keep'
}

function moveOn(form: HTMLElement, from: HTMLInputElement): void {
  const stops = [
    ...form.querySelectorAll<HTMLElement>(
      'input:not(:disabled), textarea:not(:disabled), button:not(:disabled)',
    ),
  ].filter(
    (element) =>
      element.tabIndex >= 0 &&
      element.offsetParent !== null &&
      element.closest('[data-enter-skips]') === null,
  )
  const isElsewhere = (element: HTMLElement) =>
    !isRadio(element) || (element.name !== from.name && isStopOfItsGroup(element, stops))
  stops
    .slice(stops.indexOf(from) + 1)
    .find(isElsewhere)
    ?.focus()
}

/** A radio group is one stop: its chosen option, or the first. */
function isStopOfItsGroup(radio: HTMLInputElement, stops: readonly HTMLElement[]): boolean {
  const group = stops.filter(isRadio).filter(({ name }) => name === radio.name)
  return radio === (group.find(({ checked }) => checked) ?? group[0])
}

function isRadio(element: HTMLElement): element is HTMLInputElement {
  return element instanceof HTMLInputElement && element.type === 'radio'
}
