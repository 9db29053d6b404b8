import { join } from 'node:path'
import type { RecoveryWay } from '#shared/backup/recovery.ts'
import type { DeskState, Office, Operator } from '#shared/bridge.ts'
import type { DeskMode } from '#shared/desk-mode.ts'
import { ok, type Result, refuse } from '#shared/result.ts'
import { MINIMUM_PASSWORD } from '#shared/settings.ts'
import type { Clock } from './clock.ts'
import type { Session } from './desk-context.ts'
import type { Host } from './host.ts'
import { createRecoveryHold, type Recovery } from './recovery-desk.ts'
import type { ReportFault } from './serve.ts'
import type { Timers } from './sync/timers.ts'
import type { Argon2Cost } from './vault/keys.ts'
import { operatorSlots } from './vault/keys.ts'
import { waitOf } from './vault/open-master.ts'
import { finishRestore } from './vault/restore.ts'
import { hasLostSlots, readSlots } from './vault/slot-files.ts'
import { closeVault, createVault, type NewVault, unlockKeys, type Vault } from './vault/vault.ts'

/** What a desk needs to be set up, unlocked and locked. */
export interface DeskLifeOptions {
  readonly mode: DeskMode
  readonly profileDirectory: string
  readonly clock: Clock
  readonly timers: Timers
  readonly host: Host
  /** Argon2id cost of new slots. */
  readonly passwordCost: Argon2Cost
  /** The province profile a new office reports by. */
  readonly profileId: string
  /** Starts what runs beside an open vault. */
  startSession(vault: Vault, operator: Operator): Session
  onChanged(state: DeskState): void
  reportFault: ReportFault
}

/** The phases of a desk: first run → open ⇄ locked; a vault that does not open leads to recovery. */
export interface DeskLife {
  session(): Session | undefined
  state(): Result<DeskState>
  setUp(input: {
    readonly office: Office
    readonly operator: Operator
    readonly password: string
  }): Promise<Result<DeskState>>
  unlock(input: {
    readonly operatorNumber: string
    readonly password: string
  }): Promise<Result<DeskState>>
  /** Goes a way on from a vault that did not open. */
  recover(input: { readonly way: RecoveryWay }): Promise<Result<DeskState>>
  /** Seconds until an operator's next password is heard. */
  wait(input: { readonly operatorNumber: string }): Result<{ readonly seconds: number }>
  lock(): Promise<Result<DeskState>>
  /** Something the window's state shows was changed. */
  deskChanged(): void
}

/** The life of the desk of one profile folder. */
export function createDeskLife(options: DeskLifeOptions): DeskLife {
  const { mode, clock, host } = options
  const directory = vaultDirectory(options.profileDirectory)
  // The power may have gone while a backup was being restored.
  finishRestore(directory)
  let session: Session | undefined
  let passwordOnly = true
  let ending = Promise.resolve()

  const state = () =>
    session ? openState(session, mode, passwordOnly) : closedState(options, recovery.current())
  const changed = (): Result<DeskState> => {
    const next = state()
    if (next.ok) options.onChanged(next.value)
    return next
  }
  const open = (vault: Vault, operator: Operator): Result<DeskState> => {
    passwordOnly = !isDeviceBound(vault)
    session = options.startSession(vault, operator)
    return changed()
  }
  const recovery = createRecoveryHold({ ...options, onLeft: () => void changed() })

  return {
    session: () => session,
    state,
    setUp: async (input) => {
      const short = refuseShortPassword(input.password)
      if (short) return short
      const made = await makeVault(options, input, await host.deviceSecret())
      return made.ok ? open(made.value, input.operator) : made
    },
    unlock: async ({ operatorNumber, password }) => {
      if (session) return state()
      await ending
      const station = { directory, clock, operatorNumber }
      const deviceSecret = await host.deviceSecret()
      const keys = await unlockKeys({ ...station, password, deviceSecret })
      if (!keys.ok) return keys
      const opened = recovery.open(keys.value, station)
      if (!opened.ok) return opened
      return opened.value ? open(opened.value, opened.value.operator) : changed()
    },
    recover: async ({ way }) => {
      const taken = recovery.take(way)
      return taken.ok ? open(taken.value, taken.value.operator) : taken
    },
    wait: ({ operatorNumber }) => ok({ seconds: waitOf({ directory, clock }, operatorNumber) }),
    lock: async () => {
      recovery.leave()
      const ended = session
      session = undefined
      if (ended) ending = endSession(ended, options.reportFault)
      // The window is told before what was on the line has been broken off and written down.
      const answer = changed()
      await ending
      return answer
    },
    deskChanged: () => void changed(),
  }
}

