/** A sheet that is printed and filed away: title, what it is about, table, what stands below it. */
export interface BookSheet {
  readonly name: string
  readonly title: string
  /** Lines between title and table. */
  readonly facts: readonly string[]
  /** Repeated on every page. */
  readonly header: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** Widths of the columns, in characters. */
  readonly widths: readonly number[]
  /** Lines below the table. */
  readonly notes: readonly string[]
}

/** A workbook as the office keeps it: text in every cell, ready for paper. */
export interface Book {
  readonly sheets: readonly BookSheet[]
  /** Opens the file; '' where anyone may. */
  readonly password: string
}
