import { join } from 'node:path'
import type { DeskMode } from '#shared/desk-mode.ts'
import { type Clock, SYSTEM_CLOCK } from './clock.ts'
import type { DeskOptions } from './desk.ts'
import type { Host } from './host.ts'
import { readReferenceData } from './reference-files.ts'
import { freeBytesOf, RESERVE_BYTES } from './space-guard.ts'
import { type Argon2Cost, DEFAULT_COST } from './vault/keys.ts'

/** Where a desk lives and what it is made of, whatever its mode. */
export interface DeskSetting {
  /** The application's own folder of this user; each mode has a folder of its own in it. */
  readonly dataDirectory: string
  readonly assetsDirectory: string
  readonly pdfWorkerUrl: URL
  readonly host: Host
  readonly passwordCost?: Argon2Cost
  /** Free bytes on the disk of a folder; the file system's answer unless given. */
  readonly freeBytes?: (directory: string) => number
  readonly reserveBytes?: number
  /** The time desk and subsystem go by; the machine's unless given. */
  readonly clock?: Clock
}

/** What desks of every mode have in common. */
export function deskOptions(
  setting: DeskSetting,
  mode: DeskMode,
): Omit<DeskOptions, 'connectSubsystem'> {
  const { dataDirectory, assetsDirectory, pdfWorkerUrl, host } = setting
  return {
    mode,
    profileDirectory: profileFolder(dataDirectory, mode),
    reference: readReferenceData(assetsDirectory),
    fontsDirectory: join(assetsDirectory, 'fonts'),
    pdfWorkerUrl,
    host,
    clock: setting.clock ?? SYSTEM_CLOCK,
    passwordCost: setting.passwordCost ?? DEFAULT_COST,
    freeBytes: setting.freeBytes ?? freeBytesOf,
    reserveBytes: setting.reserveBytes ?? RESERVE_BYTES,
  }
}

/** The folder of a mode within the application's own. */
export function profileFolder(dataDirectory: string, mode: DeskMode): string {
  return join(dataDirectory, mode)
}
