import { parseArgs } from 'node:util'
import fc from 'fast-check'
import { findHarm, hostileExchange } from '#tests/hostile-answers.ts'

const BATCH = 10_000

/**
 * `npm run hostile -- --count N --seed N`: N answers of a hostile subsystem, each held against what must never
 * happen. Prints one JSON line; the first harm ends it, shrunk and with the seed that replays it.
 */
export async function main(options: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...options],
    options: {
      count: { type: 'string', default: '100000' },
      seed: { type: 'string', default: '1' },
    },
  })
  const count = Number(values.count)
  const seed = Number(values.seed)
  if (![count, seed].every(Number.isInteger) || count < 1) {
    process.stderr.write('usage: npm run hostile -- [--count N] [--seed N]\n')
    return 2
  }
  const started = performance.now()
  for (let done = 0; done < count; done += BATCH) {
    const numRuns = Math.min(BATCH, count - done)
    const found = fc.check(
      fc.property(hostileExchange, (exchange) => {
        const harm = findHarm(exchange)
        if (harm !== undefined) throw new Error(harm)
      }),
      { numRuns, seed: seed + done },
    )
    if (found.failed) {
      process.stderr.write(`${fc.defaultReportMessage(found)}\n`)
      return 1
    }
  }
  const seconds = Math.round((performance.now() - started) / 1_000)
  process.stdout.write(`${JSON.stringify({ answers: count, harms: 0, seed, seconds })}\n`)
  return 0
}
