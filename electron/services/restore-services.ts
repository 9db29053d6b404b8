import { type DeskLifeOptions, refuseShortPassword, vaultDirectory } from '#electron/desk-life.ts'
import type { Services } from '#electron/serve.ts'
import {
  type FoundBackup,
  findBackups,
  listBackups,
  newestFirst,
} from '#electron/vault/backup-manifest.ts'
import { readPlaces } from '#electron/vault/backup-places.ts'
import { findRecoverySlot, operatorSlots } from '#electron/vault/keys.ts'
import { restore } from '#electron/vault/restore.ts'
import { readSlots } from '#electron/vault/slot-files.ts'
import type { RestorableBackup } from '#shared/backup/backup-state.ts'
import type { RESTORE_METHODS } from '#shared/bridge-backup.ts'
import { ok, refuse } from '#shared/result.ts'

/** The most backups offered at once; older ones are found by naming their folder. */
const MOST_OFFERED = 50

/** The way back from a backup; only while no vault is open. */
export function restoreServices(
  options: DeskLifeOptions,
  isOpen: () => boolean,
): Pick<Services, keyof typeof RESTORE_METHODS> {
  return {
    'restore.find': ({ path }) => {
      const places = path === '' ? readPlaces(options.profileDirectory) : [path]
      const newest = newestFirst(places.flatMap(findBackups))
      return ok(newest.slice(0, MOST_OFFERED).map(describeBackup))
    },
    'restore.run': async ({ folder, seq, operatorNumber, password, recoveryCode }) => {
      if (isOpen()) return refuse('vault-open', '柜台还开着；请先锁定，再从备份恢复')
      const short = recoveryCode === '' ? undefined : refuseShortPassword(password)
      if (short) return short
      const backup = listBackups(folder).find(({ manifest }) => manifest.seq === seq)
      if (backup === undefined) {
        return refuse('backup-gone', '这份备份不见了（移动硬盘拔出或共享断开）；请接好后重新查找')
      }
      const deviceSecret = await options.host.deviceSecret()
      const restored = await restore({
        backup,
        directory: vaultDirectory(options.profileDirectory),
        mode: options.mode,
        clock: options.clock,
        proof: { operatorNumber, password, deviceSecret, recoveryCode },
        cost: options.passwordCost,
      })
      if (!restored.ok) return restored
      const { manifest, isDataKept } = restored.value
      return ok({ madeAt: manifest.madeAt, filings: manifest.counts.filings, isDataKept })
    },
  }
}

function describeBackup({ folder, manifest }: FoundBackup): RestorableBackup {
  const slots = readSlots(folder)
  const known = slots.ok ? slots.value : []
  return {
    folder,
    seq: manifest.seq,
    office: manifest.office,
    madeAt: manifest.madeAt,
    filings: manifest.counts.filings,
    operators: operatorSlots(known).map(({ operator }) => operator),
    hasRecoveryCode: findRecoverySlot(known) !== undefined,
  }
}
