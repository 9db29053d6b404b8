import { readFileSync } from 'node:fs'

/** What a file says as JSON, to be checked by a schema; undefined where it is not JSON. */
export function readJsonFile(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (fault) {
    if (fault instanceof SyntaxError) return undefined
    throw fault
  }
}
