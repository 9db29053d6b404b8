import type { Host } from './host.ts'

/** A shell where nothing is printed and files go nowhere. */
export const NO_HOST: Host = {
  deviceSecret: async () => null,
  listPrinters: async () => ({ ok: true, value: [] }),
  printPdf: async () => ({ ok: true, value: { printer: '', job: '' } }),
  jobState: async () => ({ kind: 'done', words: '' }),
  cancelJob: async () => undefined,
  saveFile: async () => ({ ok: true, value: { path: '' } }),
}
