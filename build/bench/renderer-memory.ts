import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Proportional memory of the window's own process, the largest of the browser's renderers, in MB. */
export function rendererMegabytes(dataDirectory: string): number {
  const sizes = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => memoryOf(pid, dataDirectory))
  return Math.max(0, ...sizes) / 1_024
}

function memoryOf(pid: string, dataDirectory: string): number {
  try {
    const command = readFileSync(join('/proc', pid, 'cmdline'), 'utf8')
    if (!(command.includes('--type=renderer') && isBrowserOf(pid, dataDirectory))) return 0
    const rollup = readFileSync(join('/proc', pid, 'smaps_rollup'), 'utf8')
    return Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0)
  } catch {
    // A process that ended meanwhile has no memory.
    return 0
  }
}

/** Whether a process, or one it came from, was started on a data folder. */
function isBrowserOf(pid: string, dataDirectory: string): boolean {
  let current = pid
  while (current !== '' && current !== '0' && current !== '1') {
    if (readFileSync(join('/proc', current, 'cmdline'), 'utf8').includes(dataDirectory)) return true
    current =
      /^PPid:\s+(\d+)/m.exec(readFileSync(join('/proc', current, 'status'), 'utf8'))?.[1] ?? ''
  }
  return false
}
