import type { FormId } from '#shared/paper.ts'
import { formLayout } from './form-layout.ts'
import type { FormInput } from './form-values.ts'
import type { CellContent, Layout } from './layout.ts'

/** The page of a form that is not refused. */
export function layoutOf(input: FormInput, form: FormId = 'filing-form'): Layout {
  const layout = formLayout(form, input)
  if (!layout.ok) throw new Error(layout.error.message)
  return layout.value
}

/** Every cell of a page in reading order. */
export function cellsOf(layout: Layout): readonly CellContent[] {
  return layout.blocks.flatMap((block) =>
    block.kind === 'grid'
      ? block.rows.flatMap(({ cells }) => cells.map(({ content }) => content))
      : [],
  )
}

/** What stands right of the cell labelled `label`, as plain text; ticked options only. */
export function printed(layout: Layout, label: string): string | undefined {
  const content = rightOf(layout, label)
  if (content?.kind === 'value') return content.run.text
  if (content?.kind === 'options')
    return content.options.flatMap((option) => (option.checked ? option.label : [])).join('、')
  return content?.kind
}

/** How many boxes stand right of the cell labelled `label`. */
export function offered(layout: Layout, label: string): number {
  const content = rightOf(layout, label)
  return content?.kind === 'options' ? content.options.length : 0
}

function rightOf(layout: Layout, label: string): CellContent | undefined {
  const cells = cellsOf(layout)
  const at = cells.findIndex(
    (cell) => cell.kind === 'label' && cell.text.replaceAll('\n', '') === label,
  )
  return at === -1 ? undefined : cells[at + 1]
}
