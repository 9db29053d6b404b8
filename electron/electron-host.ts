import { join } from 'node:path'
import {
  app,
  BrowserWindow,
  dialog,
  safeStorage,
  session,
  type WebContentsPrintOptions,
} from 'electron'
import { ok, refuse } from '#shared/result.ts'
import { type KeyStore, keepDeviceSecret } from './device-secret.ts'
import type { Host, PrintJob } from './host.ts'
import { cancelCupsJob, cupsJobState, listCupsPrinters } from './paper/cups.ts'
import { printWithLp } from './paper/printing.ts'
import { saveAt } from './save-file.ts'
import { WINDOW_ORIGIN } from './window-origin.ts'

type Printing = Pick<Host, 'listPrinters' | 'printPdf' | 'jobState' | 'cancelJob'>

const CUPS: Printing = {
  listPrinters: listCupsPrinters,
  printPdf: printWithLp,
  jobState: cupsJobState,
  cancelJob: cancelCupsJob,
}

const SYSTEM_PRINTING: Printing = {
  listPrinters: listSystemPrinters,
  printPdf: printInWindow,
  // The job had ended, and well, before it was known.
  jobState: async () => ({ kind: 'done', words: '系统打印机已印完' }),
  cancelJob: async () => undefined,
}

/** The Host of Electron: the system's key store, its printers, its file dialog. */
export function createElectronHost(): Host {
  return {
    deviceSecret: async () => {
      const isProtected =
        (await safeStorage.isAsyncEncryptionAvailable()) &&
        (process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text')
      const path = join(app.getPath('userData'), 'device-secret')
      return isProtected ? keepDeviceSecret(path, KEY_STORE) : null
    },
    ...(process.platform === 'linux' ? CUPS : SYSTEM_PRINTING),
    saveFile: async (bytes, fileName) => {
      const { canceled, filePath } = await dialog.showSaveDialog({ defaultPath: fileName })
      return canceled ? refuse('save-cancelled', '没有保存：已取消') : saveAt(filePath, bytes)
    },
    clearWindowStorage: () =>
      session.defaultSession.clearStorageData({ origin: WINDOW_ORIGIN, storages: ['indexdb'] }),
  }
}

const KEY_STORE: KeyStore = {
  seal: (text) => safeStorage.encryptStringAsync(text),
  open: async (sealed) => (await safeStorage.decryptStringAsync(sealed)).result,
}

/** Windows and macOS: a hidden window with the PDF; the system's word on the whole job is awaited. */
async function printInWindow(pdf: Uint8Array, job: PrintJob): ReturnType<Host['printPdf']> {
  const window = new BrowserWindow({ show: false, webPreferences: { plugins: true } })
  try {
    await window.loadURL(`data:application/pdf;base64,${Buffer.from(pdf).toString('base64')}`)
    return await new Promise((resolve) => {
      window.webContents.print(windowOptions(job), (success, reason) =>
        resolve(success ? ok({ printer: job.printer, job: '' }) : refusal(reason)),
      )
    })
  } finally {
    window.destroy()
  }
}

/** A printer that was chosen is not asked about again; otherwise the system's dialog chooses. */
function windowOptions({ printer, copies, sides }: PrintJob): WebContentsPrintOptions {
  return {
    copies,
    collate: true,
    duplexMode: DUPLEX[sides],
    pageSize: 'A4',
    margins: { marginType: 'none' },
    scaleFactor: 100,
    ...(printer !== '' && { silent: true, deviceName: printer }),
  }
}

const DUPLEX = {
  one: 'simplex',
  'long-edge': 'longEdge',
  'short-edge': 'shortEdge',
} as const satisfies Record<PrintJob['sides'], WebContentsPrintOptions['duplexMode']>

/** The reasons Chromium gives, told apart for the clerk. */
function refusal(reason: string): ReturnType<typeof refuse> {
  if (/cancel/i.test(reason)) return refuse('print-cancelled', '已取消，没有打印')
  if (/invalid printer/i.test(reason)) {
    return refuse('printer-not-there', '选定的打印机不在这台电脑上，没有打印；请在设置（F9）里改选')
  }
  return refuse('print-failed', `打印没有正常结束，不知道是否已印出；请先看打印机（${reason}）`)
}

/** The system tells names and nothing of trays, and its default only to its own dialog. */
async function listSystemPrinters(): ReturnType<Host['listPrinters']> {
  const window = new BrowserWindow({ show: false })
  try {
    const printers = await window.webContents.getPrintersAsync()
    return ok(
      printers.map(({ name, displayName }) => ({
        name,
        description: displayName === '' ? name : displayName,
        isDefault: false,
        trays: [],
        canTurn: true,
        trouble: '',
      })),
    )
  } finally {
    window.destroy()
  }
}
