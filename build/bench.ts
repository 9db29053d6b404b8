import { benchBatch } from './bench/bench-batch.ts'
import { benchBundle } from './bench/bench-bundle.ts'
import { benchPaper } from './bench/bench-paper.ts'
import { benchPerson } from './bench/bench-person.ts'
import { benchPolicy } from './bench/bench-policy.ts'
import { benchQueue } from './bench/bench-queue.ts'
import { benchSave } from './bench/bench-save.ts'
import { benchScreens } from './bench/bench-screens.ts'
import { benchStart } from './bench/bench-start.ts'

/** `npm run bench`: figures against their budgets, one JSON line each; it judges nothing. */
export async function main(): Promise<number> {
  await benchBundle()
  benchPolicy()
  await benchSave()
  await benchBatch()
  await benchPaper()
  await benchStart()
  await benchScreens()
  await benchPerson()
  await benchQueue()
  return 0
}
