import { type Simulated, type Simulation, simulate } from './simulate-once.ts'

/** More tries take longer than reading the trace. */
const MOST_TRIES = 80

/** A run that breaks the same invariant by as few steps as can be found. */
export interface Shortened {
  readonly steps: readonly number[]
  readonly simulated: Simulated
}

/** Leaves steps out, fewer at a time, as long as what is left still breaks the invariant. */
export async function shorten(simulation: Simulation, found: Simulated): Promise<Shortened> {
  const invariant = found.violation?.invariant
  const last = found.violation?.step ?? 0
  let shortest: Shortened = {
    steps: simulation.steps.slice(0, simulation.steps.indexOf(last) + 1),
    simulated: found,
  }
  let tries = 0
  let size = Math.ceil(shortest.steps.length / 2)
  while (size >= 1 && tries < MOST_TRIES) {
    const before = shortest.steps.length
    for (let at = 0; at < shortest.steps.length && tries < MOST_TRIES; ) {
      const steps = shortest.steps.toSpliced(at, size)
      const simulated = await simulate({ ...simulation, steps })
      tries += 1
      if (simulated.violation?.invariant === invariant) shortest = { steps, simulated }
      else at += size
    }
    if (shortest.steps.length === before || size > 1) size = Math.floor(size / 2)
  }
  return shortest
}
