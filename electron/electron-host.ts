import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { app, BrowserWindow, dialog, safeStorage } from 'electron'
import { ok, refuse } from '#shared/result.ts'
import type { Host } from './host.ts'
import { printWithLp } from './paper/printing.ts'

/** The Host of Electron: the system's key store, its printers, its file dialog. */
export function createElectronHost(): Host {
  return {
    deviceSecret: async () => {
      const isProtected =
        (await safeStorage.isAsyncEncryptionAvailable()) &&
        (process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text')
      return isProtected ? readDeviceSecret(join(app.getPath('userData'), 'device-secret')) : null
    },
    printPdf: (pdf, job) =>
      process.platform === 'linux' ? printWithLp(pdf, job) : printInWindow(pdf, job.copies),
    saveFile: async (bytes, fileName) => {
      const { canceled, filePath } = await dialog.showSaveDialog({ defaultPath: fileName })
      if (canceled) return refuse('save-cancelled', '没有保存：已取消')
      await writeFile(filePath, bytes, { mode: 0o600 })
      return ok({ path: filePath })
    },
  }
}

async function readDeviceSecret(path: string): Promise<Uint8Array> {
  const sealed = await readFile(path).catch(() => undefined)
  if (sealed) return Buffer.from((await safeStorage.decryptStringAsync(sealed)).result, 'base64')
  const secret = crypto.getRandomValues(new Uint8Array(32))
  await mkdir(join(path, '..'), { recursive: true, mode: 0o700 })
  await writeFile(
    path,
    await safeStorage.encryptStringAsync(Buffer.from(secret).toString('base64')),
    {
      mode: 0o600,
    },
  )
  return secret
}

async function printInWindow(pdf: Uint8Array, copies: number): ReturnType<Host['printPdf']> {
  const window = new BrowserWindow({ show: false, webPreferences: { plugins: true } })
  try {
    await window.loadURL(`data:application/pdf;base64,${Buffer.from(pdf).toString('base64')}`)
    return await new Promise((resolve) => {
      window.webContents.print({ copies, usePrinterDefaultPageSize: true }, (success, reason) =>
        resolve(
          success
            ? ok({ printer: '系统打印机', job: '已由打印对话框接收' })
            : refuse('print-failed', `没有打印：${reason}`),
        ),
      )
    })
  } finally {
    window.destroy()
  }
}
