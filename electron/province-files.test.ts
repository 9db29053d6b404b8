import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { DeskSettings } from '#shared/settings.ts'
import { getProvinceProfile, readProvinceProfiles } from './province-files.ts'

const ASSETS = new URL('../assets', import.meta.url).pathname

test('every shipped province profile is valid, and its name can be stored with an office', () => {
  const profiles = readProvinceProfiles(ASSETS)
  expect([...profiles.keys()]).toContain('training')
  for (const id of profiles.keys()) expect(DeskSettings.shape.profileId.parse(id)).toBe(id)
})

test('a profile that is not there, or not a profile, stops the start', () => {
  const folder = mkdtempSync(join(tmpdir(), 'provinces-'))
  cpSync(join(ASSETS, 'provinces'), join(folder, 'provinces'), { recursive: true })
  expect(() => getProvinceProfile(folder, 'nowhere')).toThrow('no province profile nowhere')
  writeFileSync(join(folder, 'provinces', 'broken.json'), '{"name":"","infver":"V1.0"}')
  expect(() => readProvinceProfiles(folder)).toThrow()
  rmSync(folder, { recursive: true })
})
