import type { PaperId } from '#shared/paper.ts'

/** A stretch of text: the form's own words, or a value that was entered under the name `field`. */
export type Run =
  | { readonly voice: 'form'; readonly text: string }
  | { readonly voice: 'entry'; readonly text: string; readonly field: string }

/** A check box with its label. */
export interface CheckOption {
  readonly label: string
  readonly checked: boolean
}

/** A sentence of a notice, and the articles it stands in; '' where it needs none. */
export interface CitedLine {
  readonly text: string
  readonly cited: string
  /** Belongs to this paper alone: printed on pre-printed paper too (套打). */
  readonly isEntered?: boolean
}

/** What stands in a cell; `by-hand` stays empty for a signature or a handwritten finding. */
export type CellContent =
  | { readonly kind: 'label'; readonly text: string; readonly isEntered?: boolean }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'value'; readonly run: Run }
  | {
      readonly kind: 'options'
      readonly options: readonly CheckOption[]
      readonly arranged: 'stacked' | 'in-line'
    }
  | { readonly kind: 'notes'; readonly items: readonly string[]; readonly isSmall: boolean }
  | { readonly kind: 'lines'; readonly items: readonly CitedLine[]; readonly isSmall: boolean }
  /** The form's words with what was entered between them. */
  | {
      readonly kind: 'phrase'
      readonly runs: readonly Run[]
      readonly align: 'left' | 'center' | 'right'
    }
  | { readonly kind: 'by-hand' }
  /** Lies under a cell that began in a row above. */
  | { readonly kind: 'covered' }

/** A cell over `span` columns, and `rows` rows where it is more than one high. */
export interface Cell {
  readonly span: number
  readonly rows?: number
  readonly content: CellContent
}

/** A row at least `height` mm high; its spans add up to the grid's columns. */
export interface GridRow {
  readonly height: number
  readonly cells: readonly Cell[]
}

/** A part of the page, in reading order. */
export type Block =
  | {
      readonly kind: 'grid'
      /** Column widths in mm. */
      readonly columns: readonly number[]
      readonly rows: readonly GridRow[]
      /** So many rows from the top stand again on every further page. */
      readonly headerRows?: number
      /** Stands on one page, whatever is above it. */
      readonly isWhole?: boolean
    }
  | { readonly kind: 'paragraph'; readonly runs: readonly Run[] }
  /** A small line of ours under a grid. */
  | { readonly kind: 'remark'; readonly runs: readonly Run[] }
  /** Everything from here on stands on a page of its own, under this title. */
  | { readonly kind: 'annex'; readonly title: string }
  | {
      readonly kind: 'list'
      readonly items: readonly { readonly mark: string; readonly text: string }[]
    }
  /** Frames 5 and 10 mm from the paper's edge and two rulers: shows whether a printer cuts or scales. */
  | { readonly kind: 'gauge' }
  /** Crosses at known places of the sheet, to measure where a printer puts them. */
  | { readonly kind: 'crosses' }

/** How much of the sheet a form takes; an upper half may be cut off and handed over. */
export type Extent = 'page' | 'upper-half'

/** An A4 portrait form, ready for any printer: what it says and where, not how it is drawn. */
export interface Layout {
  readonly form: PaperId | 'test-page' | 'calibration-page'
  readonly extent: Extent
  /** Name for the document, the print job and a saved file: form and acceptance number, no person. */
  readonly documentTitle: string
  readonly title: string
  /** Above the title: how official the layout is, and the number of the paper. */
  readonly corner: { readonly left: string; readonly right: readonly Run[] }
  readonly blocks: readonly Block[]
  readonly footer: { readonly left: string; readonly right: string }
  /** `YYYY-MM-DD`. */
  readonly printedOn: string
  /** Diagonal across the page (训练), or null. */
  readonly watermark: string | null
}

/** Width of a grid in mm: A4 less the side margins. */
export const GRID_WIDTH = 174

/** A row at least `height` mm high. */
export function row(height: number, ...cells: readonly Cell[]): GridRow {
  return { height, cells }
}

/** A label cell. */
export function label(text: string, span = 1): Cell {
  return { span, content: { kind: 'label', text } }
}

/** A label cell that belongs to this paper alone, e.g. the name of a field that is at fault. */
export function ownLabel(text: string): Cell {
  return { span: 1, content: { kind: 'label', text, isEntered: true } }
}

/** A cell with an entered value; `field` names it when a character has no glyph. */
export function value(entered: { readonly field: string; readonly text: string }, span = 1): Cell {
  const { field, text } = entered
  return { span, content: { kind: 'value', run: { voice: 'entry', text, field } } }
}

/** An option, ticked or not. */
export function option(text: string, checked: boolean): CheckOption {
  return { label: text, checked }
}

/** A cell with check boxes, one below the other unless told otherwise. */
export function options(
  choices: readonly CheckOption[],
  span: number,
  arranged: 'stacked' | 'in-line' = 'stacked',
): Cell {
  return { span, content: { kind: 'options', options: choices, arranged } }
}

/** A cell left empty for a hand. */
export function byHand(span = 1): Cell {
  return { span, content: { kind: 'by-hand' } }
}

/** A cell with sentences one below the other; `isSmall` where many stand side by side. */
export function lines(items: readonly CitedLine[], span = 1, isSmall = false): Cell {
  return { span, content: { kind: 'lines', items, isSmall } }
}

/** A heading across `span` columns. */
export function heading(text: string, span: number): Cell {
  return { span, content: { kind: 'heading', text } }
}
