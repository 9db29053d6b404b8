import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ask } from '#build/demo/desk-calls.ts'
import type { DeskState } from '#shared/bridge.ts'
import { applicationOfEachTest, SET_UP, submitToday, UNLOCK } from '#tests/shell/application.ts'

const application = applicationOfEachTest()

describe('which desk', () => {
  test('training until an office is set up for real work, then real work first', async () => {
    const first = await application.start()
    expect(await ask(first.desk, 'desk.state', {})).toEqual({
      phase: 'first-run',
      mode: 'training',
    })
    await ask(first.desk, 'mode.switch', { mode: 'production' })
    // Looked at and left: nothing has been decided.
    const second = await application.startAgain(first)
    expect(await ask(second.desk, 'desk.state', {})).toMatchObject({ mode: 'training' })
    await ask(second.desk, 'mode.switch', { mode: 'production' })
    await ask(second.desk, 'office.setUp', SET_UP)
    const third = await application.startAgain(second)
    expect(await ask(third.desk, 'desk.state', {})).toMatchObject({
      phase: 'locked',
      mode: 'production',
    })
  })

  test('an open vault is not left behind, and a closed one is no other mode’s', async () => {
    const { desk } = await application.start()
    await ask(desk, 'office.setUp', SET_UP)
    await submitToday(desk)
    const refused = await desk.call('mode.switch', { mode: 'production' })
    expect(refused).toMatchObject({ ok: false, error: { code: 'desk-open' } })
    await ask(desk, 'vault.lock', {})
    const [, again] = await Promise.all([
      ask(desk, 'mode.switch', { mode: 'production' }),
      desk.call('mode.switch', { mode: 'production' }),
    ])
    expect(again).toMatchObject({ ok: false, error: { code: 'mode-switching' } })
    expect(await ask(desk, 'desk.state', {})).toEqual({ phase: 'first-run', mode: 'production' })
    await ask(desk, 'office.setUp', SET_UP)
    expect(await ask(desk, 'copy.head', {})).toMatchObject({ count: 0 })
    await ask(desk, 'vault.lock', {})
    await ask(desk, 'mode.switch', { mode: 'training' })
    await ask(desk, 'vault.unlock', UNLOCK)
    expect(await ask(desk, 'copy.head', {})).toMatchObject({ count: 1 })
  })

  test('after a switch the window hears the desk that is open and no other', async () => {
    const { desk } = await application.start()
    const heard: string[] = []
    desk.onEvent((event, body) => {
      // The event's own body.
      if (event === 'desk.changed') heard.push((body as DeskState & { mode: string }).mode)
    })
    await ask(desk, 'mode.switch', { mode: 'production' })
    await ask(desk, 'office.setUp', SET_UP)
    expect(new Set(heard)).toEqual(new Set(['production']))
  })

  test('a switch waits for an unlock that is under way, and then leaves it alone', async () => {
    const { desk } = await application.start()
    await ask(desk, 'office.setUp', SET_UP)
    await ask(desk, 'vault.lock', {})
    const [unlocked, switched] = await Promise.all([
      desk.call('vault.unlock', UNLOCK),
      desk.call('mode.switch', { mode: 'production' }),
    ])
    expect(unlocked).toMatchObject({ ok: true })
    expect(switched).toMatchObject({ ok: false, error: { code: 'desk-open' } })
    expect(await ask(desk, 'desk.state', {})).toMatchObject({ phase: 'open', mode: 'training' })
  })

  test('the end of the application waits for a switch under way', async () => {
    const first = await application.start()
    const switched = first.desk.call('mode.switch', { mode: 'production' })
    const { isFirst, desk: next } = await application.startAgain(first)
    expect(await switched).toMatchObject({ ok: true })
    expect(isFirst).toBe(true)
    expect(await ask(next, 'desk.state', {})).toMatchObject({ phase: 'first-run' })
    await ask(next, 'mode.switch', { mode: 'production' })
    expect(await ask(next, 'desk.state', {})).toEqual({ phase: 'first-run', mode: 'production' })
  })

  test('a mode that does not open is said so, and the one that is open stays', async () => {
    const { desk } = await application.start()
    // A file where its folder has to be.
    writeFileSync(join(application.dataDirectory, 'production'), '')
    expect(await desk.call('mode.switch', { mode: 'production' })).toMatchObject({
      ok: false,
      error: { code: 'mode-failed' },
    })
    expect(await ask(desk, 'desk.state', {})).toEqual({ phase: 'first-run', mode: 'training' })
    rmSync(join(application.dataDirectory, 'production'))
    await ask(desk, 'mode.switch', { mode: 'production' })
  })

  test('a backup goes back only into the mode it was made in', async () => {
    const { desk } = await application.start()
    await ask(desk, 'office.setUp', SET_UP)
    const path = join(application.dataDirectory, 'backups')
    mkdirSync(path)
    await ask(desk, 'backup.addPlace', { path })
    await ask(desk, 'backup.now', {})
    await ask(desk, 'vault.lock', {})
    await ask(desk, 'mode.switch', { mode: 'production' })
    const [backup] = await ask(desk, 'restore.find', { path })
    if (backup === undefined) throw new Error('no backup was made')
    const { folder, seq } = backup
    const answer = await desk.call('restore.run', { folder, seq, ...UNLOCK, recoveryCode: '' })
    expect(answer).toMatchObject({ ok: false, error: { code: 'backup-other-mode' } })
    expect(await ask(desk, 'desk.state', {})).toMatchObject({ phase: 'first-run' })
  })

  test('the application is open once, whatever its mode', async () => {
    const { desk, isFirst } = await application.start()
    await ask(desk, 'mode.switch', { mode: 'production' })
    const second = await application.start()
    expect([isFirst, second.isFirst]).toEqual([true, false])
    expect(await ask(second.desk, 'desk.state', {})).toMatchObject({ phase: 'refused' })
  })
})
