import { readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { PATHS, ROOT } from '#build/paths.ts'
import { ok, type Result, refuse } from '#shared/result.ts'

/** What `npm run demo -- …` was asked to do. */
export type DemoOptions =
  | { readonly kind: 'run'; readonly source: CaseSource; readonly outDirectory: string }
  | { readonly kind: 'print-schema' }

/** Where the filings of a demo come from. */
export type CaseSource =
  | { readonly kind: 'files'; readonly paths: readonly string[] }
  | { readonly kind: 'generated'; readonly count: number; readonly seed: number }

/** More would outlast the patience of whoever watches, and the persons there are to draw from. */
const MOST_GENERATED = 150

const USAGE =
  '用法 | usage: npm run demo [-- --case FILE.json --out DIR] [-- --generate N --seed N] [-- --schema]'

/** Reads the options; without `--case` the shipped samples run, without `--out` into `dist/demo`. */
export function readOptions(parameters: readonly string[]): Result<DemoOptions> {
  try {
    const { values } = parseArgs({
      args: [...parameters],
      options: {
        case: { type: 'string' },
        generate: { type: 'string' },
        seed: { type: 'string', default: '1' },
        out: { type: 'string', default: join(ROOT, 'dist', 'demo') },
        schema: { type: 'boolean', default: false },
      },
    })
    if (values.schema) return ok({ kind: 'print-schema' })
    if (values.case !== undefined && values.generate !== undefined) {
      return refuse('usage', `--case 与 --generate 只能选一个\n${USAGE}`)
    }
    const source = sourceOf(values)
    return source.ok
      ? ok({ kind: 'run', source: source.value, outDirectory: resolve(values.out) })
      : source
  } catch (fault) {
    return refuse('usage', `${fault instanceof Error ? fault.message : ''}\n${USAGE}`)
  }
}

function sourceOf(values: {
  readonly case?: string
  readonly generate?: string
  readonly seed: string
}): Result<CaseSource> {
  if (values.generate !== undefined) {
    const [count, seed] = [Number(values.generate), Number(values.seed)]
    const isUsable = Number.isInteger(count) && count >= 1 && count <= MOST_GENERATED
    return isUsable && Number.isInteger(seed)
      ? ok({ kind: 'generated', count, seed })
      : refuse('usage', `--generate 是 1–${MOST_GENERATED} 的整数，--seed 是整数\n${USAGE}`)
  }
  const paths = values.case === undefined ? listSamples() : [resolve(values.case)]
  return ok({ kind: 'files', paths })
}

/** The shipped sample filings, in their order. */
export function listSamples(): readonly string[] {
  return readdirSync(PATHS.samples)
    .toSorted()
    .map((name) => join(PATHS.samples, name))
}
