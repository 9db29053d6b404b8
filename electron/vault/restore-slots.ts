import { type Result, refuse } from '#shared/result.ts'
import {
  type Argon2Cost,
  type Credentials,
  makeSlot,
  openSlot,
  operatorSlots,
  type Slot,
} from './keys.ts'
import { openByRecoveryCode } from './recovery-slot.ts'

/** Who restores: an operator of the backup by password, or whoever holds the recovery code of the safe. */
export interface RestoreProof extends Credentials {
  readonly operatorNumber: string
  /** '' where the operator's own password opens the backup. */
  readonly recoveryCode: string
}

/** Who is to open a restored vault, and what a new slot costs. */
export interface SlotPlan {
  readonly proof: RestoreProof
  readonly cost: Argon2Cost
}

/** The master key of a backup, for a moment: the caller overwrites it. */
export async function openBackup(
  slots: readonly Slot[],
  proof: RestoreProof,
): Promise<Result<Buffer>> {
  if (proof.recoveryCode !== '') return openByRecoveryCode(slots, proof.recoveryCode)
  const slot = operatorSlots(slots).find(({ operator }) => operator.number === proof.operatorNumber)
  if (slot === undefined) return refuse('unknown-operator', '这份备份里没有这个经办人')
  const opened = await openSlot(slot, proof)
  if (!opened.ok && slot.deviceBound) {
    if (opened.error.code === 'device-key-changed') return ELSEWHERE
    return refuse(
      opened.error.code,
      `${opened.error.message}；这份备份是在另一台电脑上做的，须用保险柜里的恢复码`,
    )
  }
  return opened
}

const ELSEWHERE = refuse(
  'device-key-changed',
  '这份备份里的密码绑定在另一台电脑上，或本机的设备密钥换过了，输对密码也打不开；须用保险柜里的恢复码',
)

/** By the recovery code the operator gets the new password; slots bound to another machine open nothing here. */
export async function slotsAfter(
  slots: readonly Slot[],
  master: Buffer,
  plan: SlotPlan,
): Promise<Slot[]> {
  if (plan.proof.recoveryCode === '') return [...slots]
  const [fresh, others] = await slotByCode(slots, master, plan)
  return [fresh, ...others.filter(({ deviceBound }) => !deviceBound)]
}

/** The operator's slot under the new password, and the slots of everybody else. */
export async function slotByCode(
  slots: readonly Slot[],
  master: Buffer,
  { proof, cost }: SlotPlan,
): Promise<readonly [fresh: Slot, others: readonly Slot[]]> {
  const owner = operatorSlots(slots).find(
    ({ operator }) => operator.number === proof.operatorNumber,
  )
  if (owner === undefined) throw new Error('the recovery code opened slots without this operator')
  const { operator } = owner
  const fresh = await makeSlot(
    master,
    { owner: { kind: 'operator', operator }, cost },
    { password: proof.password, deviceSecret: proof.deviceSecret },
  )
  return [fresh, slots.filter((slot) => slot !== owner)]
}
