import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { FilingEntry } from '#shared/filing/filing.ts'
import { FORMS_ON_DEMAND, formLayout, requiredForms } from '#shared/forms/form-layout.ts'
import type { CellContent, GridRow, Layout } from '#shared/forms/layout.ts'
import type { FormId } from '#shared/paper.ts'
import { SAMPLE_ENTRIES, SAMPLE_INJURY, sampleInput } from './form-samples.test-helper.ts'
import { startPdfRenderer } from './pdf-renderer.ts'
import { type Box, strokesOf, whenPoppler, wordsOf } from './read-pdf.test-helper.ts'

const FONTS = path.join(import.meta.dirname, '..', '..', 'assets', 'fonts')
const WORKER = new URL('./pdf-worker.ts', import.meta.url)
const renderer = startPdfRenderer({ workerUrl: WORKER, fontsDirectory: FONTS })
afterAll(() => renderer.stop())

/** Everything as long as the fields of the window take it, or longer than any that was seen. */
const LONGEST: Partial<FilingEntry> = {
  name: '阿卜杜热合曼·阿卜杜克热木江·买买提艾力·吐尔逊',
  documentType: '08',
  documentNumber: 'P00000000000000000001',
  destination: '652800',
  address: '新疆维吾尔自治区巴音郭楞蒙古自治州库尔勒市人民东路延伸段一百二十八号七栋二单元三〇二室',
  phone: '0996-20000001 转 80001',
  secondPhone: '0996-20000002 转 80002',
}

const PEOPLE = Object.entries(SAMPLE_ENTRIES).flatMap(([who, sample]) => {
  const entry: FilingEntry = { ...sample, injury: SAMPLE_INJURY }
  return [[who, entry] as const, [`${who} at the longest`, { ...entry, ...LONGEST }] as const]
})

const PAPERS = PEOPLE.flatMap(([who, entry]) => {
  const { policy } = sampleInput(entry)
  return [...requiredForms(entry, policy), ...FORMS_ON_DEMAND].map(
    (form) => [form, who, entry] as const,
  )
})

whenPoppler('The forms as drawn', () => {
  test.each(PAPERS)(
    '%s of the %s: every cell where the layout has it, every word in its cell',
    async (form, _, entry) => {
      const { layout, pdf } = await draw(form, entry)
      const words = wordsOf(pdf)
      expect(words.filter((word) => !lies(word, PAPER)).map(({ text }) => text)).toEqual([])
      const cells = placedCells(layout, strokesOf(pdf))
      for (const { box, words: said } of cells) {
        const inside = words.filter((word) => meets(word, box))
        expect(inside.filter((word) => !lies(word, box)).map(({ text }) => text)).toEqual([])
        expect(plain(inside.map(({ text }) => text).join(''))).toBe(plain(said))
      }
    },
  )
})

/** A4 less what no printer prints on. */
const PAPER: Box = { x: 5, y: 5, right: 205, bottom: 292 }

/** What a cell may be off, in mm. */
const TOLERANCE = 0.5

async function draw(form: FormId, entry: FilingEntry) {
  const layout = formLayout(form, sampleInput(entry))
  if (!layout.ok) throw new Error(layout.error.message)
  const made = await renderer.render(layout.value)
  if (!made.ok) throw new Error(made.error.message)
  expect(made.value.pages).toBe(1)
  return { layout: layout.value, pdf: made.value.pdf }
}

/** Every cell of a page with its place, once the strokes have shown that they are the layout's. */
function placedCells(layout: Layout, strokes: readonly Box[]) {
  const levels = distinct(strokes.filter(({ y, bottom }) => y === bottom).map(({ y }) => y))
  const upright = strokes.filter(({ x, right }) => x === right)
  const grids = layout.blocks.filter((block) => block.kind === 'grid')
  expect(levels).toHaveLength(grids.reduce((sum, { rows }) => sum + rows.length + 1, 0))
  let first = 0
  return grids.flatMap(({ columns, rows }) => {
    const own = levels.slice(first, first + rows.length + 1)
    first += rows.length + 1
    return rows.flatMap((row, index) => {
      const [y = 0, bottom = 0] = own.slice(index)
      expect(bottom - y).toBeGreaterThan(row.height - TOLERANCE)
      const edges = edgesOf(row, columns)
      const drawn = distinct(
        upright.filter((rule) => rule.y < y + 1 && rule.bottom > bottom - 1).map(({ x }) => x),
      )
      expect(drawn).toHaveLength(edges.length)
      for (const [edge, x] of drawn.entries())
        expect(Math.abs(x - (edges[edge] ?? 0))).toBeLessThan(TOLERANCE)
      return row.cells.flatMap(({ rows: high = 1, content }, cell) => {
        if (content.kind === 'covered') return []
        const [x = 0, right = 0] = edges.slice(cell)
        const box = { x, right, y, bottom: own[index + high] ?? 0 }
        return [{ box, words: wordsIn(content) }]
      })
    })
  })
}

/** Where the cells of a row begin and end, in mm from the left edge of the paper. */
function edgesOf({ cells }: GridRow, columns: readonly number[]): readonly number[] {
  let column = 0
  let x = MARGIN
  return [
    x,
    ...cells.map(({ span }) => {
      for (const width of columns.slice(column, column + span)) x += width
      column += span
      return x
    }),
  ]
}

/** The forms stand 18 mm from either side of the paper. */
const MARGIN = 18

/** Places told apart by more than a stroke is thick. */
function distinct(places: readonly number[]): readonly number[] {
  return places
    .toSorted((one, other) => one - other)
    .filter((place, index, all) => place - (all[index - 1] ?? Number.NEGATIVE_INFINITY) > 1)
}

function meets(word: Box, box: Box): boolean {
  const [x, y] = [(word.x + word.right) / 2, (word.y + word.bottom) / 2]
  return x > box.x && x < box.right && y > box.y && y < box.bottom
}

function lies(word: Box, box: Box): boolean {
  return (
    word.x > box.x - TOLERANCE &&
    word.right < box.right + TOLERANCE &&
    word.y > box.y - TOLERANCE &&
    word.bottom < box.bottom + TOLERANCE
  )
}

function wordsIn(content: CellContent): string {
  switch (content.kind) {
    case 'label':
    case 'heading':
      return content.text
    case 'value':
      return content.run.text
    case 'options':
      return content.options.map(({ label }) => label).join('')
    case 'notes':
      return content.items.map((item, index) => `${index + 1}.${item}`).join('')
    case 'lines':
      return content.items
        .map(({ text, cited }) => (cited === '' ? text : `${text}（${cited}）`))
        .join('')
    case 'phrase':
      return content.runs.map(({ text }) => text).join('')
    default:
      return ''
  }
}

function plain(text: string): string {
  return text.replaceAll(/\s/g, '').normalize('NFKC')
}
