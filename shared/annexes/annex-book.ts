import type { BookSheet } from '#shared/books/book.ts'
import type { Annex, AnnexId } from './annex.ts'
import { ANNEX_FORMS, ANNEX_HEAD } from './annex-form.ts'

/** An annex as the text lays it out: 报送单位 above, signatures and notes below the table. */
export function annexSheet(id: AnnexId, { head, rows }: Annex): BookSheet {
  const { name, title, columns, notes } = ANNEX_FORMS[id]
  const gap = '　　　　'
  const signatures = (['leader', 'section', 'writer', 'phone', 'day'] as const)
    .map((key) => `${ANNEX_HEAD[key]}:${head[key]}`)
    .join(gap)
  return {
    name,
    title,
    facts: [`${ANNEX_HEAD.unit}(盖章):${head.unit}`],
    header: ['序号', ...columns.map(({ label }) => label)],
    rows: rows.map(({ cells }, at) => [
      String(at + 1),
      ...columns.map(({ key, kind }) => {
        const text = (cells[key] ?? '').trim()
        return kind === 'codes' ? [...text].join('、') : text
      }),
    ]),
    widths: [7, ...columns.map(({ width }) => width)],
    notes: [signatures, ...notes],
  }
}
