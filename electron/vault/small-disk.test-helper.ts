import { execFileSync } from 'node:child_process'
import { test } from 'vitest'

const canMount = process.getuid?.() === 0 && process.platform === 'linux'
if (!canMount) {
  process.stderr.write(
    'skipped: a disk that is really full is mounted, which takes root on Linux\n',
  )
}

/** A test over a disk that is really full; skipped where none can be mounted. */
export function testOnSmallDisk(name: string, work: () => Promise<void>): void {
  test.skipIf(!canMount)(name, work)
}

/** Runs `work` while `directory` is a file system of its own of this `size`, as `mount` writes it: `64k`, `2m`. */
export async function onDiskOf(
  size: string,
  directory: string,
  work: () => Promise<void>,
): Promise<void> {
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', directory])
  try {
    await work()
  } finally {
    execFileSync('umount', [directory])
  }
}
