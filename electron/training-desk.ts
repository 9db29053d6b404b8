import { join } from 'node:path'
import { type Desk, startDesk } from './desk.ts'
import { type DeskSetting, deskOptions } from './desk-setting.ts'
import { getProvinceProfile } from './province-files.ts'
import { startTrainingSubsystem, type TrainingSubsystem } from './training/training-subsystem.ts'

/** A desk in 训练模式 with the embedded subsystem; `training` is absent where another desk is open. */
export interface TrainingDesk {
  readonly desk: Desk
  readonly training: TrainingSubsystem | undefined
}

/** The profile of the embedded subsystem. */
const TRAINING = 'training'

/** Starts the desk in 训练模式: own profile folder, embedded subsystem on 127.0.0.1. */
export async function startTrainingDesk(setting: DeskSetting): Promise<TrainingDesk> {
  const options = deskOptions(setting, 'training')
  const { clock, reference, profileDirectory } = options
  const province = getProvinceProfile(setting.assetsDirectory, TRAINING)
  let training: TrainingSubsystem | undefined
  const desk = await startDesk({
    ...options,
    connectSubsystem: async () => {
      training = await startTrainingSubsystem({
        directory: join(profileDirectory, 'subsystem'),
        clock,
        destinationCodes: new Set(reference.destinations.destinations.map(({ code }) => code)),
      })
      const { url, paasId, token, stop } = training
      const profile = { id: TRAINING, ...province, url, paasId, token }
      return { profileId: TRAINING, profileOf: () => profile, stop }
    },
  })
  return { desk, training }
}
