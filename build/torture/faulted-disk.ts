import { spawnSync } from 'node:child_process'
import { closeSync, mkdirSync, openSync, rmSync, truncateSync, writeSync } from 'node:fs'
import { join } from 'node:path'

/** A small file system of its own that the desk under torture works on. */
export interface FaultedDisk {
  readonly path: string
  /** Everything that was not forced to the disk is forgotten at once: EXT4_IOC_SHUTDOWN without the log. */
  cutPower(): void
  /** As after switching the machine on again: the journal is replayed. */
  mountAgain(): void
  /** Leaves not one byte free. */
  fill(): void
  free(): void
  /** Empty, for the next run. */
  clear(): void
  remove(): void
}

const SIZE = '96M'
/** _IOR('X', 125, __u32) of linux/ext4; 2 is EXT4_GOING_FLAGS_NOLOGFLUSH. */
const SHUTDOWN =
  'my $how = pack("L", 2); open(my $at, "<", $ARGV[0]) or die; ioctl($at, 0x8004587d, $how) or die "$!"'
const BLOCKS = [1024 * 1024, 64 * 1024, 4 * 1024, 512] as const

/** An ext4 on a loop device, or undefined where this machine or user cannot have one. */
export function openFaultedDisk(directory: string): FaultedDisk | undefined {
  const image = join(directory, 'disk.img')
  const path = join(directory, 'disk')
  const filler = join(path, 'filler')
  mkdirSync(path, { recursive: true })
  closeSync(openSync(image, 'w'))
  truncateSync(image, megabytes(SIZE))
  const mount = () => run('mount', ['-o', 'loop', image, path])
  const isMade = run('mkfs.ext4', ['-q', '-F', '-m', '0', image]) && mount()
  if (!isMade) {
    rmSync(image, { force: true })
    return undefined
  }
  return {
    path,
    cutPower: () => must(run('perl', ['-e', SHUTDOWN, path])),
    mountAgain() {
      must(run('umount', [path]))
      must(mount())
    },
    fill() {
      const handle = openSync(filler, 'w')
      for (const size of BLOCKS) fillWith(handle, Buffer.alloc(size))
      closeSync(handle)
    },
    free: () => rmSync(filler, { force: true }),
    clear() {
      must(run('umount', [path]))
      must(run('mkfs.ext4', ['-q', '-F', '-m', '0', image]))
      must(mount())
    },
    remove() {
      // Lazily: a process that was just told to end may still have a file open.
      run('umount', ['-l', path])
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

function fillWith(handle: number, block: Buffer): void {
  try {
    while (writeSync(handle, block) === block.length);
  } catch (fault) {
    if (!(fault instanceof Error && 'code' in fault && fault.code === 'ENOSPC')) throw fault
  }
}

function run(command: string, parameters: readonly string[]): boolean {
  return spawnSync(command, parameters, { stdio: 'ignore' }).status === 0
}

function must(isDone: boolean): void {
  if (!isDone) throw new Error('the faulted disk does not obey')
}

function megabytes(size: string): number {
  return Number.parseInt(size, 10) * 1024 * 1024
}
