import * as z from 'zod'
import { Copies, FormId, PaperId } from '#shared/paper.ts'
import {
  MOST_PRINTED,
  PrintOrder,
  PrintRunView,
  UnknownPapers,
} from '#shared/printing/print-run.ts'
import { Printer } from '#shared/printing/printer.ts'
import { Placement, PrinterProfile } from '#shared/printing/printer-profile.ts'

const Nothing = z.strictObject({})
const RunId = z.strictObject({ runId: z.uuid() })

/** Printing many papers, and how each form is printed at this desk. */
export const PRINT_METHODS = {
  'print.printers': { input: Nothing, output: z.array(Printer) },
  /** A profile for every paper; one nobody has set is the default. */
  'print.profiles': { input: Nothing, output: z.array(PrinterProfile) },
  'print.setProfile': { input: PrinterProfile, output: Nothing },
  /**
   * Prints the calibration page, or with `control` the page that shows whether a placement is right;
   * `sheets` in one job.
   */
  'print.calibrationPage': {
    input: z.strictObject({
      form: PaperId,
      printer: PrinterProfile.shape.printer,
      tray: PrinterProfile.shape.tray,
      control: Placement.nullable(),
      sheets: z.int().min(1).max(20),
    }),
    output: z.strictObject({ printer: z.string(), job: z.string() }),
  },
  /**
   * Prints forms of many filings in the given order; `runId` is made once by the window, asked again it
   * starts nothing new. `forms` are taken where a filing needs them. Answers at once; the rest is told
   * by `print.progress`.
   */
  'print.batch': {
    input: z.strictObject({
      runId: z.uuid(),
      filingIds: z.array(z.uuid()).min(1).max(MOST_PRINTED),
      forms: z.array(FormId).min(1),
      copies: Copies,
      order: PrintOrder,
    }),
    output: PrintRunView,
  },
  /** The newest batch that has not ended, also one a crash has left behind. */
  'print.current': { input: Nothing, output: z.strictObject({ run: PrintRunView.nullable() }) },
  /** Takes back what the spooler has not printed yet, and hands nothing more. */
  'print.stop': { input: RunId, output: PrintRunView },
  'print.resume': {
    input: z.strictObject({ runId: z.uuid(), unknown: UnknownPapers }),
    output: PrintRunView,
  },
  /** Ends a batch that stands: what waits is left out. */
  'print.end': { input: RunId, output: Nothing },
} as const
