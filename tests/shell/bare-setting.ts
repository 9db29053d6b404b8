import { PDF_WORKER_URL } from '#build/paths.ts'
import type { DeskSetting } from '#electron/desk-setting.ts'
import { NO_HOST } from '#electron/no-host.test-helper.ts'
import { CHEAP_COST } from '#electron/vault/sample-vault.test-helper.ts'
import { ASSETS } from '#tests/builders.ts'

/** A desk without a shell on a folder: nothing is printed, its passwords cost nothing, the disk is never full. */
export function bareSetting(dataDirectory: string): DeskSetting {
  return {
    dataDirectory,
    assetsDirectory: ASSETS,
    pdfWorkerUrl: PDF_WORKER_URL,
    host: NO_HOST,
    passwordCost: CHEAP_COST,
    freeBytes: () => 64 * 1024 ** 3,
    reserveBytes: 0,
  }
}
