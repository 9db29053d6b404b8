import { refuse } from '#shared/result.ts'
import type { Host } from './host.ts'
import { openPrintDesk, type PrintDesk } from './print-desk.ts'
import type { PrintDeskSetup } from './print-hands.ts'

/** A shell where nothing is printed and files go nowhere. */
export const NO_HOST: Host = {
  deviceSecret: async () => null,
  listPrinters: async () => ({ ok: true, value: [] }),
  printPdf: async () => ({ ok: true, value: { printer: '', job: '' } }),
  jobState: async () => ({ kind: 'done', words: '' }),
  cancelJob: async () => undefined,
  saveFile: async () => ({ ok: true, value: { path: '' } }),
  clearWindowStorage: async () => undefined,
}

const NO_PAPER = refuse('no-paper', 'nothing is printed here')

/** The printing of a vault that prints nothing. */
export function openNoPrintDesk(
  setup: Pick<PrintDeskSetup, 'vault' | 'clock' | 'tables' | 'reportFault'>,
): PrintDesk {
  return openPrintDesk({
    ...setup,
    operator: setup.vault.operator,
    profileDirectory: '',
    host: NO_HOST,
    pdf: { renderTogether: async () => NO_PAPER },
    layoutOf: () => NO_PAPER,
    onProgress: () => undefined,
  })
}
