import { setImmediate } from 'node:timers/promises'
import { type DeskContext, whenOpen } from '#electron/desk-context.ts'
import type { Services } from '#electron/serve.ts'
import { countedMonths, readStatistics, recountMonth } from '#electron/vault/filing-counts.ts'
import { ok, refuse } from '#shared/result.ts'

type StatisticsServices = Pick<Services, 'statistics.read' | 'statistics.recount'>

/** How many filings there are of what kind, by kept counts; and whether these are right. */
export function statisticsServices(context: DeskContext): StatisticsServices {
  return {
    'statistics.read': whenOpen(context, ({ vault }, period) => ok(readStatistics(vault, period))),
    'statistics.recount': whenOpen(context, async ({ vault }) => {
      const repaired: string[] = []
      for (const month of countedMonths(vault)) {
        if (recountMonth(vault, month)) repaired.push(month)
        // A month is a moment; between two of them the desk answers.
        await setImmediate()
        if (context.session()?.vault !== vault) return refuse('locked', '柜台已锁定，核对没有做完')
      }
      return ok({ repaired })
    }),
  }
}
