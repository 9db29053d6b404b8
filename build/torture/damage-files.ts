import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { MATERIALS_FOLDER } from '#electron/vault/materials.ts'
import { slotPaths } from '#electron/vault/slot-files.ts'
import type { TortureFault, TortureRun } from './draw-run.ts'

const DATABASE = ['vault.db', 'vault.db-wal'] as const
const HEADS = ['head-0', 'head-1'] as const

/**
 * Keeps a copy of what a rollback will bring back: database, write-ahead log and head files as they are now, as
 * far as the desk does not take them away meanwhile.
 */
export function keepOld(vault: string, kept: string): void {
  mkdirSync(kept, { recursive: true })
  for (const name of [...DATABASE, ...HEADS]) {
    try {
      copyFileSync(join(vault, name), join(kept, name))
    } catch (fault) {
      if (existsSync(join(vault, name))) throw fault
    }
  }
}

/** Does to the files of a vault that is closed what this run has drawn. */
export function damageFiles(run: TortureRun, vault: string, kept: string): void {
  const damage = DAMAGES[run.fault]
  damage?.({ run, vault, kept })
}

interface Damaged {
  readonly run: TortureRun
  readonly vault: string
  readonly kept: string
}

const DAMAGES: Readonly<Partial<Record<TortureFault, (damaged: Damaged) => void>>> = {
  'database-damaged': ({ vault, run }) => spoil(join(vault, 'vault.db'), run),
  'log-damaged': ({ vault, run }) => spoil(join(vault, 'vault.db-wal'), run),
  'vault-rolled-back': ({ vault, kept }) => putBack(DATABASE, vault, kept),
  'head-rolled-back': ({ vault, kept }) => putBack(HEADS, vault, kept),
  'head-gone': ({ vault }) => removeAll(vault, HEADS),
  'head-damaged': ({ vault, run }) => {
    for (const name of HEADS) spoil(join(vault, name), run)
  },
  'page-damaged': ({ vault, run }) => {
    for (const path of sealedPages(vault)) spoil(path, run)
  },
  'slots-damaged': ({ vault, run }) => spoil(slotPaths(vault)[0], run),
  'files-gone': ({ vault }) => removeAll(vault, [...DATABASE, 'vault.db-shm']),
}

/** Every second sealed picture of a vault, in the order of their names. */
function sealedPages(vault: string): readonly string[] {
  const folder = join(vault, MATERIALS_FOLDER)
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
    .filter((_path, at) => at % 2 === 0)
}

function removeAll(vault: string, names: readonly string[]): void {
  for (const name of names) rmSync(join(vault, name), { force: true })
}

function putBack(names: readonly string[], vault: string, kept: string): void {
  removeAll(vault, names)
  for (const name of names) {
    if (existsSync(join(kept, name))) copyFileSync(join(kept, name), join(vault, name))
  }
}

const BLOCK = 4_096

/** Does to a file what this run has drawn. */
export function spoil(path: string, { damage, place }: Pick<TortureRun, 'damage' | 'place'>): void {
  const bytes = existsSync(path) ? readFileSync(path) : Buffer.alloc(0)
  if (bytes.length > 0)
    writeFileSync(path, spoiled(bytes, damage, Math.floor(bytes.length * place)))
}

function spoiled(bytes: Buffer, damage: TortureRun['damage'], at: number): Buffer {
  switch (damage) {
    case 'flip':
      bytes.writeUInt8(bytes.readUInt8(at) ^ 0x55, at)
      return bytes
    case 'zero':
      return bytes.fill(0, at, Math.min(bytes.length, at + BLOCK))
    case 'truncate':
      return bytes.subarray(0, at)
  }
}
