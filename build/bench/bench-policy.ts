import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { ROOT } from '#build/paths.ts'
import { readReferenceData } from '#electron/reference-files.ts'
import { explain } from '#shared/filing/verdict.ts'
import { indexTables } from '#shared/reference-data.ts'
import { readCases } from '#tests/policy/policy-case.ts'
import { report } from './figure.ts'

const QUESTIONS = 1_000

/** A thousand questions as `npm run policy` answers them: from the files on the disk to the JSON. */
export function benchPolicy(): void {
  const cases = readCases().flatMap((file) => file.cases)
  const questions = Array.from({ length: QUESTIONS }, (_, at) => cases[at % cases.length]?.question)
  const start = performance.now()
  const tables = indexTables(readReferenceData(join(ROOT, 'assets')))
  JSON.stringify(questions.map((question) => question && explain(question, tables)))
  report({
    name: 'policy answers to 1,000 questions',
    value: performance.now() - start,
    unit: 'ms',
    budget: 2_000,
    n: QUESTIONS,
  })
}
