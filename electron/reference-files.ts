import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkPacks } from '#shared/policy/check-packs.ts'
import { ReferenceData } from '#shared/reference-data.ts'

/** Reads and checks the code tables, policy packs and form texts under `assets/`. */
export function readReferenceData(assetsDirectory: string): ReferenceData {
  const read = (...path: readonly string[]): unknown =>
    JSON.parse(readFileSync(join(assetsDirectory, ...path), 'utf8'))
  const filesIn = (folder: string) =>
    readdirSync(join(assetsDirectory, folder))
      .filter((name) => name.endsWith('.json'))
      .toSorted()
  const data = ReferenceData.parse({
    divisions: read('codes', 'divisions.json'),
    destinations: read('codes', 'destinations.json'),
    policies: filesIn('policies').map((name) => read('policies', name)),
    forms: Object.fromEntries(
      filesIn('forms').map((name) => [name.replace('.json', ''), read('forms', name)]),
    ),
  })
  const [fault] = checkPacks(data.policies)
  if (fault) throw new Error(`${fault.pack} ${fault.path}: ${fault.problem}`)
  return data
}
