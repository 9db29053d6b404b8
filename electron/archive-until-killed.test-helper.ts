import { writeSync } from 'node:fs'
import { archiveBench } from './archive-bench.test-helper.ts'

/** Child of archive-crash.test.ts: archives what is due in the office of a folder, a line for each step. */
const [home = ''] = process.argv.slice(2)
const bench = await archiveBench(home, {
  onProgress: ({ step, done }) => writeSync(1, `${step} ${done}\n`),
})
await bench.desk.run(bench.place)
