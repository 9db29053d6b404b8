import { refuse } from '#shared/result.ts'
import type { ReconcileDesk } from './reconcile-desk.ts'

/** The comparison of a vault that is only looked at: there is none. */
export function quietReconcileDesk(): ReconcileDesk {
  const words = '现在是只读查看，不对账'
  return {
    due: () => undefined,
    run: async () => refuse('read-only', words),
    state: () => ({ isRunning: false, problem: words }),
    stop: async () => undefined,
  }
}
