import type { Clock } from '#electron/clock.ts'
import { type Result, refuse } from '#shared/result.ts'
import { type Credentials, openSlot, operatorSlots } from './keys.ts'
import { countTry, forgetTries, secondsToWait } from './password-tries.ts'
import { readSlots } from './slot-files.ts'

/** What unlocking takes. */
export interface Unlock extends Credentials {
  readonly directory: string
  readonly clock: Clock
  readonly operatorNumber: string
}

/** The master key of a vault, for a moment: the caller overwrites it. Wrong passwords slow this down. */
export async function openMaster(unlock: Unlock): Promise<Result<Buffer>> {
  const { directory, clock, operatorNumber, ...credentials } = unlock
  const slots = readSlots(directory)
  if (!slots.ok) return slots
  const slot = operatorSlots(slots.value).find(({ operator }) => operator.number === operatorNumber)
  if (slot === undefined) {
    return refuse('unknown-operator', '本机没有这个经办人，请从列表中选择')
  }
  const tried = { directory, slotId: slot.id }
  const seconds = secondsToWait(tried, clock.now())
  if (seconds > 0) {
    return refuse('too-many-tries', `密码错误次数太多，请 ${seconds} 秒后再试；重新启动也要等`)
  }
  countTry(tried, clock.now())
  const opened = await openSlot(slot, credentials)
  if (opened.ok) forgetTries(tried)
  return opened
}

/** Seconds until an operator's next password is heard. */
export function waitOf(
  { directory, clock }: Pick<Unlock, 'directory' | 'clock'>,
  operatorNumber: string,
): number {
  const slots = readSlots(directory)
  if (!slots.ok) return 0
  const slot = operatorSlots(slots.value).find(({ operator }) => operator.number === operatorNumber)
  return slot ? secondsToWait({ directory, slotId: slot.id }, clock.now()) : 0
}
