import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { type CheckerOrder, type DeskOrder, DeskWord, Verdict } from './torture-messages.ts'

/** A desk under torture: an order, what it says meanwhile, and the next order unless it was killed. */
export interface TorturedDesk {
  /** Gives it an order; `hear` is told every word until the next one. */
  begin(order: DeskOrder, hear: (word: DeskWord) => void): void
  /** Gives it an order and waits until it is done. */
  finish(order: DeskOrder): Promise<void>
  /** From here on it may end by itself: its disk is going away. */
  doom(): void
  /** kill -9; resolves once the process is gone. */
  kill(): Promise<void>
  /** Resolves when it ended without being killed: the rig has failed. */
  fell(): Promise<void>
}

/** Desks that are already awake when they are needed. */
export interface DeskPool {
  /** One that will be killed. */
  next(): TorturedDesk
  /** One that never is. */
  readonly steady: TorturedDesk
  stop(): Promise<void>
}

const CHECKER = fileURLToPath(new URL('checker.ts', import.meta.url))

/** What desks are woken from: the bundled desk, and the folder of what Node made of it. */
export interface DeskSource {
  readonly file: string
  readonly cache: string
}

/** Keeps one desk awake ahead: waking takes longer than most runs. */
export function createDeskPool(source: DeskSource): DeskPool {
  let spare = wake(source)
  const steady = wake(source)
  return {
    next() {
      const desk = spare
      spare = wake(source)
      return desk
    },
    steady,
    stop: async () => {
      await Promise.all([spare.kill(), steady.kill()])
    },
  }
}

function wake({ file, cache }: DeskSource): TorturedDesk {
  const child = fork(file, [], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    env: { ...process.env, NODE_COMPILE_CACHE: cache },
  })
  const gone = once(child, 'exit')
  let hear: (word: DeskWord) => void = () => undefined
  let isDoomed = false
  let complaint = ''
  child.stderr?.on('data', (part) => {
    complaint += String(part)
  })
  child.on('message', (message) => hear(DeskWord.parse(message)))
  const fell = async () => {
    await gone
    if (!isDoomed) throw new Error(`a desk ended by itself: ${complaint}`)
  }
  return {
    begin(order, listener) {
      hear = listener
      child.send(order)
    },
    finish(order) {
      const done = new Promise<void>((resolve) => {
        hear = ({ kind }) => kind === 'done' && resolve()
      })
      child.send(order)
      return Promise.race([done, fell()])
    },
    doom() {
      isDoomed = true
    },
    async kill() {
      isDoomed = true
      child.kill('SIGKILL')
      await gone
    },
    fell,
  }
}

/** The checker: a process of its own that outlives every desk. */
export interface Checker {
  tell(order: Exclude<CheckerOrder, { kind: 'verify' }>): void
  verify(order: Omit<Extract<CheckerOrder, { kind: 'verify' }>, 'kind'>): Promise<Verdict>
  stop(): void
}

/** Starts the checker. */
export function startChecker(): Checker {
  const child: ChildProcess = fork(CHECKER, [], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  return {
    tell: (order) => void child.send(order),
    async verify(order) {
      const answer = once(child, 'message')
      child.send({ kind: 'verify', ...order })
      const [verdict] = await answer
      return Verdict.parse(verdict)
    },
    stop: () => void child.kill(),
  }
}
