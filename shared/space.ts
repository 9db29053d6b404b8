import { effectOf } from './bridge-effects.ts'
import type { SpaceLevel } from './space-state.ts'

const MB = 1024 * 1024

/** Below so many bytes: warn, take no more pictures, only read and print. */
const BOUNDS = { scarce: 2048 * MB, noCapture: 500 * MB, readOnly: 200 * MB } as const

/** The level of so many free bytes. */
export function spaceLevel(freeBytes: number): SpaceLevel {
  if (freeBytes < BOUNDS.readOnly) return 'read-only'
  if (freeBytes < BOUNDS.noCapture) return 'no-capture'
  return freeBytes < BOUNDS.scarce ? 'scarce' : 'plenty'
}

/**
 * Whether a method of the bridge has to wait until there is room again: large files first, then every
 * record. What is being typed is kept as long as it can be, and printing goes on.
 */
export function needsRoom(method: string, level: SpaceLevel): boolean {
  const effect = effectOf(method)
  switch (level) {
    case 'plenty':
    case 'scarce':
      return false
    case 'no-capture':
      return effect === 'capture'
    case 'read-only':
      return effect === 'capture' || effect === 'record'
  }
}

/** Room in words: `1.6 GB`, `340 MB`, `12 KB`. */
export function spaceWords(freeBytes: number): string {
  if (freeBytes < MB) return `${Math.ceil(freeBytes / 1024)} KB`
  return freeBytes >= 1024 * MB
    ? `${(freeBytes / 1024 / MB).toFixed(1)} GB`
    : `${Math.floor(freeBytes / MB)} MB`
}
