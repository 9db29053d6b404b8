import { existsSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { METHODS, type Method } from '#shared/bridge.ts'
import type { DeskMode } from '#shared/desk-mode.ts'
import { ok, type Result, refuse } from '#shared/result.ts'
import { SYSTEM_CLOCK } from './clock.ts'
import { type Desk, refusedDesk } from './desk.ts'
import { vaultDirectory } from './desk-life.ts'
import { type DeskSetting, profileFolder } from './desk-setting.ts'
import { createFaultLog } from './fault-log.ts'
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
  const reportFault = createFaultLog(setting.dataDirectory, setting.clock ?? SYSTEM_CLOCK)
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
  let switching: Promise<Result<Record<string, never>>> | undefined
  /** The desk that was left last is still ending its work. */
  let leaving: Promise<void> | undefined
  /** What may leave a vault open, and has not answered yet. */
  const opening = new Set<Promise<unknown>>()
  const switchTo = async (mode: DeskMode): Promise<Result<Record<string, never>>> => {
    if (await isUnlocked(open)) return UNLOCKED
    await Promise.race([leaving, setTimeout(LEAVING_MS, undefined, { ref: false })])
    if (leaving !== undefined) return STILL_LEAVING
    await Promise.allSettled(opening)
    if (await isUnlocked(open)) return UNLOCKED
    try {
      const left = open
      open = await start(mode)
      left.leave()
      // The new desk is there: nobody waits for the end of the old one.
      leaving = stopLeft(left.desk).finally(() => {
        leaving = undefined
      })
      return ok({})
    } catch (fault) {
      reportFault('mode.switch', fault)
      return FAILED
    }
  }
  const stopLeft = (left: Desk) =>
    left.stop().catch((fault: unknown) => reportFault('mode.leave', fault))
  const call: Desk['call'] = async (method, input) => {
    if (switching !== undefined) return SWITCHING
    if (method !== 'mode.switch') {
      const answer = open.desk.call(method, input)
      if (!OPENING.has(method)) return answer
      opening.add(answer)
      return answer.finally(() => opening.delete(answer))
    }
    const { data } = METHODS[method].input.safeParse(input)
    if (data === undefined) return open.desk.call(method, input)
    if (data.mode === open.mode) return ok({})
    switching = switchTo(data.mode)
    return switching.finally(() => {
      switching = undefined
    })
  }
  const onEvent: Desk['onEvent'] = (listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }
  const stop = async () => {
    await switching
    await leaving
    await open.desk.stop()
    lock.value.release()
  }
  return { desk: { call, onEvent, stop }, isFirst: true }
}

/** How long a switch waits for the desk that was left by the one before. */
const LEAVING_MS = 5_000

/** Calls after which a vault may be open. */
const OPENING: ReadonlySet<string> = new Set<Method>([
  'office.setUp',
  'vault.unlock',
  'vault.recover',
  'restore.run',
])

const UNLOCKED = refuse('desk-open', '请先锁定（Ctrl+L），再转到另一种模式')
const SWITCHING = refuse('mode-switching', '正在转到另一种模式，请稍候')
const STILL_LEAVING = refuse('mode-leaving', '刚才的模式还在收尾（打印、备份），请稍候再试')
const FAILED = refuse(
  'mode-failed',
  '没有转过去：另一种模式的数据打不开，原因已记录；现在的模式不受影响',
)

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
