import type { Operator } from '#shared/bridge.ts'
import type { Layout } from '#shared/forms/layout.ts'
import type { PrintItem, PrintRun, PrintRunView } from '#shared/printing/print-run.ts'
import type { JobState, SpooledJob } from '#shared/printing/printer.ts'
import type { Tables } from '#shared/reference-data.ts'
import type { Result } from '#shared/result.ts'
import type { Clock } from './clock.ts'
import type { Host } from './host.ts'
import type { PdfRenderer } from './paper/pdf-renderer.ts'
import type { PrintBook } from './print-book.ts'
import type { Vault } from './vault/vault.ts'

/** What papers are printed with. */
export interface PrintDeskSetup {
  readonly vault: Vault
  readonly profileDirectory: string
  readonly operator: Operator
  readonly clock: Clock
  readonly host: Host
  readonly pdf: Pick<PdfRenderer, 'renderTogether'>
  readonly tables: Tables
  layoutOf(item: PrintItem): Result<Layout>
  onProgress(view: PrintRunView): void
  reportFault(where: string, fault: unknown): void
}

/** What both ways of printing share. */
export interface PrintHands extends PrintDeskSetup {
  readonly book: PrintBook
  isClosing(): boolean
  /** Work nobody waits for; the desk does, before it closes. */
  inBackground(work: Promise<unknown>): void
  follow(job: SpooledJob, onState: (state: JobState) => void): Promise<JobState | undefined>
}

/** A run that begins now, by whoever is at the desk. */
export function newRun(
  { clock, operator }: PrintHands,
  run: Pick<PrintRun, 'id' | 'kind' | 'copies'>,
): PrintRun {
  const startedAt = clock.now().toISOString()
  return { ...run, startedAt, startedBy: operator, state: 'running', words: '' }
}
