import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { writePlaces } from '#electron/vault/backup-places.ts'
import type { Checker, DeskPool, TorturedDesk } from './children.ts'
import { damageFiles, keepOld } from './damage-files.ts'
import { endsSoftly, isOfWindow, type TortureRun } from './draw-run.ts'
import type { FaultedDisk } from './faulted-disk.ts'
import type { DeskOrder, DeskWord, Findings, Plant, Verdict } from './torture-messages.ts'
import { vaultFolder } from './torture-vault.ts'
import { fileInWindow } from './torture-window.ts'

/** What every run of a rig shares. */
export interface Rig {
  readonly directory: string
  readonly disk: FaultedDisk | undefined
  readonly desks: DeskPool
  readonly checker: Checker
  readonly plant: Plant
}

/** What came of one run. */
export interface RunOutcome {
  readonly run: TortureRun
  readonly acknowledged: number
  readonly recovered: string | null
  readonly told: number
  readonly findings: Findings
}

const START = Date.parse('2026-11-22T01:00:00.000Z')
/** The clock of a desk jumps; the next one begins well after it. */
const APART_MS = 60 * 24 * 3_600_000
/** Refusals seen before a full disk is given room again. */
const REFUSALS = 3
/** More filings than any fault waits for. */
const ENOUGH = 40

/** One vault from its first filing over its fault to its last acknowledgement. */
export async function tortureOnce(rig: Rig, run: TortureRun): Promise<RunOutcome> {
  const { checker, desks, directory, disk } = rig
  const work = join(directory, `run-${run.number}`)
  const usesDisk = run.fault === 'power-cut' || run.fault === 'disk-full'
  // Where a desk in 训练模式 has its profile within its data folder, and the subsystem in it.
  const profile = join(usesDisk && disk ? disk.path : work, 'training')
  const subsystem = isOfWindow(run) ? join(profile, 'subsystem') : join(work, 'subsystem')
  const folders = { profile, subsystem, place: join(work, 'place') }
  for (const folder of Object.values(folders)) mkdirSync(folder, { recursive: true })
  writePlaces(profile, [folders.place])
  checker.tell({ kind: 'begin', journal: join(work, 'acknowledged.jsonl') })

  const startAt = (step: number) => START + step * APART_MS
  const orderOf = (step: number, task: DeskOrder['task']): DeskOrder => ({
    folders,
    startAt: startAt(step),
    seed: run.lineSeed + step,
    perThousand: run.perThousand,
    plant: rig.plant,
    task,
  })
  const stale: string[] = []
  if (isOfWindow(run)) {
    const found = await fileInWindow({
      run,
      folders,
      startAt: startAt(0),
      checker,
      plant: rig.plant,
    })
    if (found !== '') stale.push(found)
  } else {
    const kept = join(work, 'kept')
    await fileUntilTheFault(rig, run, { order: orderOf(0, fileTask(run)), kept })
    damageFiles(run, vaultFolder(profile), kept)
  }
  if (rig.plant === 'silent-gap') await desks.steady.finish(orderOf(1, { kind: 'gloss-over' }))

  const mayLackPages = run.fault === 'page-damaged'
  const afterFault = await checker.verify({
    folders,
    startAt: startAt(2),
    isFinal: false,
    mayLackPages,
  })
  const verdicts: [Verdict, ...Verdict[]] = [afterFault]
  if (isClean(afterFault.findings)) {
    await desks.steady.finish(orderOf(3, { kind: 'drain' }))
    verdicts.push(
      await checker.verify({ folders, startAt: startAt(4), isFinal: true, mayLackPages }),
    )
  }
  if (usesDisk) disk?.clear()
  rmSync(work, { recursive: true, force: true })
  return outcomeOf(run, verdicts, stale)
}

function fileTask({ fault, after, backUpAfter }: TortureRun): DeskOrder['task'] {
  const isSoft = endsSoftly(fault)
  return { kind: 'file', count: isSoft ? after : ENOUGH, endsSoftly: isSoft, backUpAfter }
}

interface FilingUnderFault {
  readonly order: DeskOrder
  readonly kept: string
}

/** Lets a desk file until the drawn number is acknowledged, then lets the fault happen. */
function fileUntilTheFault(
  rig: Rig,
  run: TortureRun,
  { order, kept }: FilingUnderFault,
): Promise<void> {
  const { desks, checker, disk } = rig
  const isSoft = endsSoftly(run.fault)
  const desk = isSoft ? desks.steady : desks.next()
  const vault = vaultFolder(order.folders.profile)
  let accepted = 0
  let refused = 0
  return new Promise((resolve, reject) => {
    const end = () => {
      if (isSoft) checker.tell({ kind: 'cut' })
      void (isSoft ? Promise.resolve() : endBy(rig, run, desk)).then(resolve, reject)
    }
    const count = (word: Extract<DeskWord, { kind: 'accepted' }>) => {
      accepted += 1
      checker.tell(word)
      if (accepted === Math.ceil(run.after / 2)) keepOld(vault, kept)
      // Who ends as it should says so itself.
      if (accepted !== run.after || isSoft) return
      if (run.fault === 'disk-full') disk?.fill()
      else end()
    }
    const makeRoom = () => {
      refused += 1
      if (refused === REFUSALS) disk?.free()
    }
    desk.begin(order, (word) => {
      if (word.kind === 'accepted') count(word)
      else if (word.kind === 'refused') makeRoom()
      else end()
    })
    desk.fell().catch(reject)
  })
}

/** The end of a desk: what it says from here on does not count. */
async function endBy(
  { checker, disk }: Rig,
  { fault }: TortureRun,
  desk: TorturedDesk,
): Promise<void> {
  checker.tell({ kind: 'cut' })
  desk.doom()
  if (fault === 'power-cut') disk?.cutPower()
  await desk.kill()
  if (fault === 'power-cut') disk?.mountAgain()
  disk?.free()
}

function outcomeOf(
  run: TortureRun,
  verdicts: readonly [Verdict, ...Verdict[]],
  stale: readonly string[],
): RunOutcome {
  const [{ acknowledged, recovered, told }] = verdicts
  const all = (kind: keyof Findings) => [
    ...new Set(verdicts.flatMap(({ findings }) => findings[kind])),
  ]
  return {
    run,
    acknowledged,
    recovered,
    told,
    findings: {
      lost: all('lost'),
      duplicate: all('duplicate'),
      'wrong-state': all('wrong-state'),
      'silent-gap': all('silent-gap'),
      'stale-window': [...stale],
    },
  }
}

/** Whether nothing broke a promise. */
export function isClean(findings: Findings): boolean {
  return Object.values(findings).every((lines) => lines.length === 0)
}
