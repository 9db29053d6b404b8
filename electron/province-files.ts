import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ProvinceProfile } from '#shared/sync/subsystem-profile.ts'

/** Reads and checks every province profile under `assets/provinces`; its id is its file's name. */
export function readProvinceProfiles(
  assetsDirectory: string,
): ReadonlyMap<string, ProvinceProfile> {
  const folder = join(assetsDirectory, 'provinces')
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'))
  return new Map(
    files.map((name) => [
      name.replace('.json', ''),
      ProvinceProfile.parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))),
    ]),
  )
}

/** The profile of this id; throws where the application was shipped without it. */
export function getProvinceProfile(assetsDirectory: string, id: string): ProvinceProfile {
  const profile = readProvinceProfiles(assetsDirectory).get(id)
  if (profile === undefined) throw new Error(`no province profile ${id}`)
  return profile
}
