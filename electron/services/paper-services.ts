import { createHash } from 'node:crypto'
import { type DeskContext, type Session, whenOpen } from '#electron/desk-context.ts'
import { PLAIN, type PrintSetting } from '#electron/paper/pdf-messages.ts'
import type { Services } from '#electron/serve.ts'
import { addEvent, findFiling, findFilingFile } from '#electron/vault/filings.ts'
import { profileOf } from '#electron/vault/printer-profiles.ts'
import { noteRecovery } from '#electron/vault/recovery-log.ts'
import { policyOf } from '#shared/filing/accepted-under.ts'
import { formsOf } from '#shared/forms/form-layout.ts'
import { FORM_NAMES } from '#shared/forms/form-names.ts'
import type { WantedPaper } from '#shared/paper.ts'
import { changesPage, copiesWithin, type PrinterProfile } from '#shared/printing/printer-profile.ts'
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

/** By which setting a paper is made, and how often the document holds it. */
interface Making {
  readonly setting?: PrintSetting
  readonly times?: number
}

/** The printed forms of a filing and the notices: their bytes, and the way to paper. */
export function paperServices(context: DeskContext): PaperServices {
  return {
    'paper.forms': whenOpen(context, ({ vault }, { filingId }) => {
      const file = findFilingFile(vault, filingId)
      if (!file) return refuse('no-such-filing', '没有这份备案，请从列表重新打开')
      return ok([...formsOf(file.filing, policyOf(file.filing, context.tables.policies))])
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
      const { form, copies } = input
      const profile = profileOf(session.vault, form)
      const times = copiesWithin(profile, copies)
      const drawn = times === 1 ? made : await makePaper(context, session, input, { times })
      if (!drawn.ok) return drawn
      const { pdf, title } = drawn.value
      return session.prints.printOne({
        ...{ pdf, title, copies, profile },
        of: { form, ...whose(session, input) },
      })
    }),
    'paper.save': whenOpen(context, async (session, wanted: SeenPaper) => {
      const seen = await makeAsSeen(context, session, wanted)
      // A file is for any printer: of the profile of this desk it bears nothing.
      const isPlain = !changesPage(profileOf(session.vault, wanted.form))
      const made =
        seen.ok && !isPlain ? await makePaper(context, session, wanted, { setting: PLAIN }) : seen
      if (!made.ok) return made
      const saved = await context.host.saveFile(made.value.pdf, `${made.value.title}.pdf`)
      if (saved.ok) noteSaved(context, session, wanted)
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
  { setting = settingOf(profileOf(session.vault, wanted.form)), times = 1 }: Making = {},
): Promise<Result<Paper>> {
  const layout = paperLayout(context, session, wanted)
  if (!layout.ok) return layout
  const more = Array.from({ length: times - 1 }, () => layout.value)
  const rendered = await context.pdf.renderTogether([layout.value, ...more], setting)
  if (!rendered.ok) return rendered
  const { pdf, pages } = rendered.value
  const { documentTitle: title, watermark } = layout.value
  const sha256 = createHash('sha256').update(pdf).digest('hex')
  return ok({ title, pdf, pages, sha256, watermark })
}

function settingOf({ content, placement }: PrinterProfile): PrintSetting {
  return { content, placement, sheetsBefore: 0 }
}

/** Whose paper it is; a notice belongs to no filing. */
function whose({ vault }: Session, wanted: WantedPaper) {
  const filing = 'filingId' in wanted ? findFiling(vault, wanted.filingId) : undefined
  return {
    filingId: filing?.id ?? '',
    acceptanceNumber: filing?.acceptanceNumber ?? '',
    name: filing?.entry.name ?? '',
  } as const
}

/** That a paper was saved stands in the timeline of its filing; a notice belongs to none. */
function noteSaved(
  { clock, profileDirectory }: DeskContext,
  { vault, operator }: Session,
  wanted: WantedPaper,
): void {
  if (!('filingId' in wanted)) return
  const at = clock.now().toISOString()
  if (vault.db.readonly) {
    const note = { at, by: operator.number, object: wanted.filingId }
    noteRecovery(profileDirectory, vault.keys, { ...note, action: 'saved' })
    return
  }
  const detail = FORM_NAMES[wanted.form]
  addEvent(vault, wanted.filingId, { kind: 'saved', at, by: operator.name, detail })
}
