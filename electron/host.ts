import type { Result } from '#shared/result.ts'

/** What the desk asks of the shell it runs under; each shell implements all of it. */
export interface Host {
  /**
   * 32 bytes kept by the system's key store for this device, or null where the system offers no
   * protected one (password-only mode). The same bytes at every start.
   */
  deviceSecret(): Promise<Uint8Array | null>
  /** Hands a finished PDF to the printer; ok only once the spooler has taken it. */
  printPdf(pdf: Uint8Array, job: PrintJob): Promise<Result<Printed>>
  /** Puts a file where the clerk wants it; `fileName` carries no personal data. */
  saveFile(bytes: Uint8Array, fileName: string): Promise<Result<{ readonly path: string }>>
}

/** What the spooler is told; `title` shows in its queue and carries no personal data. */
export interface PrintJob {
  readonly title: string
  readonly copies: number
}

/** The spooler's word that it took the job. */
export interface Printed {
  readonly printer: string
  readonly job: string
}
