import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'

const CUPSD = '/usr/sbin/cupsd'
const SYSTEM_PROGRAMS = '/usr/lib/cups'
const PDF_DRIVER = '/usr/share/ppd/cups-pdf/CUPS-PDF_opt.ppd'

/** Why there can be no spooler for tests here; '' where there can. */
export function cupsObstacle(): string {
  if (process.platform !== 'linux') return 'CUPS is tried on Linux only'
  if (process.getuid?.() !== 0) return 'a spooler of its own needs root'
  if (!existsSync(CUPSD)) return 'CUPS is absent (Debian: cups, cups-client)'
  return existsSync(PDF_DRIVER) ? '' : 'the PDF printer is absent (printer-driver-cups-pdf)'
}

/** How the printer of the tests behaves: it prints, is out of reach, or gives up. */
export type PrinterMood = 'good' | 'offline' | 'jam'

/** A CUPS of its own on a socket in a folder: nothing of the machine's is touched. */
export interface PrivateCups {
  /** What `CUPS_SERVER` has to say. */
  readonly server: string
  /** Adds a printer that keeps each job as it was sent (`sheet`), or prints it to a PDF (`pdf`). */
  addPrinter(name: string, kind: 'sheet' | 'pdf'): void
  setDefault(name: string): void
  removePrinter(name: string): void
  /** How every `sheet` printer behaves from now on. */
  setMood(mood: PrinterMood): void
  /** The jobs `sheet` printers have printed, by number. */
  printed(): readonly { readonly job: number; readonly pdf: Buffer }[]
  /** What the `pdf` printer made of a job; waits for it. */
  printedPdf(title: string): Promise<Buffer>
  cancelAll(): void
  stop(): Promise<void>
}

/** Starts a spooler; its process is ended by its own id. */
export async function startPrivateCups(): Promise<PrivateCups> {
  const folder = mkdtempSync(join(tmpdir(), 'desk-cups-'))
  const socket = join(folder, 'state', 'cups.sock')
  writeSpooler(folder, socket)
  const spooler = spawn(
    CUPSD,
    ['-f', '-c', join(folder, 'cupsd.conf'), '-s', join(folder, 'cups-files.conf')],
    { stdio: 'ignore' },
  )
  while (!existsSync(socket)) await setTimeout(50)
  const run = (program: string, ...parameters: readonly string[]) =>
    spawnSync(program, parameters, { env: { ...process.env, CUPS_SERVER: socket } })
  const add = {
    sheet: ['-v', 'sheet:/', '-m', 'raw', '-o', 'printer-error-policy=abort-job'],
    pdf: ['-v', 'cups-pdf:/', '-P', PDF_DRIVER, '-o', 'PageSize=A4'],
  }
  const out = join(folder, 'out')
  return {
    server: socket,
    addPrinter: (name, kind) => void run('lpadmin', '-p', name, '-E', ...add[kind]),
    setDefault: (name) => void run('lpadmin', '-d', name),
    removePrinter: (name) => void run('lpadmin', '-x', name),
    setMood: (mood) => writeFileSync(join(folder, 'mood'), mood),
    printed: () =>
      readdirSync(out)
        .map((file) => ({ job: Number.parseInt(file, 10), pdf: readFileSync(join(out, file)) }))
        .toSorted((one, other) => one.job - other.job),
    printedPdf: findPrintedPdf,
    cancelAll: () => void run('cancel', '-a'),
    stop: async () => {
      await end(spooler)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function end(spooler: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    spooler.once('exit', () => resolve())
    spooler.kill()
  })
}

/** Debian's PDF printer puts what root prints into root's own folder, under the title of the job. */
async function findPrintedPdf(title: string): Promise<Buffer> {
  const folder = join(process.env.HOME ?? '/root', 'PDF')
  const find = () =>
    existsSync(folder)
      ? readdirSync(folder).find((file) => file.startsWith(`${title}__`) || file === `${title}.pdf`)
      : undefined
  for (let tries = 0; tries < 300; tries += 1) {
    const found = find()
    if (found !== undefined) {
      const path = join(folder, found)
      const pdf = readFileSync(path)
      rmSync(path)
      return pdf
    }
    await setTimeout(100)
  }
  throw new Error(`nothing was printed under ${title}`)
}

function writeSpooler(folder: string, socket: string): void {
  const ids = idsOf('lp')
  for (const name of ['spool', 'cache', 'state', 'log', 'out', 'tmp', 'lib', 'lib/backend'])
    mkdirSync(join(folder, name))
  for (const name of ['filter', 'daemon', 'driver'])
    symlinkSync(join(SYSTEM_PROGRAMS, name), join(folder, 'lib', name))
  symlinkSync(join(SYSTEM_PROGRAMS, 'backend', 'cups-pdf'), join(folder, 'lib/backend/cups-pdf'))
  writeFileSync(join(folder, 'lib/backend/sheet'), backend(folder), { mode: 0o755 })
  writeFileSync(join(folder, 'mood'), 'good')
  writeFileSync(join(folder, 'cupsd.conf'), spoolerRules(socket))
  writeFileSync(join(folder, 'cups-files.conf'), spoolerFolders(folder))
  chmodSync(folder, 0o755)
  for (const name of ['out', 'tmp']) chownSync(join(folder, name), ids.user, ids.group)
}

function idsOf(user: string): { readonly user: number; readonly group: number } {
  const id = (option: string) => Number(execFileSync('id', [option, user], { encoding: 'utf8' }))
  return { user: id('-u'), group: id('-g') }
}

/** A printer as CUPS sees it: a program that takes a job and says how it went. */
function backend(folder: string): string {
  return `#!/bin/sh
[ $# -eq 0 ] && { echo 'direct sheet:/ "Unknown" "Sheet"'; exit 0; }
mood() { cat '${folder}/mood'; }
if [ "$(mood)" = offline ]; then
  echo 'STATE: +offline-report' >&2
  while [ "$(mood)" = offline ]; do sleep 0.1; done
  echo 'STATE: -offline-report' >&2
fi
[ "$(mood)" = jam ] && { echo 'ERROR: media jam' >&2; exit 1; }
if [ $# -ge 6 ]; then cat "$6"; else cat; fi > '${folder}/tmp/'"$1"
mv '${folder}/tmp/'"$1" '${folder}/out/'"$1.pdf"
`
}

function spoolerRules(socket: string): string {
  return `Listen ${socket}
Browsing Off
WebInterface No
LogLevel none
DefaultAuthType None
PreserveJobHistory Yes
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  <Limit All>
    Order allow,deny
    Allow all
  </Limit>
</Policy>
`
}

function spoolerFolders(folder: string): string {
  return `ServerRoot ${folder}
ServerBin ${folder}/lib
RequestRoot ${folder}/spool
CacheDir ${folder}/cache
StateDir ${folder}/state
TempDir ${folder}/tmp
AccessLog ${folder}/log/access
ErrorLog ${folder}/log/error
PageLog ${folder}/log/page
SystemGroup root
User lp
Group lp
Sandboxing relaxed
`
}
