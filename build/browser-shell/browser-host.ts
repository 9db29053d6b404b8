import type { Host } from '#electron/host.ts'
import { cancelCupsJob, cupsJobState, listCupsPrinters } from '#electron/paper/cups.ts'
import { printWithLp } from '#electron/paper/printing.ts'
import { saveBeside } from '#electron/save-file.ts'
import type { BrowserWindow } from './browser-window.ts'

/**
 * The host of the browser shell: no protected key store (password-only mode), printing by `lp`,
 * files into one folder; `window` is asked for when its storage has to be cleared.
 */
export function createBrowserHost(
  paperDirectory: string,
  window: () => Pick<BrowserWindow, 'clearStorage'> | undefined,
): Host {
  return {
    clearWindowStorage: async () => window()?.clearStorage(),
    deviceSecret: async () => null,
    listPrinters: listCupsPrinters,
    printPdf: printWithLp,
    jobState: cupsJobState,
    cancelJob: cancelCupsJob,
    saveFile: (bytes, fileName) => saveBeside(paperDirectory, fileName, bytes),
  }
}
