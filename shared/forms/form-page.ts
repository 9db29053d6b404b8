import type { FilingFormTemplate } from './form-template.ts'
import { chineseDate, type FormInput } from './form-values.ts'
import type { Layout } from './layout.ts'

/** How a layout's standing is marked in the corner: only ours says 参考样式. */
export function standingMark(standing: FilingFormTemplate['standing']): string {
  return standing === 'own' ? '参考样式' : ''
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
