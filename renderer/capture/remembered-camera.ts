import * as z from 'zod'
import type { CameraDevice } from './use-camera.ts'

/** Where the window keeps which camera was used last; nothing of a person stands there. */
const PLACE = 'camera'

const Remembered = z.object({ id: z.string(), label: z.string() })

const NONE: CameraDevice = { id: '', label: '' }

/** The camera used last; empty where there was none. */
export function rememberedCamera(): CameraDevice {
  try {
    const kept = Remembered.safeParse(JSON.parse(localStorage.getItem(PLACE) ?? 'null'))
    return kept.success ? kept.data : NONE
  } catch {
    // Something else than JSON: as good as nothing.
    return NONE
  }
}

/** Keeps which camera is used. */
export function rememberCamera({ id, label }: CameraDevice): void {
  localStorage.setItem(PLACE, JSON.stringify({ id, label }))
}

/** The wanted camera among those plugged in: by its id, or by its name when it got another socket. */
export function findWanted(
  devices: readonly CameraDevice[],
  wanted: CameraDevice,
): string | undefined {
  const same =
    devices.find(({ id }) => id !== '' && id === wanted.id) ??
    devices.find(({ label }) => wanted.label !== '' && label === wanted.label)
  return same?.id
}
