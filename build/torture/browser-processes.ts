import { spawnSync } from 'node:child_process'
import { setTimeout } from 'node:timers/promises'

interface Process {
  readonly pid: number
  readonly parent: number
  readonly command: string
}

const PAUSE_MS = 20

/** kill -9 of every process that draws a page of the browser with this profile folder. */
export async function killPages(profileDirectory: string): Promise<void> {
  await killAll(familyOf(profileDirectory).filter(({ command }) => /--type=renderer/.test(command)))
}

/** kill -9 of the browser with this profile folder, and of all it has started. */
export async function killBrowser(profileDirectory: string): Promise<void> {
  await killAll(familyOf(profileDirectory))
}

/** Resolves once the processes are gone: a browser on the profile of a living one would prove nothing. */
async function killAll(processes: readonly Process[]): Promise<void> {
  if (processes.length === 0) throw new Error('no such process')
  for (const { pid } of processes) kill(pid, 'SIGKILL')
  while (processes.some(({ pid }) => kill(pid, 0))) await setTimeout(PAUSE_MS)
}

/** False where there is no such process any more. */
function kill(pid: number, signal: 'SIGKILL' | 0): boolean {
  try {
    return process.kill(pid, signal)
  } catch {
    return false
  }
}

/** The browser and everything it has started. */
function familyOf(profileDirectory: string): readonly Process[] {
  const all = listProcesses()
  let family = all.filter(({ command }) => command.includes(`--user-data-dir=${profileDirectory}`))
  for (;;) {
    const pids = new Set(family.map(({ pid }) => pid))
    const grown = all.filter(({ pid, parent }) => pids.has(pid) || pids.has(parent))
    if (grown.length === family.length) return family
    family = grown
  }
}

function listProcesses(): readonly Process[] {
  const { stdout } = spawnSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' })
  return stdout.split('\n').flatMap((line) => {
    const [, pid, parent, command = ''] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? []
    return pid === undefined ? [] : { pid: Number(pid), parent: Number(parent), command }
  })
}
