import { GATES, runAll } from './gates.ts'
import { UNIT_TESTS } from './unit-tests.ts'

/** `npm run check`: what every commit has to pass. */
export async function main(): Promise<number> {
  return (await runAll([...GATES, UNIT_TESTS])) ? 0 : 1
}
