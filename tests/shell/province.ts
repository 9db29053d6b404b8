import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SYSTEM_CLOCK } from '#electron/clock.ts'
import { getProvinceProfile } from '#electron/province-files.ts'
import {
  startTrainingSubsystem,
  type TrainingSubsystem,
} from '#electron/training/training-subsystem.ts'
import type { AccessFile } from '#shared/sync/subsystem-profile.ts'
import { ASSETS, TABLES } from '#tests/builders.ts'

/** A province's platform under test: a training subsystem of its own, and the access file it gives an office. */
export interface Province {
  readonly subsystem: TrainingSubsystem
  readonly access: AccessFile
  stop(): Promise<void>
}

/** Starts a province's platform on 127.0.0.1. */
export async function startProvince(): Promise<Province> {
  const directory = mkdtempSync(join(tmpdir(), 'province-'))
  const subsystem = await startTrainingSubsystem({
    directory,
    clock: SYSTEM_CLOCK,
    destinationCodes: new Set(TABLES.destinations.keys()),
  })
  const { url, paasId, token } = subsystem
  return {
    subsystem,
    access: {
      ...getProvinceProfile(ASSETS, 'training'),
      format: 'filing-desk-access-1',
      id: 'sample-province',
      name: '样例省平台',
      address: url,
      paasId,
      token,
    },
    stop: async () => {
      await subsystem.stop()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}
