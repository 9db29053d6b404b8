import type { Operator } from '#shared/bridge.ts'
import { ok, type Result, refuse } from '#shared/result.ts'
import { commit } from './commit.ts'
import { type Argon2Cost, type Credentials, makeSlot, operatorSlots } from './keys.ts'
import { openMaster } from './open-master.ts'
import { readSlots, writeSlots } from './slot-files.ts'
import type { Vault } from './vault.ts'

/** A slot that the acting operator lets be made, with the password that proves it is he. */
export interface SlotPlan {
  /** The acting operator's own password: it opens the master key for the moment this takes. */
  readonly password: string
  readonly newPassword: string
  readonly deviceSecret: Uint8Array | null
  readonly cost: Argon2Cost
}

/** Puts a new password in the place of the acting operator's old one; all of it or nothing. */
export async function changePassword(vault: Vault, plan: SlotPlan): Promise<Result<undefined>> {
  const made = await wrapAgain(vault, plan, vault.operator)
  if (!made.ok) return made
  const slots = readSlots(vault.directory)
  if (!slots.ok) return slots
  const { number } = vault.operator
  const next = slots.value.map((slot) =>
    slot.kind === 'operator' && slot.operator.number === number ? made.value : slot,
  )
  const note = { action: 'operator.password', object: number, by: number, fields: ['password'] }
  // Within the commit: a slot that cannot be written takes the entry of the audit back.
  commit(vault, note, () => writeSlots(vault.directory, next))
  return ok(undefined)
}

/** The operator of this desk with a number. */
export function findOperator(vault: Vault, number: string): Result<Operator> {
  const operators = listOperators(vault)
  if (!operators.ok) return operators
  const found = operators.value.find((operator) => operator.number === number)
  return found ? ok(found) : refuse('no-such-operator', '本机没有这位经办人，请从列表中选择')
}

/** Lets another operator open this vault, with a password of his own. */
export async function addOperator(
  vault: Vault,
  operator: Operator,
  plan: SlotPlan,
): Promise<Result<undefined>> {
  const slots = readSlots(vault.directory)
  if (!slots.ok) return slots
  if (operatorSlots(slots.value).some((slot) => slot.operator.number === operator.number)) {
    return refuse('operator-exists', '本机已有这个编号的经办人')
  }
  const made = await wrapAgain(vault, plan, operator)
  if (!made.ok) return made
  const by = vault.operator.number
  const note = { action: 'operator.add', object: operator.number, by, fields: ['number', 'name'] }
  commit(vault, note, ({ db, seq }) => {
    db.prepare(
      `INSERT INTO operators (id, seq, body) VALUES (?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET seq = excluded.seq, body = excluded.body`,
    ).run(operator.number, seq, JSON.stringify(operator))
  })
  // The row first: without its slot it opens nothing, and the next try replaces it.
  writeSlots(vault.directory, [...slots.value, made.value])
  return ok(undefined)
}

/** A new slot of the master key, which is there only between the old password and the new slot. */
async function wrapAgain(vault: Vault, plan: SlotPlan, operator: Operator) {
  const { directory, clock } = vault
  const { password, newPassword, deviceSecret, cost } = plan
  const credentials: Credentials = { password, deviceSecret }
  const operatorNumber = vault.operator.number
  const master = await openMaster({ directory, clock, operatorNumber, ...credentials })
  if (!master.ok) return master
  try {
    return ok(
      await makeSlot(
        master.value,
        { owner: { kind: 'operator', operator }, cost },
        { password: newPassword, deviceSecret },
      ),
    )
  } finally {
    master.value.fill(0)
  }
}

/** Another operator's word, by password; wrong ones slow that operator's next try down. */
export async function proveSecondPerson(
  vault: Vault,
  proof: Credentials & { readonly operatorNumber: string },
): Promise<Result<Operator>> {
  const operators = listOperators(vault)
  if (!operators.ok) return operators
  const others = operators.value.filter(({ number }) => number !== vault.operator.number)
  if (others.length === 0) {
    return refuse(
      'no-second-person',
      '作废须由另一位经办人同意，本机只有一位；请按 F9 到“设置 · 经办人”添加一位，再来作废',
    )
  }
  const second = others.find(({ number }) => number === proof.operatorNumber)
  if (second === undefined) {
    const names = others.map(({ name }) => name).join('、')
    return refuse('second-person-same', `作废须由另一位经办人同意，不能是本人；可选：${names}`)
  }
  const { directory, clock } = vault
  const master = await openMaster({ directory, clock, ...proof })
  if (!master.ok) return master
  master.value.fill(0)
  return ok(second)
}

/** Everybody who can open this vault. */
export function listOperators({ directory }: Pick<Vault, 'directory'>): Result<Operator[]> {
  const slots = readSlots(directory)
  return slots.ok ? ok(operatorSlots(slots.value).map(({ operator }) => operator)) : slots
}
