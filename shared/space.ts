import type { Method } from '#shared/bridge.ts'
import type { SpaceLevel } from './space-state.ts'

const MB = 1024 * 1024

/** Below so many bytes: warn, take no more pictures, only read and print. */
const BOUNDS = { scarce: 2048 * MB, noCapture: 500 * MB, readOnly: 200 * MB } as const

/** What makes large files; refused first. */
const CAPTURING: readonly string[] = [
  'material.put',
  'material.replace',
  'batch.file',
  'import.run',
] satisfies readonly Method[]

/** What changes the record besides. */
const RECORDING: readonly string[] = [
  'filing.submit',
  'filing.change',
  'filing.terminate',
  'filing.void',
  'filing.supply',
  'filing.verifyPromise',
  'filing.setDueDay',
  'filing.renew',
  'filing.takeBack',
  'annex.keep',
  'operator.add',
  'policy.take',
  'calendar.take',
] satisfies readonly Method[]

/** The level of so many free bytes. */
export function spaceLevel(freeBytes: number): SpaceLevel {
  if (freeBytes < BOUNDS.readOnly) return 'read-only'
  if (freeBytes < BOUNDS.noCapture) return 'no-capture'
  return freeBytes < BOUNDS.scarce ? 'scarce' : 'plenty'
}

/** Whether a method of the bridge has to wait until there is room again. */
export function needsRoom(method: string, level: SpaceLevel): boolean {
  switch (level) {
    case 'plenty':
    case 'scarce':
      return false
    case 'no-capture':
      return CAPTURING.includes(method)
    case 'read-only':
      return CAPTURING.includes(method) || RECORDING.includes(method)
  }
}

/** The room left in words: `1.6 GB`, `340 MB`. */
export function spaceWords(freeBytes: number): string {
  return freeBytes >= 1024 * MB
    ? `${(freeBytes / 1024 / MB).toFixed(1)} GB`
    : `${Math.floor(freeBytes / MB)} MB`
}
