import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { describe, expect, it } from 'vitest'

const read = (path: string): unknown =>
  JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'))

/** electron-builder's own schema, which it checks a configuration against before it packs. */
function findFaults(configuration: unknown): unknown {
  // The schema carries documentation keywords of its own, which are no rules.
  const validate = new Ajv({ strict: false }).compile(
    read('../node_modules/app-builder-lib/scheme.json') as object,
  )
  return validate(configuration) ? null : validate.errors
}

describe('the packaging configuration', () => {
  it('is one that electron-builder takes', () => {
    expect(findFaults(read('../build/electron-builder.json'))).toBeNull()
  })

  it('would be refused with an unknown key', () => {
    const configuration = read('../build/electron-builder.json') as object
    expect(findFaults({ ...configuration, nosuchkey: true })).not.toBeNull()
  })

  it('packs the Electron that the project pins', () => {
    const { devDependencies } = read('../package.json') as { devDependencies: { electron: string } }
    expect(read('../build/electron-builder.json')).toMatchObject({
      electronVersion: devDependencies.electron,
    })
  })
})
