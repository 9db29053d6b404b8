import { officeToday } from '#electron/corrected-now.ts'
import { type DeskContext, type Session, whenOpen } from '#electron/desk-context.ts'
import { PLAIN } from '#electron/paper/pdf-messages.ts'
import type { Services } from '#electron/serve.ts'
import { listProfiles, setProfile } from '#electron/vault/printer-profiles.ts'
import { calibrationPageLayout } from '#shared/forms/calibration-page.ts'
import { FORM_NAMES } from '#shared/forms/form-names.ts'
import type { Layout } from '#shared/forms/layout.ts'
import { TRUE_PLACEMENT } from '#shared/printing/printer-profile.ts'
import { ok } from '#shared/result.ts'

type PrintServices = Pick<
  Services,
  | 'print.printers'
  | 'print.profiles'
  | 'print.setProfile'
  | 'print.calibrationPage'
  | 'print.batch'
  | 'print.current'
  | 'print.stop'
  | 'print.resume'
  | 'print.end'
>

/** Many papers at once, and how each form is printed at this desk. */
export function printServices(context: DeskContext): PrintServices {
  return {
    'print.printers': whenOpen(context, async () => {
      const printers = await context.host.listPrinters()
      return printers.ok ? ok([...printers.value]) : printers
    }),
    'print.profiles': whenOpen(context, ({ vault }) => ok(listProfiles(vault))),
    'print.setProfile': whenOpen(context, ({ vault }, profile) => {
      setProfile(vault, profile)
      return ok({})
    }),
    'print.calibrationPage': whenOpen(context, async (_session, wanted) => {
      const { form, printer, tray, control, sheets } = wanted
      const layout = calibrationPageLayout({
        formName: FORM_NAMES[form],
        printerName: printer === '' ? '系统默认打印机' : printer,
        isControl: control !== null,
        printedOn: officeToday(context),
        watermark: context.mode === 'training' ? '训练' : null,
      })
      const more: readonly Layout[] = Array.from({ length: sheets - 1 }, () => layout)
      const placement = control ?? TRUE_PLACEMENT
      const made = await context.pdf.renderTogether([layout, ...more], { ...PLAIN, placement })
      if (!made.ok) return made
      const { documentTitle: title } = layout
      return context.host.printPdf(made.value.pdf, {
        ...{ title, printer, tray },
        copies: 1,
        sides: 'one',
      })
    }),
    'print.batch': whenOpen(context, ({ prints }: Session, batch) => prints.start(batch)),
    'print.current': whenOpen(context, ({ prints }) => ok({ run: prints.current() })),
    'print.stop': whenOpen(context, ({ prints }, { runId }) => prints.halt(runId)),
    'print.resume': whenOpen(context, ({ prints }, { runId, unknown }) =>
      prints.resume(runId, unknown),
    ),
    'print.end': whenOpen(context, ({ prints }, { runId }) => {
      const ended = prints.end(runId)
      return ended.ok ? ok({}) : ended
    }),
  }
}
