import { type RefObject, useLayoutEffect, useRef, useState } from 'react'

/** How much room an element offers inside, in CSS pixels. */
export interface Size {
  readonly width: number
  readonly height: number
}

/** Follows the inner size of an element; undefined until it is on screen. */
export function useSize<E extends HTMLElement>(): readonly [RefObject<E | null>, Size | undefined] {
  const element = useRef<E>(null)
  const [size, setSize] = useState<Size>()
  useLayoutEffect(() => {
    if (element.current === null) return
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setSize({ width: entry.contentRect.width, height: entry.contentRect.height })
    })
    observer.observe(element.current)
    return () => observer.disconnect()
  }, [])
  return [element, size]
}
