import { randomBytes } from 'node:crypto'
import {
  RECOVERY_CODE_BYTES,
  readRecoveryCode,
  recoveryCodeOf,
} from '#shared/backup/recovery-code.ts'
import { ok, type Result, refuse } from '#shared/result.ts'
import { commit } from './commit.ts'
import { findRecoverySlot, makeSlot, openSlot, type Slot } from './keys.ts'
import { openMaster } from './open-master.ts'
import type { SlotPlan } from './operators.ts'
import { readSlots, writeSlots } from './slot-files.ts'
import type { Vault } from './vault.ts'

/**
 * Makes the recovery code of the office's safe: it alone opens the vault on any machine. An earlier code
 * opens nothing any more. The code is told once and kept nowhere.
 */
export async function makeRecoveryCode(
  vault: Vault,
  plan: Pick<SlotPlan, 'password' | 'deviceSecret' | 'cost'>,
): Promise<Result<{ readonly code: string }>> {
  const { directory, clock, operator } = vault
  const operatorNumber = operator.number
  const { password, deviceSecret, cost } = plan
  const master = await openMaster({ directory, clock, operatorNumber, password, deviceSecret })
  if (!master.ok) return master
  const code = recoveryCodeOf(randomBytes(RECOVERY_CODE_BYTES))
  const owner = { kind: 'recovery', madeAt: clock.now().toISOString() } as const
  const slot = await makeSlot(master.value, { owner, cost }, { password: code, deviceSecret: null })
  master.value.fill(0)
  const slots = readSlots(directory)
  if (!slots.ok) return slots
  const note = {
    action: 'recovery.make',
    object: slot.id,
    by: operatorNumber,
    fields: ['recovery'],
  }
  // Within the commit: a slot that cannot be written takes the entry of the audit back.
  commit(vault, note, () =>
    writeSlots(directory, [...slots.value.filter(({ kind }) => kind !== 'recovery'), slot]),
  )
  return ok({ code })
}

/** The master key by the recovery code, for a moment: the caller overwrites it. */
export async function openByRecoveryCode(
  slots: readonly Slot[],
  text: string,
): Promise<Result<Buffer>> {
  const slot = findRecoverySlot(slots)
  if (slot === undefined) {
    return refuse(
      'no-recovery-code',
      '这份备份没有恢复码；请用当时的经办人密码，并在原来的电脑上恢复',
    )
  }
  const code = readRecoveryCode(text)
  if (code === undefined) {
    return refuse(
      'recovery-code-misread',
      '恢复码有字写错或漏了，请对照纸上七组、每组四个字符重新输入',
    )
  }
  const opened = await openSlot(slot, { password: code, deviceSecret: null })
  return opened.ok
    ? opened
    : refuse(
        'wrong-recovery-code',
        '恢复码不是这份备份的；恢复码重新生成过的，请试做这份备份时的那一个',
      )
}
