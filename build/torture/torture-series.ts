import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createDeskPool, startChecker } from './children.ts'
import { FAULTS, type TortureFault, type TortureRun } from './draw-run.ts'
import { openFaultedDisk } from './faulted-disk.ts'
import type { Plant } from './torture-messages.ts'
import { type RunOutcome, tortureOnce } from './torture-run.ts'

/** A run, and the bug the desk has in it. */
export interface WantedRun {
  readonly run: TortureRun
  readonly plant: Plant
}

/** The faults this machine can do. */
export type PossibleFaults = readonly [TortureFault, ...TortureFault[]]

/** What needs a file system of its own. */
const ON_OWN_DISK: readonly TortureFault[] = ['power-cut', 'disk-full']

/** Does a series of runs, one after the other; what this machine cannot do is said and left out. */
export async function torture(
  draw: (possible: PossibleFaults) => readonly WantedRun[],
  onRun: (outcome: RunOutcome) => void,
): Promise<readonly RunOutcome[]> {
  const directory = mkdtempSync(join(tmpdir(), 'filing-desk-torture-'))
  const disk = openFaultedDisk(join(directory, 'faulted'))
  const desks = createDeskPool(join(directory, 'compiled'))
  const checker = startChecker()
  const outcomes: RunOutcome[] = []
  try {
    for (const { run, plant } of draw(possibleFaults(disk !== undefined))) {
      const outcome = await tortureOnce({ directory, disk, desks, checker, plant }, run)
      outcomes.push(outcome)
      onRun(outcome)
    }
  } finally {
    checker.stop()
    await desks.stop()
    disk?.remove()
    rmSync(directory, { recursive: true, force: true })
  }
  return outcomes
}

function possibleFaults(hasDisk: boolean): PossibleFaults {
  if (hasDisk) return FAULTS
  process.stderr.write('left out: power-cut, disk-full (no loop device, or not root)\n')
  const [first, ...rest] = FAULTS.filter((fault) => !ON_OWN_DISK.includes(fault))
  if (first === undefined) throw new Error('no fault without a disk of its own')
  return [first, ...rest]
}
