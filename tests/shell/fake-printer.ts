import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** A printer that keeps what it was given. */
export interface FakePrinter {
  /** The bytes of the last job. */
  lastJob(): Buffer
  /** The options of the last job, as given to `lp`. */
  lastOptions(): readonly string[]
  /** Takes the printer away again. */
  remove(): void
}

/** Puts an `lp` first on the PATH, which takes every job as number 17. */
export function installFakePrinter(directory: string): FakePrinter {
  const folder = join(directory, 'printer')
  mkdirSync(folder)
  const script = [
    '#!/bin/sh',
    `printf '%s\\n' "$@" > '${join(folder, 'options')}'`,
    `cat > '${join(folder, 'job.pdf')}'`,
    'echo "request id is Window-Printer-17 (1 file(s))"',
  ]
  writeFileSync(join(folder, 'lp'), `${script.join('\n')}\n`, { mode: 0o755 })
  const before = process.env.PATH ?? ''
  process.env.PATH = `${folder}${delimiter}${before}`
  return {
    lastJob: () => readFileSync(join(folder, 'job.pdf')),
    lastOptions: () => readFileSync(join(folder, 'options'), 'utf8').trim().split('\n'),
    remove: () => {
      process.env.PATH = before
    },
  }
}
