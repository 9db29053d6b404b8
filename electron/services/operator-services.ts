import { type DeskContext, whenOpen } from '#electron/desk-context.ts'
import { refuseShortPassword } from '#electron/desk-life.ts'
import type { Services } from '#electron/serve.ts'
import { addOperator, changePassword, type SlotPlan } from '#electron/vault/operators.ts'
import { ok } from '#shared/result.ts'

/** Who may open this desk, and by which password. */
export function operatorServices(
  context: DeskContext,
): Pick<Services, 'operator.changePassword' | 'operator.add'> {
  const planOf = async (password: string, newPassword: string): Promise<SlotPlan> => ({
    password,
    newPassword,
    deviceSecret: await context.host.deviceSecret(),
    cost: context.passwordCost,
  })
  return {
    'operator.changePassword': whenOpen(context, async ({ vault }, { password, newPassword }) => {
      const short = refuseShortPassword(newPassword)
      if (short) return short
      const changed = await changePassword(vault, await planOf(password, newPassword))
      return changed.ok ? ok({}) : changed
    }),
    'operator.add': whenOpen(
      context,
      async ({ vault }, { operator, initialPassword, password }) => {
        const short = refuseShortPassword(initialPassword)
        if (short) return short
        const added = await addOperator(vault, operator, await planOf(password, initialPassword))
        return added.ok ? ok({}) : added
      },
    ),
  }
}
