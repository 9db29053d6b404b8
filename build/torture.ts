import { parseArgs } from 'node:util'
import { drawRun, isWindowFault } from './torture/draw-run.ts'
import { Plant } from './torture/torture-messages.ts'
import { isClean, type RunOutcome } from './torture/torture-run.ts'
import { type PossibleFaults, torture } from './torture/torture-series.ts'

const USAGE =
  'usage: npm run torture -- [--faults N] [--from RUN] [--seed N] [--only RUN] [--plant lost|duplicate|wrong-state|silent-gap|stale-window]'

/**
 * `npm run torture -- --faults N --seed N`: a vault per fault, drawn from the seed; what the desk had
 * acknowledged before it has to be there after it. Prints one JSON line; 0 only when nothing was found.
 * Each run depends on the seed and its number alone: `--from RUN` goes on with a long series in parts.
 */
export async function main(options: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...options],
    options: {
      faults: { type: 'string', default: '300' },
      from: { type: 'string', default: '1' },
      seed: { type: 'string', default: '1' },
      only: { type: 'string' },
      plant: { type: 'string', default: 'none' },
    },
  })
  const [faults, from, seed] = [Number(values.faults), Number(values.from), Number(values.seed)]
  const only = values.only === undefined ? undefined : Number(values.only)
  const plant = Plant.safeParse(values.plant)
  const isGood = [faults, from, seed, only ?? 0].every(Number.isInteger) && faults > 0
  if (!isGood || !plant.success) {
    process.stderr.write(`${USAGE}\n`)
    return 2
  }
  const started = performance.now()
  const numbers = only === undefined ? count(from, faults) : [only]
  const outcomes = await torture(
    (possible) =>
      numbers.map((number) => ({
        run: drawRun(seed, number, oftenAtTheDesk(possible)),
        plant: plant.data,
      })),
    say,
    LANES,
  )
  const seconds = Math.round((performance.now() - started) / 1_000)
  process.stdout.write(`${JSON.stringify({ seed, from, ...summarize(outcomes), seconds })}\n`)
  return outcomes.every(({ findings }) => isClean(findings)) ? 0 : 1
}

/** Runs at a time: one alone leaves a part of two processors idle, six take longer than three. */
const LANES = 3

/** A run through a real window takes as long as eight at the desk: there are an eighth as many. */
const AT_THE_DESK = 8

function oftenAtTheDesk(possible: PossibleFaults): PossibleFaults {
  const atTheDesk = possible.filter((fault) => !isWindowFault(fault))
  return [...possible, ...Array.from({ length: AT_THE_DESK - 1 }, () => atTheDesk).flat()]
}

function count(from: number, runs: number): readonly number[] {
  return Array.from({ length: runs }, (_, index) => from + index)
}

function say({ run, findings }: RunOutcome): void {
  if (run.number % 20 === 0) process.stderr.write(`${run.number}\n`)
  if (isClean(findings)) return
  process.stderr.write(
    `run ${run.number} (--only ${run.number}): ${JSON.stringify({ run, findings })}\n`,
  )
}

/** Figures over a series. */
function summarize(outcomes: readonly RunOutcome[]) {
  const sum = (count: (outcome: RunOutcome) => number) =>
    outcomes.reduce((total, outcome) => total + count(outcome), 0)
  const byName = (name: (outcome: RunOutcome) => string) =>
    Object.fromEntries(
      [...Map.groupBy(outcomes, name)].map(([key, same]) => [key, same.length]).toSorted(),
    )
  return {
    runs: outcomes.length,
    acknowledged: sum(({ acknowledged }) => acknowledged),
    lost: sum(({ findings }) => findings.lost.length),
    duplicates: sum(({ findings }) => findings.duplicate.length),
    wrongStates: sum(({ findings }) => findings['wrong-state'].length),
    silentGaps: sum(({ findings }) => findings['silent-gap'].length),
    staleWindows: sum(({ findings }) => findings['stale-window'].length),
    toldByRecovery: sum(({ told }) => told),
    recovered: byName(({ recovered }) => recovered ?? 'by itself'),
    faults: byName(({ run }) => run.fault),
  }
}
