import { join } from 'node:path'
import { type Clock, SYSTEM_CLOCK } from './clock.ts'
import { type Desk, startDesk } from './desk.ts'
import type { Host } from './host.ts'
import { getProvinceProfile } from './province-files.ts'
import { readReferenceData } from './reference-files.ts'
import { freeBytesOf, RESERVE_BYTES } from './space-guard.ts'
import { startTrainingSubsystem, type TrainingSubsystem } from './training/training-subsystem.ts'
import { type Argon2Cost, DEFAULT_COST } from './vault/keys.ts'

/** Where a training desk lives and what it is made of. */
export interface TrainingDeskOptions {
  /** The application's own folder of this user; training has a folder of its own in it. */
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

/** A desk in 训练模式 with the embedded subsystem; `training` is absent where another desk is open. */
export interface TrainingDesk {
  readonly desk: Desk
  readonly training: TrainingSubsystem | undefined
}

/** The profile of the embedded subsystem. */
const TRAINING = 'training'

/** Starts the desk in 训练模式: own profile folder, embedded subsystem on 127.0.0.1. */
export async function startTrainingDesk(options: TrainingDeskOptions): Promise<TrainingDesk> {
  const directory = join(options.dataDirectory, 'training')
  const clock = options.clock ?? SYSTEM_CLOCK
  const province = getProvinceProfile(options.assetsDirectory, TRAINING)
  const reference = readReferenceData(options.assetsDirectory)
  let training: TrainingSubsystem | undefined
  const desk = await startDesk({
    mode: 'training',
    profileDirectory: directory,
    reference,
    fontsDirectory: join(options.assetsDirectory, 'fonts'),
    pdfWorkerUrl: options.pdfWorkerUrl,
    host: options.host,
    clock,
    passwordCost: options.passwordCost ?? DEFAULT_COST,
    freeBytes: options.freeBytes ?? freeBytesOf,
    reserveBytes: options.reserveBytes ?? RESERVE_BYTES,
    connectSubsystem: async () => {
      training = await startTrainingSubsystem({
        directory: join(directory, 'subsystem'),
        clock,
        destinationCodes: new Set(reference.destinations.destinations.map(({ code }) => code)),
      })
      const { url, paasId, token, stop } = training
      return { profileId: TRAINING, profile: { ...province, url, paasId, token }, stop }
    },
  })
  return { desk, training }
}
