import { existsSync } from 'node:fs'
import type { DeskMode } from '#shared/desk-mode.ts'
import { ok } from '#shared/result.ts'
import { type Desk, refusedDesk } from './desk.ts'
import { vaultDirectory } from './desk-life.ts'
import { type DeskSetting, profileFolder } from './desk-setting.ts'
import { startProductionDesk } from './production-desk.ts'
import { lockProfile } from './profile-lock.ts'
import { startTrainingDesk } from './training-desk.ts'

/** The application's desk: the one of 训练模式 or the one of 正式办理, whichever is open. */
export interface TwoDesks {
  readonly desk: Desk
  /** False where the application is open already: this desk only says so. */
  readonly isFirst: boolean
}

/**
 * Starts the application on its folder: real work where an office was set up for it, else training. The two share
 * nothing but the window; neither reads the other's folder.
 */
export async function startTwoDesks(setting: Omit<DeskSetting, 'switchMode'>): Promise<TwoDesks> {
  const lock = lockProfile(setting.dataDirectory)
  if (!lock.ok) return { desk: refusedDesk(lock.error.message), isFirst: false }
  const listeners = new Set<Parameters<Desk['onEvent']>[0]>()
  const start = async (mode: DeskMode): Promise<OpenDesk> => {
    const own = { ...setting, switchMode }
    const desk =
      mode === 'production' ? await startProductionDesk(own) : (await startTrainingDesk(own)).desk
    const leave = desk.onEvent((event, body) => {
      for (const listener of listeners) listener(event, body)
    })
    return { mode, desk, leave }
  }
  const switchTo = async (mode: DeskMode) => {
    const left = open
    if (left.mode === mode) return
    open = await start(mode)
    left.leave()
    await left.desk.stop()
  }
  // One switch after the other: a double click is one of them.
  let switching = Promise.resolve()
  const switchMode = async (mode: DeskMode) => {
    const turn = switching.then(() => switchTo(mode))
    switching = turn.catch(() => undefined)
    await turn
    return ok({})
  }
  let open = await start(firstMode(setting.dataDirectory))
  const desk: Desk = {
    call: (method, input) => open.desk.call(method, input),
    onEvent: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    stop: async () => {
      await switching
      await open.desk.stop()
      lock.value.release()
    },
  }
  return { desk, isFirst: true }
}

/** The desk that answers, and the way to stop hearing it. */
interface OpenDesk {
  readonly mode: DeskMode
  readonly desk: Desk
  readonly leave: () => void
}

function firstMode(dataDirectory: string): DeskMode {
  const vault = vaultDirectory(profileFolder(dataDirectory, 'production'))
  return existsSync(vault) ? 'production' : 'training'
}
