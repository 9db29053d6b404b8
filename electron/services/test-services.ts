import { type DeskContext, type Session, whenOpen } from '#electron/desk-context.ts'
import type { Services } from '#electron/serve.ts'
import { lineTestOf } from '#electron/sync/line-test.ts'
import { profileOf } from '#electron/vault/printer-profiles.ts'
import { changeSettings } from '#electron/vault/settings.ts'
import { testPageLayout } from '#shared/forms/test-page.ts'
import { officeDay } from '#shared/office-day.ts'
import { ok } from '#shared/result.ts'

/** The trials of the set-up: is the line good, does the printer print true. */
export function testServices(
  context: DeskContext,
): Pick<Services, 'line.test' | 'paper.printTest' | 'paper.saveTest'> {
  const { clock, host, pdf } = context
  return {
    'line.test': whenOpen(context, async ({ vault, loop }) => {
      const startedAt = clock.now()
      const reply = await loop.testLine()
      const test = lineTestOf(reply, { startedAt, endedAt: clock.now() })
      if (test.isGood && isStillOpen(context, vault))
        changeSettings(vault, { lineTestedAt: startedAt.toISOString() })
      return ok(test)
    }),
    'paper.printTest': whenOpen(context, async ({ vault }) => {
      const layout = layoutOf(context, vault)
      const made = await pdf.render(layout)
      if (!made.ok) return made
      const { documentTitle: title } = layout
      // On the printer of the form that is printed most.
      const { printer, tray } = profileOf(vault, 'filing-form')
      const job = { title, copies: 1, printer, tray, sides: 'one' } as const
      const printed = await host.printPdf(made.value.pdf, job)
      if (printed.ok && isStillOpen(context, vault) && !vault.db.readonly)
        changeSettings(vault, { printTestedAt: clock.now().toISOString() })
      return printed
    }),
    'paper.saveTest': whenOpen(context, async ({ vault }) => {
      const layout = layoutOf(context, vault)
      const made = await pdf.render(layout)
      if (!made.ok) return made
      return host.saveFile(made.value.pdf, `${layout.documentTitle}.pdf`)
    }),
  }
}

function layoutOf({ clock, mode }: DeskContext, { office }: Session['vault']) {
  return testPageLayout({
    office,
    printedOn: officeDay(clock.now()),
    watermark: mode === 'training' ? '训练' : null,
  })
}

/** The desk may have locked while line or printer took their time. */
function isStillOpen({ session }: DeskContext, vault: Session['vault']): boolean {
  return session()?.vault === vault
}
