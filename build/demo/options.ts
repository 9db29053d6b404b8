import { readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { PATHS, ROOT } from '#build/paths.ts'
import { ok, type Result, refuse } from '#shared/result.ts'

/** What `npm run demo -- …` was asked to do. */
export type DemoOptions =
  | { readonly kind: 'run'; readonly caseFiles: readonly string[]; readonly outDirectory: string }
  | { readonly kind: 'print-schema' }

const USAGE = '用法 | usage: npm run demo [-- --case FILE.json --out DIR] [-- --schema]'

/** Reads the options; without `--case` the shipped samples run, without `--out` into `dist/demo`. */
export function readOptions(parameters: readonly string[]): Result<DemoOptions> {
  try {
    const { values } = parseArgs({
      args: [...parameters],
      options: {
        case: { type: 'string' },
        out: { type: 'string', default: join(ROOT, 'dist', 'demo') },
        schema: { type: 'boolean', default: false },
      },
    })
    if (values.schema) return ok({ kind: 'print-schema' })
    return ok({
      kind: 'run',
      caseFiles: values.case === undefined ? listSamples() : [resolve(values.case)],
      outDirectory: resolve(values.out),
    })
  } catch (fault) {
    return refuse('usage', `${fault instanceof Error ? fault.message : ''}\n${USAGE}`)
  }
}

/** The shipped sample filings, in their order. */
export function listSamples(): readonly string[] {
  return readdirSync(PATHS.samples)
    .toSorted()
    .map((name) => join(PATHS.samples, name))
}
