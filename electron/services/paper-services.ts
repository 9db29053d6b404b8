import { createHash } from 'node:crypto'
import { type DeskContext, type Session, whenOpen } from '#electron/desk-context.ts'
import type { Services } from '#electron/serve.ts'
import { addEvent, findFilingFile } from '#electron/vault/filings.ts'
import { policyOf } from '#shared/filing/accepted-under.ts'
import type { FilingEvent } from '#shared/filing/filing.ts'
import { requiredForms } from '#shared/forms/form-layout.ts'
import { FORM_NAMES } from '#shared/forms/form-names.ts'
import type { WantedPaper } from '#shared/paper.ts'
import { ok, type Result, refuse } from '#shared/result.ts'
import { paperLayout } from './paper-layout.ts'

type PaperServices = Pick<Services, 'paper.forms' | 'paper.render' | 'paper.print' | 'paper.save'>

/** A paper that was seen in a preview; without a hash nobody looked first. */
type SeenPaper = WantedPaper & { readonly sha256?: string | undefined }

interface Paper {
  readonly title: string
  readonly pdf: Uint8Array
  readonly pages: number
  readonly sha256: string
  readonly watermark: string | null
}

/** The printed forms of a filing and the notices: their bytes, and the way to paper. */
export function paperServices(context: DeskContext): PaperServices {
  return {
    'paper.forms': whenOpen(context, ({ vault }, { filingId }) => {
      const file = findFilingFile(vault, filingId)
      return file
        ? ok([...requiredForms(file.filing.entry, policyOf(file.filing, context.tables.policies))])
        : refuse('no-such-filing', '没有这份备案，请从列表重新打开')
    }),
    'paper.render': whenOpen(context, async (session, wanted: WantedPaper) => {
      const made = await makePaper(context, session, wanted)
      if (!made.ok) return made
      const { pdf, pages, sha256, watermark } = made.value
      return ok({ pdf, pages, sha256, watermark })
    }),
    'paper.print': whenOpen(context, async (session, input: SeenPaper & { copies: number }) => {
      const made = await makeAsSeen(context, session, input)
      if (!made.ok) return made
      const { pdf, title } = made.value
      const printed = await context.host.printPdf(pdf, { title, copies: input.copies })
      if (printed.ok) {
        const { printer, job } = printed.value
        note(context, session, input, {
          kind: 'printed',
          detail: `${FORM_NAMES[input.form]}，${input.copies} 份，${printer}，作业 ${job}`,
        })
      }
      return printed
    }),
    'paper.save': whenOpen(context, async (session, wanted: SeenPaper) => {
      const made = await makeAsSeen(context, session, wanted)
      if (!made.ok) return made
      const saved = await context.host.saveFile(made.value.pdf, `${made.value.title}.pdf`)
      if (saved.ok)
        note(context, session, wanted, { kind: 'saved', detail: FORM_NAMES[wanted.form] })
      return saved
    }),
  }
}

/**
 * The paper, unless it no longer is what was seen: a receipt may have come in, or the day may have
 * ended. The same form of the same day is the same bytes, so nothing has to be kept between the two.
 */
async function makeAsSeen(
  context: DeskContext,
  session: Session,
  wanted: SeenPaper,
): Promise<Result<Paper>> {
  const made = await makePaper(context, session, wanted)
  if (!made.ok || wanted.sha256 === undefined || wanted.sha256 === made.value.sha256) return made
  return refuse('paper-changed', '预览之后表单内容有了变化，没有打印或保存；请核对新的预览后再试')
}

async function makePaper(
  context: DeskContext,
  session: Session,
  wanted: WantedPaper,
): Promise<Result<Paper>> {
  const layout = paperLayout(context, session, wanted)
  if (!layout.ok) return layout
  const rendered = await context.pdf.render(layout.value)
  if (!rendered.ok) return rendered
  const { pdf, pages } = rendered.value
  const { documentTitle: title, watermark } = layout.value
  const sha256 = createHash('sha256').update(pdf).digest('hex')
  return ok({ title, pdf, pages, sha256, watermark })
}

/** What was done with a paper stands in the timeline of its filing; a notice belongs to none. */
function note(
  { clock }: DeskContext,
  { vault, operator }: Session,
  wanted: WantedPaper,
  event: Pick<FilingEvent, 'kind' | 'detail'>,
): void {
  if (!('filingId' in wanted)) return
  addEvent(vault, wanted.filingId, { ...event, at: clock.now().toISOString(), by: operator.name })
}