/** The vault's own folder within a profile. */
export function vaultDirectory(profileDirectory: string): string {
  return join(profileDirectory, 'vault')
}

/** A refusal of a password too short to protect anything. */
export function refuseShortPassword(password: string): Result<never> | undefined {
  return password.length < MINIMUM_PASSWORD
    ? refuse('password-short', `密码太短，请至少输入 ${MINIMUM_PASSWORD} 个字符`)
    : undefined
}

function makeVault(
  { clock, profileDirectory, profileId, passwordCost }: DeskLifeOptions,
  input: Pick<NewVault, 'office' | 'operator' | 'password'>,
  deviceSecret: Uint8Array | null,
): Promise<Result<Vault>> {
  const directory = vaultDirectory(profileDirectory)
  return createVault({ ...input, directory, clock, profileId, deviceSecret, cost: passwordCost })
}

/** Whether the slot that opened a vault rests on this machine's secret too, whatever its key store offers by now. */
function isDeviceBound({ directory, operator }: Vault): boolean {
  const slots = readSlots(directory)
  return (
    slots.ok &&
    operatorSlots(slots.value).some(
      (slot) => slot.operator.number === operator.number && slot.deviceBound,
    )
  )
}

function openState(session: Session, mode: DeskMode, passwordOnly: boolean): Result<DeskState> {
  const { vault, operator } = session
  const isReadOnly = vault.db.readonly
  return ok({ phase: 'open', mode, office: vault.office, operator, passwordOnly, isReadOnly })
}

function closedState(
  { profileDirectory, mode }: DeskLifeOptions,
  recovery: Recovery | undefined,
): Result<DeskState> {
  if (recovery) return ok({ phase: 'recovery', mode, found: recovery.found })
  const directory = vaultDirectory(profileDirectory)
  const slots = readSlots(directory)
  if (!slots.ok) {
    return ok({
      phase: 'refused',
      mode,
      reason: slots.error.message,
      remedy: hasLostSlots(directory)
        ? '程序没有删除任何内容。按下面的按钮，选最近一份备份，用密码或恢复码取回密钥；本机数据打得开就不会替换'
        : '程序没有删除任何内容',
    })
  }
  return slots.value.length === 0
    ? ok({ phase: 'first-run', mode })
    : ok({
        phase: 'locked',
        mode,
        operators: operatorSlots(slots.value).map(({ operator }) => operator),
      })
}

/** Ends what runs beside a vault and closes it. Never throws: what does not end well keeps no key in memory. */
async function endSession(session: Session, reportFault: ReportFault): Promise<void> {
  const { vault, batches, backups, scrubs, materials, archives, prints, idle } = session
  const steps: readonly (() => unknown)[] = [
    () => idle.stop(),
    () => scrubs.stop(),
    () => materials.stop(),
    () => batches.stop(),
    () => prints.stop(),
    () => archives.stop(),
    () => session.stopLine(),
    () => backups.stop(),
    () => backups.run('draft'),
    () => closeVault(vault),
  ]
  for (const step of steps) {
    try {
      await step()
    } catch (fault) {
      reportFault('vault.lock', fault)
    }
  }
}
