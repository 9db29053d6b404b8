import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { ask } from '#build/demo/desk-calls.ts'
import { readHeldFilings } from '#build/demo/subsystem-control.ts'
import type { AccessFile } from '#shared/sync/subsystem-profile.ts'
import { applicationOfEachTest, SET_UP, submitToday, UNLOCK } from '#tests/shell/application.ts'
import { type Province, startProvince } from '#tests/shell/province.ts'
import type { Desk } from './desk.ts'

const application = applicationOfEachTest()

const take = (desk: Desk, access: object) =>
  desk.call('access.take', { text: JSON.stringify(access) })

describe('real work', () => {
  let province: Province
  let desk: Desk

  beforeEach(async () => {
    province = await startProvince()
    ;({ desk } = await application.start())
    await ask(desk, 'mode.switch', { mode: 'production' })
    await ask(desk, 'office.setUp', SET_UP)
  })
  afterEach(() => province.stop())

  const acknowledged = () =>
    vi.waitFor(
      async () => {
        const counts = await ask(desk, 'queue.counts', {})
        expect(counts).toMatchObject({ waiting: 0, unknown: 0, acknowledgedToday: 1 })
      },
      { timeout: 20_000, interval: 100 },
    )

  test('goes on without access; what was accepted is reported once there is one', async () => {
    expect(await ask(desk, 'settings.get', {})).toMatchObject({ mode: 'production', profile: null })
    await submitToday(desk)
    const line = await ask(desk, 'line.state', {})
    expect(line).toMatchObject({ state: 'offline', words: expect.stringContaining('接入文件') })
    expect(await ask(desk, 'queue.counts', {})).toMatchObject({ waiting: 1 })
    await take(desk, province.access)
    await acknowledged()
    expect(await readHeldFilings(province.subsystem)).toHaveLength(1)
    const { profile } = await ask(desk, 'settings.get', {})
    expect(profile).toMatchObject({ id: 'sample-province', url: province.access.address })
  })

  test('the secret is shown to nobody, lies nowhere in the clear, and outlives a lock', async () => {
    const { access } = province
    const text = JSON.stringify(access)
    const preview = await ask(desk, 'access.preview', { text })
    expect(preview).toMatchObject({ before: null, isSecretChanged: true })
    await take(desk, access)
    const again = await ask(desk, 'access.preview', { text })
    expect(again).toMatchObject({ before: { id: 'sample-province' }, isSecretChanged: false })
    const shown = JSON.stringify([preview, again, await ask(desk, 'settings.get', {})])
    expect(shown).not.toContain(access.token)
    await ask(desk, 'vault.lock', {})
    expect(filesHolding(application.dataDirectory, access.token)).toEqual([])
    await ask(desk, 'vault.unlock', UNLOCK)
    await submitToday(desk)
    await acknowledged()
  })

  test('a lock while access is being taken leaves it as it was', async () => {
    const [taken] = await Promise.all([take(desk, province.access), ask(desk, 'vault.lock', {})])
    expect(taken).toMatchObject({ ok: false, error: { code: 'locked' } })
    await ask(desk, 'vault.unlock', UNLOCK)
    expect(await ask(desk, 'settings.get', {})).toMatchObject({ profile: null })
    expect(await take(desk, province.access)).toMatchObject({ ok: true })
    await submitToday(desk)
    await acknowledged()
  })

  test('another address or secret of the same platform is taken, another platform is not', async () => {
    const { access } = province
    const other = { ...access, id: 'other-province', name: '另一平台' }
    await take(desk, other)
    expect(await take(desk, access)).toMatchObject({ ok: true })
    await submitToday(desk)
    await acknowledged()
    expect(await take(desk, other)).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining('id：应为 sample-province，现为 other-province') },
    })
    expect(await take(desk, { ...access, token: 'another' })).toMatchObject({ ok: true })
    await vi.waitFor(async () =>
      expect(await ask(desk, 'line.state', {})).toMatchObject({ state: 'our-fault' }),
    )
  })

  test.each<[string, (access: AccessFile) => unknown, string]>([
    ['no JSON', () => undefined, '没有内容'],
    ['another file', () => ({ id: 'national', rules: [] }), 'format：缺少这一项'],
    ['a field missing', ({ token: _token, ...rest }) => rest, 'token：缺少这一项'],
    ['a path missing', (access) => ({ ...access, paths: {} }), 'paths.9001：缺少这一项'],
    [
      'the embedded platform',
      (access) => ({ ...access, address: 'embedded' }),
      'address：应为以 http:// 或',
    ],
    ['a login in it', (access) => ({ ...access, address: 'https://a:b@x.invalid' }), '不带用户名'],
    [
      'a query in it',
      (access) => ({ ...access, address: 'https://x.invalid?y=1' }),
      'address：应为',
    ],
    ['a header that is none', (access) => ({ ...access, paasId: '应用' }), 'paasId：应为'],
    [
      'a path that is none',
      (access) => ({ ...access, paths: { ...access.paths, '9001': 'x' } }),
      'paths.9001：应为以 /fsi/api/ 开头',
    ],
    [
      'a secret that is none',
      (access) => ({ ...access, token: 123_456 }),
      'token：应为文字（带引号），现为 "……"',
    ],
    [
      'no web address',
      (access) => ({ ...access, address: 'x.invalid' }),
      'address：应为以 http:// 或',
    ],
    ['a field too many', (access) => ({ ...access, proxy: '' }), '有不认识的项 proxy'],
  ])('a file with a fault is refused in words: %s', async (_name, spoil, words) => {
    const text = JSON.stringify(spoil(province.access)) ?? ''
    for (const method of ['access.preview', 'access.take']) {
      const answer = await desk.call(method, { text })
      expect(answer).toMatchObject({
        ok: false,
        error: { message: expect.stringContaining(words) },
      })
    }
    expect(await ask(desk, 'settings.get', {})).toMatchObject({ profile: null })
  })
})

test('training takes no access file', async () => {
  const { desk } = await application.start()
  await ask(desk, 'office.setUp', SET_UP)
  expect(await take(desk, {})).toMatchObject({ ok: false, error: { code: 'training-desk' } })
})

/** Files of a folder that hold a text as it is. */
function filesHolding(directory: string, text: string): string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => readFileSync(path).includes(text))
}
