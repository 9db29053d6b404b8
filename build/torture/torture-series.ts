import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { bundleRenderer } from '#build/bundle-renderer.ts'
import { makeScratchFolder } from '#build/scratch-folder.ts'
import { bundleDesk } from './bundle-desk.ts'
import { createDeskPool, startChecker } from './children.ts'
import { FAULTS, isOfWindow, type TortureFault, type TortureRun } from './draw-run.ts'
import { openFaultedDisk } from './faulted-disk.ts'
import type { Plant } from './torture-messages.ts'
import { type Rig, type RunOutcome, tortureOnce } from './torture-run.ts'

/** A run, and the bug the desk has in it. */
export interface WantedRun {
  readonly run: TortureRun
  readonly plant: Plant
}

/** The faults this machine can do. */
export type PossibleFaults = readonly [TortureFault, ...TortureFault[]]

/** What needs a file system of its own. */
const ON_OWN_DISK: readonly TortureFault[] = ['power-cut', 'disk-full']

/** Does a series of runs, `lanes` at a time; what this machine cannot do is said and left out. */
export async function torture(
  draw: (possible: PossibleFaults) => readonly WantedRun[],
  onRun: (outcome: RunOutcome) => void,
  lanes = 1,
): Promise<readonly RunOutcome[]> {
  // Killing a process loses nothing of a folder in memory; power cuts have a file system of their own.
  const directory = makeScratchFolder('torture')
  const rigs: OpenRig[] = []
  const outcomes: RunOutcome[] = []
  try {
    const desk = await bundleDesk(join(directory, 'bundle'))
    for (let lane = 0; lane < lanes; lane += 1) rigs.push(openRig(join(directory, `${lane}`), desk))
    const wanted = draw(possibleFaults(rigs.every(({ disk }) => disk !== undefined)))
    if (wanted.some(({ run }) => isOfWindow(run))) await bundleRenderer()
    const rest = wanted.values()
    const lanesDone = await Promise.allSettled(
      rigs.map(async (rig) => {
        for (const { run, plant } of rest) {
          const outcome = await tortureOnce({ ...rig, plant }, run)
          outcomes.push(outcome)
          onRun(outcome)
        }
      }),
    )
    // Only now, because the rigs of the other lanes are still at work until then.
    for (const done of lanesDone) if (done.status === 'rejected') throw done.reason
  } finally {
    for (const rig of rigs) await closeRig(rig)
    rmSync(directory, { recursive: true, force: true })
  }
  return outcomes
}

type OpenRig = Omit<Rig, 'plant'>

function openRig(directory: string, desk: string): OpenRig {
  return {
    directory,
    disk: openFaultedDisk(join(directory, 'faulted')),
    desks: createDeskPool({ file: desk, cache: join(directory, 'compiled') }),
    checker: startChecker(),
  }
}

async function closeRig({ checker, desks, disk }: OpenRig): Promise<void> {
  checker.stop()
  await desks.stop()
  disk?.remove()
}

function possibleFaults(hasDisk: boolean): PossibleFaults {
  if (hasDisk) return FAULTS
  process.stderr.write('left out: power-cut, disk-full (no loop device, or not root)\n')
  const [first, ...rest] = FAULTS.filter((fault) => !ON_OWN_DISK.includes(fault))
  if (first === undefined) throw new Error('no fault without a disk of its own')
  return [first, ...rest]
}
