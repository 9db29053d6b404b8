import { type SpawnOptions, spawn } from 'node:child_process'
import type { PrintJob } from '#electron/host.ts'
import type { SpooledJob } from '#shared/printing/printer.ts'
import type { Sides } from '#shared/printing/printer-profile.ts'
import { assertNever, ok, type Result, refuse } from '#shared/result.ts'

/** How a run of `lp` ended; `missing` where there is no such program. */
type LpEnd =
  | { readonly kind: 'missing' }
  | { readonly kind: 'hung' }
  | {
      readonly kind: 'ended'
      readonly code: number | null
      readonly said: string
      readonly complained: string
    }

const TIME_LIMIT_MS = 60_000

/** What CUPS calls the sides. */
const SIDES = {
  one: 'one-sided',
  'long-edge': 'two-sided-long-edge',
  'short-edge': 'two-sided-short-edge',
} as const satisfies Record<Sides, string>

/**
 * Hands a PDF to CUPS through the standard input of `lp`, so that the desk never puts it on the disk in
 * the clear. Ok only with the spooler's job number; whether it was printed is asked about afterwards.
 */
export async function printWithLp(pdf: Uint8Array, job: PrintJob): Promise<Result<SpooledJob>> {
  return readEnd(await runLp([...optionsOf(job), '-'], pdf))
}

/** True to size, the copies sorted into sets. */
function optionsOf({ title, copies, printer, tray, sides }: PrintJob): readonly string[] {
  const media = tray === '' ? 'A4' : `A4,${tray}`
  return [
    ...(printer === '' ? [] : ['-d', printer]),
    ...['-t', title],
    ...['-n', String(copies)],
    ...['-o', `media=${media}`],
    ...['-o', `sides=${SIDES[sides]}`],
    ...['-o', 'print-scaling=none'],
    ...['-o', 'collate=true'],
  ]
}

function readEnd(end: LpEnd): Result<SpooledJob> {
  switch (end.kind) {
    case 'missing':
      return refuse(
        'printing-unavailable',
        '这台电脑没有打印程序 lp（CUPS），没有打印；请先保存为文件，再请管理员安装',
      )
    case 'hung':
      return refuse('printer-no-answer', '打印服务一分钟没有应答，不知道是否已打印；请先看打印机')
    case 'ended':
      return end.code === 0 ? readJob(end.said) : readComplaint(end.complained)
    default:
      return assertNever(end)
  }
}

/** `request id is HP-12 (1 file(s))`. */
function readJob(said: string): Result<SpooledJob> {
  const [, printer, job] = /request id is (\S+)-(\d+)/.exec(said) ?? []
  if (printer === undefined || job === undefined)
    return refuse('printer-no-job', '打印服务没有给出作业号，不能确认已打印；请先看打印机')
  return ok({ printer, job })
}

function readComplaint(complained: string): Result<SpooledJob> {
  const words = complained.replace(/^lp: (Error - )?/, '').trim()
  if (/no default destination|no destinations|non-existent destination/i.test(words))
    return refuse(
      'printer-not-set-up',
      '没有设置默认打印机，没有打印；请在本程序的设置（F9）里为这种表选一台打印机',
    )
  if (/does not exist/i.test(words))
    return refuse(
      'printer-not-there',
      '设置里为这种表选的打印机已不在这台电脑上，没有打印；请在设置（F9）里改选一台',
    )
  if (/not accepting/i.test(words))
    return refuse(
      'printer-not-accepting',
      '这台打印机现在不接收作业，没有打印；请管理员恢复，或在设置（F9）里改选一台',
    )
  return refuse('printer-refused', `打印服务没有接收，没有打印：${words || '没有说明原因'}`)
}

function runLp(parameters: readonly string[], input: Uint8Array): Promise<LpEnd> {
  // In plain C English, lp says what the patterns here look for; UTF-8 keeps the title.
  const options: SpawnOptions = { env: { ...process.env, LC_ALL: 'C.UTF-8', LANGUAGE: 'C' } }
  const lp = spawn('lp', parameters, { ...options, stdio: 'pipe' })
  return new Promise((resolve) => {
    const said: Buffer[] = []
    const complained: Buffer[] = []
    const timer = setTimeout(() => {
      resolve({ kind: 'hung' })
      lp.kill()
    }, TIME_LIMIT_MS)
    lp.stdout.on('data', (chunk: Buffer) => said.push(chunk))
    lp.stderr.on('data', (chunk: Buffer) => complained.push(chunk))
    lp.on('error', () => {
      clearTimeout(timer)
      resolve({ kind: 'missing' })
    })
    lp.on('close', (code) => {
      clearTimeout(timer)
      resolve({
        kind: 'ended',
        code,
        said: Buffer.concat(said).toString(),
        complained: Buffer.concat(complained).toString(),
      })
    })
    // An lp that refuses at once closes its input early; its exit code says why.
    lp.stdin.on('error', () => undefined)
    lp.stdin.end(input)
  })
}
