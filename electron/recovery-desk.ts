import { isRecoverable, type RecoveryFound, type RecoveryWay } from '#shared/backup/recovery.ts'
import { ok, type Result, refuse } from '#shared/result.ts'
import type { Timers } from './sync/timers.ts'
import { findAuditFault } from './vault/audit-check.ts'
import { readPlaces } from './vault/backup-places.ts'
import { forgetClosed } from './vault/closed-mark.ts'
import { isAlarmed, liftAlarm } from './vault/integrity-file.ts'
import { type VaultKeys, wipeKeys } from './vault/key-hierarchy.ts'
import { noteRecovery } from './vault/recovery-log.ts'
import { lookForRecovery, type RecoveryLook } from './vault/recovery-look.ts'
import { bringBack, continueVault } from './vault/restore.ts'
import { readSlots } from './vault/slot-files.ts'
import {
  databasePath,
  openByKeys,
  openToRead,
  type Vault,
  type VaultStation,
} from './vault/vault.ts'

/** A vault that did not open, its keys in hand, until the operator has chosen a way on. */
export interface Recovery {
  readonly station: VaultStation
  readonly found: RecoveryFound
  /** Goes a way that was offered; the vault it ends in takes the keys over. */
  take(way: RecoveryWay): Result<Vault>
  /** Leaves everything as it is and forgets the keys. */
  leave(): void
}

/** How long the keys of a vault that did not open wait for the operator's choice. */
const LONGEST_MS = 15 * 60_000

/** The one recovery of a desk; its keys are forgotten when nobody chooses. */
export interface RecoveryHold {
  current(): Recovery | undefined
  /** Opens a vault; where nothing vouches for it, undefined, and its recovery is held. */
  open(keys: VaultKeys, station: VaultStation): Result<Vault | undefined>
  /** Goes a way on; the vault it ends in has the keys. */
  take(way: RecoveryWay): Result<Vault>
  /** Leaves everything as it is. */
  leave(): void
}

/** Holds no recovery yet; tells when one was left because nobody chose. */
export function createRecoveryHold(setup: {
  readonly timers: Timers
  readonly profileDirectory: string
  onLeft(): void
}): RecoveryHold {
  let held: Recovery | undefined
  let cancel = () => {}
  const release = () => {
    held = undefined
    cancel()
  }
  const leave = () => {
    held?.leave()
    release()
  }
  return {
    current: () => held,
    open(keys, station) {
      const opened = openTrusted(keys, station, setup.profileDirectory)
      if (opened.ok) return opened
      if (!isRecoverable(opened.error.code)) {
        wipeKeys(keys)
        return opened
      }
      leave()
      held = beginRecovery(keys, station, { ...opened.error, ...setup })
      cancel = setup.timers.after(LONGEST_MS, () => {
        leave()
        setup.onLeft()
      })
      return ok(undefined)
    },
    take(way) {
      if (!held) return refuse('no-recovery', '数据已经正常，无须恢复；请直接登录')
      const taken = held.take(way)
      if (taken.ok) release()
      return taken
    },
    leave,
  }
}

/** Opens a vault; where damage of its record was found, only once all of it was read and found good. */
function openTrusted(
  keys: VaultKeys,
  station: VaultStation,
  profileDirectory: string,
): Result<Vault> {
  if (isAlarmed(profileDirectory)) forgetClosed(databasePath(station.directory))
  const opened = openByKeys(keys, station)
  if (!opened.ok || !isAlarmed(profileDirectory)) return opened
  const fault = findAuditFault(opened.value)
  if (fault === undefined) {
    liftAlarm(profileDirectory)
    return opened
  }
  // The keys go on to the recovery.
  opened.value.db.close()
  return refuse(
    'vault-damaged',
    `自检发现备案数据有损坏：第 ${fault.seq} 次保存的内容核对不上。程序没有删除或改动任何内容`,
  )
}

/** Looks at a vault that was refused with `code` and `message`, and offers what leads on. */
export function beginRecovery(
  keys: VaultKeys,
  station: VaultStation,
  refusal: { readonly code: string; readonly message: string; readonly profileDirectory: string },
): Recovery {
  const { profileDirectory, code, message } = refusal
  const look = lookForRecovery(keys, station, {
    words: message,
    places: readPlaces(profileDirectory),
  })
  return {
    station,
    found: look.found,
    take(way) {
      if (!look.found.ways.includes(way)) {
        return refuse('no-such-way', '现在不能这样恢复；请按页面上列出的办法处理')
      }
      const { clock, operatorNumber: by } = station
      const at = clock.now().toISOString()
      noteRecovery(profileDirectory, keys, { at, by, action: way, object: code })
      return goWay(keys, station, { way, code, backup: look.backup })
    },
    leave: () => wipeKeys(keys),
  }
}

function goWay(
  keys: VaultKeys,
  station: VaultStation,
  {
    way,
    code,
    backup,
  }: {
    readonly way: RecoveryWay
    readonly code: string
    readonly backup: RecoveryLook['backup']
  },
): Result<Vault> {
  switch (way) {
    case 'read-only':
      return openToRead(keys, station)
    case 'continue':
      continueVault(keys, station, code)
      return openByKeys(keys, station)
    case 'restore': {
      if (backup === null) throw new Error('a restore without a backup')
      // The passwords of today, where they can be read: those of the backup may have been changed since.
      const today = readSlots(station.directory)
      const slots = today.ok ? today : readSlots(backup.folder)
      if (!slots.ok) return slots
      bringBack(backup, station, { keys, slots: slots.value })
      return openByKeys(keys, station)
    }
  }
}
