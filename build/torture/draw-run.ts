import { seededDraw } from '#electron/training/seeded-draw.ts'

/** What can happen to the window: its page or the whole browser is killed, its copy is damaged or an old one. */
const WINDOW_FAULTS = ['kill-page', 'kill-browser', 'copy-damaged', 'copy-rolled-back'] as const
export type WindowFault = (typeof WINDOW_FAULTS)[number]

/** What can happen at all; `power-cut` and `disk-full` need file systems of their own. */
export const FAULTS = [
  'kill',
  'power-cut',
  'disk-full',
  'database-damaged',
  'log-damaged',
  'vault-rolled-back',
  'head-gone',
  'head-damaged',
  'head-rolled-back',
  'files-gone',
  'page-damaged',
  'slots-damaged',
  ...WINDOW_FAULTS,
] as const
export type TortureFault = (typeof FAULTS)[number]

/** One run, drawn from seed and number alone: it can be repeated without those before it. */
export interface TortureRun {
  readonly number: number
  readonly fault: TortureFault
  /** Acknowledgements after which the fault comes. */
  readonly after: number
  /** Acknowledgements after which a backup is made; null: none is. */
  readonly backUpAfter: number | null
  /** Of a thousand messages so many meet a fault of the line. */
  readonly perThousand: number
  /** Where in a file, as a share of its length, and how it is damaged. */
  readonly place: number
  readonly damage: 'flip' | 'zero' | 'truncate'
  readonly lineSeed: number
}

/** Draws run number `number` among the faults this machine can do. */
export function drawRun(
  seed: number,
  number: number,
  faults: readonly [TortureFault, ...TortureFault[]],
): TortureRun {
  const draw = seededDraw(seed * 1_000_003 + number)
  const fault = draw.oneOf(faults)
  const after = 3 + draw.below(25)
  // What is damaged on the disk is brought back from a backup, sometimes one older than the newest filings.
  const backUpAfter = isDamage(fault) ? after - 1 - draw.below(2) : null
  return {
    number,
    fault,
    after,
    backUpAfter,
    perThousand: draw.oneOf([0, 250, 600]),
    place: draw.below(1_000) / 1_000,
    damage: draw.oneOf(['flip', 'zero', 'truncate']),
    lineSeed: draw.below(1_000_000),
  }
}

/** Whether the desk ends as it should before its files are damaged; else it is killed. */
export function endsSoftly(fault: TortureFault): boolean {
  return isDamage(fault) && fault !== 'log-damaged' && fault !== 'vault-rolled-back'
}

/** Whether a fault happens to the window; the desk behind it lives on. */
export function isWindowFault(fault: TortureFault): fault is WindowFault {
  const faults: readonly TortureFault[] = WINDOW_FAULTS
  return faults.includes(fault)
}

/** Whether a run is about the window. */
export function isOfWindow(run: TortureRun): run is TortureRun & { readonly fault: WindowFault } {
  return isWindowFault(run.fault)
}

function isDamage(fault: TortureFault): boolean {
  const harmless: readonly TortureFault[] = ['kill', 'power-cut', 'disk-full', ...WINDOW_FAULTS]
  return !harmless.includes(fault)
}
