import { existsSync } from 'node:fs'
import { METHODS } from '#shared/bridge.ts'
import type { DeskMode } from '#shared/desk-mode.ts'
import { ok, type Result, refuse } from '#shared/result.ts'
import { type Desk, refusedDesk } from './desk.ts'
import { vaultDirectory } from './desk-life.ts'
import { type DeskSetting, profileFolder } from './desk-setting.ts'
import { startProductionDesk } from './production-desk.ts'
import { lockProfile } from './profile-lock.ts'
import { startTrainingDesk } from './training-desk.ts'
import { finishRestore } from './vault/restore.ts'

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
export async function startTwoDesks(setting: DeskSetting): Promise<TwoDesks> {
  const lock = lockProfile(setting.dataDirectory)
  if (!lock.ok) return { desk: refusedDesk(lock.error.message), isFirst: false }
  const listeners = new Set<Parameters<Desk['onEvent']>[0]>()
  const start = async (mode: DeskMode): Promise<OpenDesk> => {
    const desk =
      mode === 'production'
        ? await startProductionDesk(setting)
        : (await startTrainingDesk(setting)).desk
    const leave = desk.onEvent((event, body) => {
      for (const listener of listeners) listener(event, body)
    })
    return { mode, desk, leave }
  }
  let open = await start(firstMode(setting.dataDirectory))
  let isSwitching = false
  let leaving = Promise.resolve()
  /** Answers the open desk has not given yet: an unlock among them would leave an open vault behind. */
  const awaited = new Set<Promise<unknown>>()
  const switchTo = async (mode: DeskMode): Promise<Result<Record<string, never>>> => {
    if (await isUnlocked(open)) return UNLOCKED
    await Promise.allSettled([...awaited, leaving])
    if (await isUnlocked(open)) return UNLOCKED
    const left = open
    open = await start(mode)
    left.leave()
    // The new desk is there: nobody waits for the end of the old one.
    leaving = left.desk.stop()
    return ok({})
  }
  const call: Desk['call'] = async (method, input) => {
    if (isSwitching) return SWITCHING
    if (method !== 'mode.switch') {
      const answer = open.desk.call(method, input)
      awaited.add(answer)
      return answer.finally(() => awaited.delete(answer))
    }
    const { data } = METHODS[method].input.safeParse(input)
    if (data === undefined) return open.desk.call(method, input)
    if (data.mode === open.mode) return ok({})
    isSwitching = true
    return switchTo(data.mode).finally(() => {
      isSwitching = false
    })
  }
  const onEvent: Desk['onEvent'] = (listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }
  const stop = async () => {
    await leaving
    await open.desk.stop()
    lock.value.release()
  }
  return { desk: { call, onEvent, stop }, isFirst: true }
}

const UNLOCKED = refuse('desk-open', '请先锁定（Ctrl+L），再转到另一种模式')
const SWITCHING = refuse('mode-switching', '正在转到另一种模式，请稍候')

/** The desk that answers, and the way to stop hearing it. */
interface OpenDesk {
  readonly mode: DeskMode
  readonly desk: Desk
  readonly leave: () => void
}

async function isUnlocked({ desk }: OpenDesk): Promise<boolean> {
  const state = await desk.call('desk.state', {})
  return state.ok && METHODS['desk.state'].output.parse(state.value).phase === 'open'
}

function firstMode(dataDirectory: string): DeskMode {
  const vault = vaultDirectory(profileFolder(dataDirectory, 'production'))
  // The power may have gone while a backup was being restored there.
  finishRestore(vault)
  return existsSync(vault) ? 'production' : 'training'
}
