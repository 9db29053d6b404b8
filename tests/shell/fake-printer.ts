import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { delimiter, join } from 'node:path'
import ipp from 'ipp'

/** A printer that keeps what it was given. */
export interface FakePrinter {
  /** The bytes of the last job. */
  lastJob(): Buffer
  /** The options of the last job, as given to `lp`. */
  lastOptions(): readonly string[]
  /** Takes the printer away again. */
  remove(): void
}

/**
 * Puts an `lp` first on the PATH, which takes every job as number 17, and a spooler beside it that says
 * of every job that it is printed.
 */
export function installFakePrinter(directory: string): FakePrinter {
  const folder = join(directory, 'printer')
  mkdirSync(folder, { recursive: true })
  const script = [
    '#!/bin/sh',
    `printf '%s\\n' "$@" > '${join(folder, 'options')}'`,
    `cat > '${join(folder, 'job.pdf')}'`,
    'echo "request id is Window-Printer-17 (1 file(s))"',
  ]
  writeFileSync(join(folder, 'lp'), `${script.join('\n')}\n`, { mode: 0o755 })
  const spooler = createServer((request, response) => {
    request.resume().on('end', () => response.end(COMPLETED))
  })
  const before = { PATH: process.env.PATH ?? '', CUPS_SERVER: process.env.CUPS_SERVER }
  process.env.PATH = `${folder}${delimiter}${before.PATH}`
  process.env.CUPS_SERVER = join(folder, 'cups.sock')
  // One that was killed leaves its socket behind.
  rmSync(process.env.CUPS_SERVER, { force: true })
  spooler.listen(process.env.CUPS_SERVER)
  return {
    lastJob: () => readFileSync(join(folder, 'job.pdf')),
    lastOptions: () => readFileSync(join(folder, 'options'), 'utf8').trim().split('\n'),
    remove: () => {
      spooler.close()
      process.env.PATH = before.PATH
      if (before.CUPS_SERVER === undefined) delete process.env.CUPS_SERVER
      else process.env.CUPS_SERVER = before.CUPS_SERVER
    },
  }
}

const COMPLETED = ipp.serialize({
  statusCode: 'successful-ok',
  id: 1,
  'operation-attributes-tag': {
    'attributes-charset': 'utf-8',
    'attributes-natural-language': 'en',
  },
  'job-attributes-tag': { 'job-state': 'completed' },
})
