import type { LedgerColumn, LedgerSort } from '#shared/ledger/ledger-query.ts'
import { type NumberField, SEGMENT_ROWS, type Segment, type TextField } from './segment.ts'

/** What a column is sorted by; names go by their pinyin. */
const SORTED_BY: Readonly<Record<LedgerColumn, TextField | NumberField>> = {
  acceptanceNumber: 'acceptanceNumber',
  name: 'readings',
  documentNumber: 'documentNumber',
  category: 'category',
  destination: 'destination',
  status: 'status',
  acceptedAt: 'acceptedAt',
  startDate: 'startDay',
  endDate: 'endDay',
  material: 'laterMaterial',
  phones: 'phones',
  address: 'address',
  clerk: 'clerk',
  agent: 'agent',
  filingNumber: 'filingNumber',
  receiptNumber: 'receiptNumber',
  acknowledgedDay: 'acknowledgedDay',
}

/** Rows fit into twenty bits beside a 32-bit key: a number of 53 bits holds both. */
const ROW_UNIT = 2 ** 20
const KEY_OFFSET = 2 ** 31

/** All rows in an order. */
export interface RowOrder {
  readonly rows: Uint32Array
  /** Of each row its place in `rows`. */
  readonly places: Uint32Array
}

/** The order by a column, or the newest first. */
export function orderOf(segments: readonly Segment[], sort: LedgerSort): RowOrder {
  const rows = orderedRows(segments, sort)
  const places = new Uint32Array(rows.length)
  for (let place = 0; place < rows.length; place += 1) places[rows[place] ?? 0] = place
  return { rows, places }
}

function orderedRows(segments: readonly Segment[], sort: LedgerSort): Uint32Array {
  const { column, isDescending } = sort ?? { column: 'acceptedAt', isDescending: true }
  const field = SORTED_BY[column]
  const rising = isNumberField(segments, field)
    ? orderByNumber(segments, field)
    : orderByText(segments, field)
  return isDescending ? rising.reverse() : rising
}

function isNumberField(
  segments: readonly Segment[],
  field: TextField | NumberField,
): field is NumberField {
  return segments[0] !== undefined && field in segments[0].numbers
}

function orderByNumber(segments: readonly Segment[], field: NumberField): Uint32Array {
  const keys = new Float64Array(segments.reduce((sum, { size }) => sum + size, 0))
  for (const [number, { numbers, size }] of segments.entries()) {
    const column = numbers[field]
    for (let at = 0; at < size; at += 1) {
      const row = number * SEGMENT_ROWS + at
      keys[row] = ((column[at] ?? 0) + KEY_OFFSET) * ROW_UNIT + row
    }
  }
  keys.sort()
  return Uint32Array.from(keys, (key) => key % ROW_UNIT)
}

function orderByText(segments: readonly Segment[], field: TextField | NumberField): Uint32Array {
  const values = segments.flatMap((segment) => {
    // What is no number field is a text field.
    const { text } = segment.texts[field as TextField]
    return text.split('\n').slice(0, segment.size)
  })
  const rows = Uint32Array.from(values, (_, row) => row)
  return rows.sort((one, other) => compare(values[one] ?? '', values[other] ?? '') || one - other)
}

function compare(one: string, other: string): number {
  if (one === other) return 0
  return one < other ? -1 : 1
}
