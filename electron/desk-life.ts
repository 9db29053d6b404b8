import { join } from 'node:path'
import type { DeskState, Office, Operator } from '#shared/bridge.ts'
import { ok, type Result, refuse } from '#shared/result.ts'
import type { Clock } from './clock.ts'
import type { Session } from './desk-context.ts'
import type { Host } from './host.ts'
import type { Argon2Cost } from './vault/keys.ts'
import { readSlots } from './vault/keys.ts'
import { closeVault, createVault, openVault, type Vault } from './vault/vault.ts'

/** What a desk needs to be set up, unlocked and locked. */
export interface DeskLifeOptions {
  readonly mode: 'training' | 'production'
  readonly profileDirectory: string
  readonly clock: Clock
  readonly host: Host
  /** Argon2id cost of new slots; the default is that of design §4. */
  readonly passwordCost: Argon2Cost
  /** Starts what runs beside an open vault. */
  startSession(vault: Vault, operator: Operator): Session
  onChanged(state: DeskState): void
}

/** The phases of a desk: first run → open ⇄ locked. */
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
  lock(): Promise<Result<DeskState>>
}

const MINIMUM_PASSWORD = 8

/** The life of the desk of one profile folder. */
export function createDeskLife(options: DeskLifeOptions): DeskLife {
  const { mode, clock, host, passwordCost } = options
  const directory = join(options.profileDirectory, 'vault')
  let session: Session | undefined
  let passwordOnly = true

  const state = (): Result<DeskState> => {
    if (session) {
      const { vault, operator } = session
      return ok({ phase: 'open', mode, office: vault.office, operator, passwordOnly })
    }
    const slots = readSlots(directory)
    if (!slots.ok) return ok({ phase: 'refused', reason: slots.error.message, remedy: '' })
    return slots.value.length === 0
      ? ok({ phase: 'first-run', mode })
      : ok({ phase: 'locked', mode, operators: slots.value.map((slot) => slot.operator) })
  }
  const changed = (): Result<DeskState> => {
    const next = state()
    if (next.ok) options.onChanged(next.value)
    return next
  }
  const open = (vault: Vault, operator: Operator): Result<DeskState> => {
    session = options.startSession(vault, operator)
    return changed()
  }
  const deviceSecret = async () => {
    const secret = await host.deviceSecret()
    passwordOnly = secret === null
    return secret
  }

  return {
    session: () => session,
    state,
    setUp: async ({ office, operator, password }) => {
      if (password.length < MINIMUM_PASSWORD) {
        return refuse('password-short', `密码太短，请至少输入 ${MINIMUM_PASSWORD} 个字符`)
      }
      const secret = await deviceSecret()
      const made = await createVault({
        directory,
        clock,
        office,
        operator,
        password,
        deviceSecret: secret,
        cost: passwordCost,
      })
      return made.ok ? open(made.value, operator) : made
    },
    unlock: async ({ operatorNumber, password }) => {
      if (session) return state()
      const opened = await openVault({
        directory,
        clock,
        operatorNumber,
        password,
        deviceSecret: await deviceSecret(),
      })
      return opened.ok ? open(opened.value, opened.value.operator) : opened
    },
    lock: async () => {
      const ended = session
      session = undefined
      if (ended) {
        await ended.loop.stop()
        closeVault(ended.vault)
      }
      return changed()
    },
  }
}
