import type { JobState, Printer, SpooledJob } from '#shared/printing/printer.ts'
import { ok, type Result, refuse } from '#shared/result.ts'
import { askCups, type CupsAnswer } from './cups-exchange.ts'

type Attributes = CupsAnswer['job-attributes-tag'][number]

const PRINTER_ATTRIBUTES = [
  'printer-name',
  'printer-info',
  'printer-state',
  'printer-state-reasons',
  'printer-is-accepting-jobs',
  'media-source-supported',
  'sides-supported',
]

/** Every printer of this PC's CUPS. */
export async function listCupsPrinters(): Promise<Result<readonly Printer[]>> {
  try {
    const standard = await askCups({
      operation: 'CUPS-Get-Default',
      attributes: { 'requested-attributes': ['printer-name'] },
    })
    const defaultName = text(standard['printer-attributes-tag'][0], 'printer-name')
    const all = await askCups({
      operation: 'CUPS-Get-Printers',
      attributes: { 'requested-attributes': PRINTER_ATTRIBUTES },
    })
    const printers = all['printer-attributes-tag'].map((printer) =>
      readPrinter(printer, defaultName),
    )
    return ok(printers.toSorted((one, other) => one.name.localeCompare(other.name)))
  } catch {
    return refuse(
      'printing-unavailable',
      '打印服务（CUPS）没有应答，列不出打印机；请管理员检查打印服务',
    )
  }
}

/** Where a job stands: the job's own state first, then what keeps its printer from going on. */
export async function cupsJobState(spooled: SpooledJob): Promise<JobState> {
  const { printer, job } = spooled
  try {
    const answer = await askCups({
      operation: 'Get-Job-Attributes',
      attributes: {
        'job-uri': `ipp://localhost/jobs/${job}`,
        'requested-attributes': ['job-state', 'job-printer-state-message'],
      },
    })
    const [attributes] = answer['job-attributes-tag']
    if (attributes === undefined)
      return { kind: 'unknown', words: `打印服务已不记得作业 ${job}，请看打印机是否已印出` }
    return ended(attributes, spooled) ?? (await waiting(printer))
  } catch {
    return { kind: 'unknown', words: '打印服务没有应答，不知道是否已印出；请看打印机' }
  }
}

/** Calls a job off. */
export async function cancelCupsJob({ job }: SpooledJob): Promise<void> {
  try {
    await askCups({
      operation: 'Cancel-Job',
      attributes: { 'job-uri': `ipp://localhost/jobs/${job}` },
    })
  } catch {
    // Nobody answers: what became of the job is asked about anyway.
  }
}

function ended(attributes: Attributes, { printer, job }: SpooledJob): JobState | undefined {
  const said = text(attributes, 'job-printer-state-message')
  switch (text(attributes, 'job-state')) {
    case 'completed':
      return { kind: 'done', words: `${printer} 已印完，作业 ${job}` }
    case 'canceled':
      return { kind: 'cancelled', words: `作业 ${job} 在打印队列里被取消，没有印完` }
    case 'aborted':
      return {
        kind: 'failed',
        words: `${printer} 没有印成，作业 ${job} 已中止：${said === '' ? '打印机没有说明原因' : said}`,
      }
    default:
      return undefined
  }
}

async function waiting(printer: string): Promise<JobState> {
  const answer = await askCups({
    operation: 'Get-Printer-Attributes',
    attributes: {
      'printer-uri': `ipp://localhost/printers/${encodeURIComponent(printer)}`,
      'requested-attributes': ['printer-state', 'printer-state-reasons', 'printer-state-message'],
    },
  })
  const [attributes] = answer['printer-attributes-tag']
  if (attributes === undefined) {
    return { kind: 'offline', words: `打印机 ${printer} 已从系统里移除，没有印出` }
  }
  return obstacle(attributes, printer) ?? { kind: 'printing', words: `${printer} 正在打印` }
}

/** The reasons of RFC 8011 §5.4.12 a clerk can do something about, without their severity. */
const REASONS = {
  'media-empty': '缺纸，请加纸',
  'media-needed': '缺纸，请加纸',
  'media-jam': '卡纸，请取出卡住的纸',
  'cover-open': '机盖开着，请合上',
  'door-open': '机门开着，请合上',
  'toner-empty': '没有碳粉，请更换',
  'marker-supply-empty': '没有墨或碳粉，请更换',
  'input-tray-missing': '纸盒没有装好',
} as const satisfies Readonly<Record<string, string>>

const OFFLINE = ['offline', 'connecting-to-device', 'shutdown', 'timed-out', 'cups-remote-stopped']

function obstacle(attributes: Attributes, printer: string): JobState | undefined {
  const reasons = texts(attributes, 'printer-state-reasons').map((reason) =>
    reason.replace(/-(report|warning|error)$/, ''),
  )
  if (reasons.some((reason) => OFFLINE.includes(reason))) {
    return {
      kind: 'offline',
      words: `打印机 ${printer} 没有联机，还没有印出；请检查电源和连线，接好后会接着印`,
    }
  }
  const known = Object.entries(REASONS).find(([reason]) => reasons.includes(reason))
  if (known) return { kind: 'attention', words: `打印机 ${printer} ${known[1]}，之后会接着印` }
  if (text(attributes, 'printer-state') === 'stopped') {
    return {
      kind: 'offline',
      words: `打印机 ${printer} 已被暂停，还没有印出；请在系统的打印机设置里恢复`,
    }
  }
  return undefined
}

function readPrinter(attributes: Attributes, defaultName: string): Printer {
  const name = text(attributes, 'printer-name')
  const info = text(attributes, 'printer-info')
  const isAccepting = attributes['printer-is-accepting-jobs'] !== false
  return {
    name,
    description: info === '' ? name : info,
    isDefault: name === defaultName,
    trays: texts(attributes, 'media-source-supported').filter((tray) => tray !== 'auto'),
    canTurn: texts(attributes, 'sides-supported').some((sides) => sides !== 'one-sided'),
    trouble: isAccepting ? (obstacle(attributes, name)?.words ?? '') : `打印机 ${name} 不接收作业`,
  }
}

function text(attributes: Attributes | undefined, name: string): string {
  const value = attributes?.[name]
  return typeof value === 'string' ? value : ''
}

/** An attribute that comes once is no list. */
function texts(attributes: Attributes, name: string): readonly string[] {
  const value = attributes[name]
  return (Array.isArray(value) ? value : [value]).filter((part) => typeof part === 'string')
}
