import { rmSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { type Outcome, runExactlyOnce } from './exactly-once/run.ts'
import { makeScratchFolder } from './scratch-folder.ts'

const USAGE = 'usage: npm run exactly-once -- [--count N] [--seed N] [--faults PER_THOUSAND]'

/**
 * `npm run exactly-once -- --count N`: files N times through a line on its worst day and compares what the
 * subsystem holds in the end with what was handed in. Prints one JSON line; 0 only when they are equal.
 */
export async function main(options: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...options],
    options: {
      count: { type: 'string', default: '1000' },
      seed: { type: 'string', default: '1' },
      faults: { type: 'string', default: '250' },
    },
  })
  const count = Number(values.count)
  const seed = Number(values.seed)
  const perThousand = Number(values.faults)
  if (![count, seed, perThousand].every(Number.isInteger) || count < 1 || perThousand < 1) {
    process.stderr.write(`${USAGE}\n`)
    return 2
  }
  const directory = makeScratchFolder('exactly-once')
  const onProgress = (done: number) => process.stderr.write(`${done}/${count}\n`)
  try {
    const outcome = await runExactlyOnce({ directory, count, seed, perThousand, onProgress })
    process.stdout.write(`${JSON.stringify(outcome)}\n`)
    return isExact(outcome) ? 0 : 1
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}

/** Nothing lost, nothing twice, nothing changed on the way, in order, and never sent again blindly. */
export function isExact(outcome: Outcome): boolean {
  const { lost, duplicates, unlike, inversions, blindResends, open } = outcome
  return outcome.hashesEqual && lost + duplicates + unlike + inversions + blindResends + open === 0
}
