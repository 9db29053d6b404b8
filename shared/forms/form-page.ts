import { isSamePool } from '#shared/codes/divisions.ts'
import type { FormId } from '#shared/paper.ts'
import { FORM_NAMES } from './form-names.ts'
import type { FilingFormTemplate } from './form-template.ts'
import { chineseDate, type FormInput, type PageInput } from './form-values.ts'
import type { Block, Layout } from './layout.ts'
import { fillIn } from './sentence.ts'

/** How a layout's standing is marked in the corner: only ours says 参考样式. */
export function standingMark(standing: FilingFormTemplate['standing']): string {
  return standing === 'own' ? '参考样式' : ''
}

/** Above the title: how official the layout is, and which filing it is of. */
export function numberCorner(
  template: {
    readonly standing: FilingFormTemplate['standing']
    readonly labels: { readonly acceptanceNumber: string }
  },
  acceptanceNumber: string,
): Layout['corner'] {
  const field = template.labels.acceptanceNumber
  return {
    left: standingMark(template.standing),
    right: [
      { voice: 'form', text: `${field}：` },
      { voice: 'entry', field, text: acceptanceNumber },
    ],
  }
}

/** What every form of a filing says of itself in its data. */
interface FilingPageTemplate {
  readonly standing: FilingFormTemplate['standing']
  readonly source: string
  readonly title: string
  readonly labels: { readonly acceptanceNumber: string }
}

/** A whole page about one filing: its number above the title, its day and the origin of the layout below. */
export function filingPage(
  form: FormId,
  input: FormInput,
  template: FilingPageTemplate,
  blocks: readonly Block[],
): Layout {
  const { filing, printedOn, watermark } = input
  return {
    form,
    extent: 'page',
    documentTitle: `${FORM_NAMES[form]} ${filing.acceptanceNumber}`,
    title: template.title,
    corner: numberCorner(template, filing.acceptanceNumber),
    blocks,
    footer: formFooter(input, template),
    printedOn,
    watermark,
  }
}

/** The foot of a notice that belongs to no filing: the day, and where the layout comes from. */
export function noticeFooter(
  printedOn: string,
  template: { readonly source: string },
): Layout['footer'] {
  return { left: `${chineseDate(printedOn)}打印`, right: template.source }
}

/** Whom paper tells to ask what no text says: the office itself, or by way of it another pool's. */
export function askWords(
  insuredDivision: string,
  { office, tables }: PageInput,
  words: { readonly ask: string; readonly askElsewhere: string },
): string {
  const isOwn = isSamePool(office.division, insuredDivision, tables.destinations)
  return fillIn(isOwn ? words.ask : words.askElsewhere, { phone: office.phone })
}

/** The foot of a page: which filing and which day it is of, and where the layout comes from. */
export function formFooter(
  { filing, printedOn }: FormInput,
  template: { readonly source: string },
): Layout['footer'] {
  return {
    left: `受理号 ${filing.acceptanceNumber}　${chineseDate(printedOn)}打印`,
    right: template.source,
  }
}
