import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import * as z from 'zod'
import { makeScratchFolder } from './scratch-folder.ts'
import { Invariant } from './simulate/invariants.ts'
import { shorten } from './simulate/shorten.ts'
import { simulateMany } from './simulate/simulate-many.ts'
import type { Simulated, Simulation } from './simulate/simulate-once.ts'
import { makeVaultToCopy } from './simulate/simulated-vault.ts'

const USAGE = `usage: npm run simulate -- [--seeds N] [--from SEED] [--steps N] [--threads N]
       npm run simulate -- --seed SEED [--steps N] [--only 3,17,40] [--trace]
       [--plant ${Invariant.options.join('|')}]`

/**
 * `npm run simulate -- --seeds N --steps N`: the real outbox, settling, loop and training subsystem under a
 * virtual clock and a simulated line; invariants after each step. Prints one JSON line; 0 only when all held.
 * A seed alone prints the hash of its trace, the same each time.
 */
export async function main(options: readonly string[]): Promise<number> {
  const asked = read(options)
  if (asked === undefined) {
    process.stderr.write(`${USAGE}\n`)
    return 2
  }
  const { seed, plant } = asked
  const steps = asked.only ?? count(1, asked.steps)
  const seeds = seed === undefined ? count(asked.from, asked.seeds) : [seed]
  const directory = makeScratchFolder('simulations')
  const shared = { steps, plant, emptyVault: join(directory, 'vault') }
  const started = performance.now()
  const outcomes: Outcome[] = []
  let firstFailed: Simulated | undefined
  const onEnd = (simulated: Simulated) => {
    const { lines, ...outcome } = simulated
    outcomes.push(outcome)
    if (outcome.violation) firstFailed ??= simulated
    if (asked.trace) process.stdout.write(`${lines.join('\n')}\n`)
    if (outcomes.length % 20 === 0) process.stderr.write(`${outcomes.length}/${seeds.length}\n`)
  }
  try {
    await makeVaultToCopy(shared.emptyVault)
    await simulateMany(shared, seeds, { threads: asked.threads, onEnd })
    if (firstFailed) await tell(firstFailed, { ...shared, seed: firstFailed.seed })
    const seconds = Math.round((performance.now() - started) / 1_000)
    const figures = { ...summarize(outcomes), steps: steps.length, seconds }
    process.stdout.write(`${JSON.stringify(figures)}\n`)
    return firstFailed ? 1 : 0
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}

type Outcome = Omit<Simulated, 'lines'>

/** Figures over all seeds; the hash is one over their traces, whatever order they ended in. */
function summarize(outcomes: readonly Outcome[]) {
  const sum = (of: (outcome: Outcome) => number) =>
    outcomes.reduce((total, outcome) => total + of(outcome), 0)
  const bySeed = outcomes.toSorted((a, b) => a.seed - b.seed)
  return {
    seeds: outcomes.length,
    filings: sum(({ filings }) => filings),
    messages: sum(({ messages }) => messages),
    violations: sum(({ violation }) => (violation ? 1 : 0)),
    hash: hashOfTraces(bySeed.map(({ hash }) => hash)),
  }
}

function hashOfTraces(hashes: readonly string[]): string {
  const [only] = hashes
  if (only !== undefined && hashes.length === 1) return only
  return createHash('sha256').update(hashes.join('\n')).digest('hex')
}

/** Says what broke and how it is seen again by as few steps as can be found. */
async function tell(found: Simulated, simulation: Simulation): Promise<void> {
  const { steps, simulated } = await shorten(simulation, found)
  const { seed, violation, lines } = simulated
  const again = `--seed ${seed} --only ${steps.join()} --trace`
  process.stderr.write(`${lines.join('\n')}\n`)
  process.stderr.write(`${JSON.stringify({ ...violation, seed, again })}\n`)
}

const Count = z.coerce.number().int().min(0)

/** What may be asked for; the names are those of the command line. */
const Asked = z.object({
  seeds: Count.default(20),
  from: Count.default(1),
  steps: Count.default(200),
  threads: Count.min(1).default(2),
  seed: Count.optional(),
  only: z
    .string()
    .transform((list) => list.split(',').map(Number))
    .pipe(z.array(z.int().min(0)))
    .optional(),
  trace: z.boolean().default(false),
  plant: Invariant.or(z.literal('none')).default('none'),
})

function read(options: readonly string[]): z.infer<typeof Asked> | undefined {
  const text = { type: 'string' } as const
  const { values } = parseArgs({
    args: [...options],
    options: {
      seeds: text,
      from: text,
      steps: text,
      threads: text,
      seed: text,
      only: text,
      trace: { type: 'boolean' },
      plant: text,
    },
  })
  return Asked.safeParse(values).data
}

function count(from: number, length: number): readonly number[] {
  return Array.from({ length }, (_, index) => from + index)
}
