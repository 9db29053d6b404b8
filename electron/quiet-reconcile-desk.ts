import { refuse } from '#shared/result.ts'
import type { ReconcileDesk } from './reconcile-desk.ts'

/** The comparison of a desk whose line is quiet: there is none; `words` say why. */
export function quietReconcileDesk(words: string): ReconcileDesk {
  return {
    due: () => undefined,
    run: async () => refuse('line-quiet', words),
    state: () => ({ isRunning: false, problem: words }),
    stop: async () => undefined,
  }
}
