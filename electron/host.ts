import type { JobState, Printer, SpooledJob } from '#shared/printing/printer.ts'
import type { PrinterProfile } from '#shared/printing/printer-profile.ts'
import type { Result } from '#shared/result.ts'

/** What the desk asks of the shell it runs under; each shell implements all of it. */
export interface Host {
  /**
   * 32 bytes kept by the system's key store for this device, or null where the system offers no
   * protected one (password-only mode). The same bytes at every start.
   */
  deviceSecret(): Promise<Uint8Array | null>
  /** Every printer of this PC; refuses where there is nothing to print with. */
  listPrinters(): Promise<Result<readonly Printer[]>>
  /** Hands a finished PDF to the spooler; ok once the spooler has taken it, which is not yet printed. */
  printPdf(pdf: Uint8Array, job: PrintJob): Promise<Result<SpooledJob>>
  /** Where a job stands by the spooler's own word. */
  jobState(job: SpooledJob): Promise<JobState>
  /** Calls a job off; one that has ended stays as it is. */
  cancelJob(job: SpooledJob): Promise<void>
  /** Puts a file where the clerk wants it, whole or not at all; `fileName` carries no personal data. */
  saveFile(bytes: Uint8Array, fileName: string): Promise<Result<{ readonly path: string }>>
  /** Throws away every database the shell's browser keeps for the window: none of them opens any more. */
  clearWindowStorage(): Promise<void>
}

/** What the spooler is told; `title` shows in its queue and carries no personal data. */
export interface PrintJob extends Pick<PrinterProfile, 'printer' | 'tray' | 'sides'> {
  readonly title: string
  readonly copies: number
}
