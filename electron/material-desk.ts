import type { Clock } from './clock.ts'
import type { Timers } from './sync/timers.ts'
import { discardStranded } from './vault/draft-pages.ts'
import { sweepOrphans } from './vault/materials.ts'
import type { Vault } from './vault/vault.ts'
import { type FolderWatcher, startFolderWatcher, type WatcherSetup } from './watched-folder.ts'

/** Between two sweeps; the first comes once the window has had time to open. */
const FIRST_MS = 20_000
const EVERY_MS = 3_600_000
/** Between two slices of a sweep; each takes some milliseconds. */
const PAUSE_MS = 50

/** A day: how long pages wait for their draft, and files for their row. */
const STRANDED_MS = 24 * 3_600_000

/** What the desk of materials works with. */
export interface MaterialDeskSetup extends WatcherSetup {
  readonly vault: Vault
  readonly clock: Clock
  readonly timers: Timers
  reportFault(where: string, fault: unknown): void
}

/** What runs for the pages while a vault is open: the scanner's folder, and the sweeping. */
export type MaterialDesk = FolderWatcher

/** Looks into the scanner's folder and clears away what pages leave behind. */
export function startMaterialDesk(setup: MaterialDeskSetup): MaterialDesk {
  const { timers, reportFault } = setup
  const watcher = startFolderWatcher(setup)
  let sweep: ReturnType<typeof sweepPages> | undefined
  const tick = () => {
    let hasEnded = true
    try {
      sweep ??= sweepPages(setup)
      hasEnded = sweep.next().done === true
    } catch (fault) {
      reportFault('pages.sweep', fault)
    }
    if (hasEnded) sweep = undefined
    cancel = timers.after(hasEnded ? EVERY_MS : PAUSE_MS, tick)
  }
  let cancel = timers.after(FIRST_MS, tick)
  return {
    ...watcher,
    stop: () => {
      watcher.stop()
      cancel()
    },
  }
}

/**
 * One sweep, a slice at each step: pages whose draft is gone for a day, then files without a row for a day;
 * returns how many files.
 */
export function* sweepPages({
  vault,
  clock,
}: Pick<MaterialDeskSetup, 'vault' | 'clock'>): Generator<undefined, number> {
  // Of a vault that is only looked at nothing is cleared away.
  if (vault.db.readonly) return 0
  const now = clock.now()
  discardStranded(vault, new Date(now.getTime() - STRANDED_MS))
  return yield* sweepOrphans(vault, now)
}
