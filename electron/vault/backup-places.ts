import { existsSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { replaceFile } from './durable-file.ts'
import { readJsonFile } from './json-file.ts'

const Places = z.strictObject({ version: z.literal(1), places: z.array(z.string()) })

/**
 * Where this machine is backed up to. Beside the vault and not in it: the way back has to be found
 * when the vault is lost.
 */
export function readPlaces(profileDirectory: string): readonly string[] {
  const path = placesPath(profileDirectory)
  const read = existsSync(path) ? Places.safeParse(readJsonFile(path)) : undefined
  return read?.data?.places ?? []
}

/** Keeps the places of this machine. */
export function writePlaces(profileDirectory: string, places: readonly string[]): void {
  replaceFile(placesPath(profileDirectory), JSON.stringify({ version: 1, places }, null, 2))
}

function placesPath(profileDirectory: string): string {
  return join(profileDirectory, 'backup-places.json')
}
