import { BY_ACCESS_FILE } from '#shared/settings.ts'
import { profileOfAccess } from '#shared/sync/subsystem-profile.ts'
import { type Desk, startDesk } from './desk.ts'
import { type DeskSetting, deskOptions } from './desk-setting.ts'
import { readAccess } from './vault/access.ts'

/** Starts the desk of the 正式办理: own profile folder, reporting by the access file its vault holds. */
export function startProductionDesk(setting: DeskSetting): Promise<Desk> {
  return startDesk({
    ...deskOptions(setting, 'production'),
    connectSubsystem: async () => ({
      profileId: BY_ACCESS_FILE,
      profileOf: (vault) => {
        const access = readAccess(vault)
        return access && profileOfAccess(access)
      },
      stop: async () => undefined,
    }),
  })
}
