import { createHash } from 'node:crypto'
import { type DeskContext, type Session, whenOpen } from '#electron/desk-context.ts'
import type { Services } from '#electron/serve.ts'
import { addEvent, findFilingFile } from '#electron/vault/filings.ts'
import type { FormId } from '#shared/bridge.ts'
import type { Filing } from '#shared/filing/filing.ts'
import { formLayout, requiredForms } from '#shared/forms/form-layout.ts'
import { officeDay } from '#shared/office-day.ts'
import type { PolicyPack } from '#shared/policy/policy.ts'
import { ok, type Result, refuse } from '#shared/result.ts'

type PaperServices = Pick<Services, 'paper.forms' | 'paper.render' | 'paper.print' | 'paper.save'>

interface FormOfFiling {
  readonly filingId: string
  readonly form: FormId
}

interface Paper {
  readonly filing: Filing
  readonly title: string
  readonly pdf: Uint8Array
  readonly pages: number
}

/** The printed forms of a filing: which it needs, their bytes, and the way to paper. */
export function paperServices(context: DeskContext): PaperServices {
  return {
    'paper.forms': whenOpen(context, ({ vault }, { filingId }) => {
      const file = findFilingFile(vault, filingId)
      return file
        ? ok([...requiredForms(file.filing.entry, acceptedUnder(context, file.filing))])
        : refuse('no-such-filing', '没有这份备案，请从列表重新打开')
    }),
    'paper.render': whenOpen(context, async (session, wanted: FormOfFiling) => {
      const made = await makePaper(context, session, wanted)
      if (!made.ok) return made
      const { pdf, pages } = made.value
      return ok({ pdf, pages, sha256: createHash('sha256').update(pdf).digest('hex') })
    }),
    'paper.print': whenOpen(context, async (session, input: FormOfFiling & { copies: number }) => {
      const made = await makePaper(context, session, input)
      if (!made.ok) return made
      const { pdf, title } = made.value
      const printed = await context.host.printPdf(pdf, { title, copies: input.copies })
      if (printed.ok)
        note(
          context,
          session,
          input,
          'printed',
          `${printed.value.printer}，作业 ${printed.value.job}`,
        )
      return printed
    }),
    'paper.save': whenOpen(context, async (session, wanted: FormOfFiling) => {
      const made = await makePaper(context, session, wanted)
      if (!made.ok) return made
      const saved = await context.host.savePdf(made.value.pdf, `${made.value.title}.pdf`)
      if (saved.ok) note(context, session, wanted, 'saved', wanted.form)
      return saved
    }),
  }
}

async function makePaper(
  context: DeskContext,
  { vault }: Session,
  { filingId, form }: FormOfFiling,
): Promise<Result<Paper>> {
  const file = findFilingFile(vault, filingId)
  if (!file) return refuse('no-such-filing', '没有这份备案，请从列表重新打开')
  const { filing } = file
  const layout = formLayout(form, {
    filing,
    office: vault.office,
    tables: context.tables,
    policy: acceptedUnder(context, filing),
    printedOn: officeDay(context.clock.now()),
    watermark: context.mode === 'training' ? '训练' : null,
  })
  if (!layout.ok) return layout
  const rendered = await context.pdf.render(layout.value)
  if (!rendered.ok) return rendered
  return ok({ filing, title: layout.value.documentTitle, ...rendered.value })
}

function acceptedUnder({ tables }: DeskContext, filing: Filing): PolicyPack {
  const { id, version } = filing.policy
  const pack = tables.policies.find(
    (candidate) => candidate.id === id && candidate.version === version,
  )
  if (pack === undefined) throw new Error(`policy pack ${id} ${version} is gone from the assets`)
  return pack
}

function note(
  { clock }: DeskContext,
  { vault, operator }: Session,
  { filingId, form }: FormOfFiling,
  kind: 'printed' | 'saved',
  detail: string,
): void {
  addEvent(vault, filingId, {
    at: clock.now().toISOString(),
    kind,
    by: operator.name,
    detail: kind === 'printed' ? `${form}：${detail}` : form,
  })
}
