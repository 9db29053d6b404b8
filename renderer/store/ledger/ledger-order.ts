import type { LedgerColumn, LedgerSort } from '#shared/ledger/ledger-query.ts'
import {
  NO_DAY,
  type NumberField,
  SEGMENT_ROWS,
  type Segment,
  type TextField,
  UNDATED,
} from './segment.ts'

/** What a column is sorted by; names go by their pinyin, and what is owed by a key of its own (`owedKeys`). */
const SORTED_BY: Readonly<Record<Exclude<LedgerColumn, 'material'>, TextField | NumberField>> = {
  acceptanceNumber: 'acceptanceNumber',
  name: 'readings',
  documentNumber: 'documentNumber',
  category: 'category',
  destination: 'destination',
  status: 'status',
  acceptedAt: 'acceptedAt',
  startDate: 'startDay',
  endDate: 'endDay',
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
  const rising = orderByColumn(segments, column)
  return isDescending ? rising.reverse() : rising
}

function orderByColumn(segments: readonly Segment[], column: LedgerColumn): Uint32Array {
  if (column === 'material') return orderByNumber(segments, owedKeys)
  const field = SORTED_BY[column]
  return isNumberField(segments, field)
    ? orderByNumber(segments, ({ numbers }) => numbers[field])
    : orderByText(segments, field)
}

function isNumberField(
  segments: readonly Segment[],
  field: TextField | NumberField,
): field is NumberField {
  return segments[0] !== undefined && field in segments[0].numbers
}

/** More than any day since 1970: what is owed of one kind goes before all that is owed of the next. */
const OWED_KIND = 2 ** 20

/** As the cell tells it: materials that come later, then promises, each by day and the undated last, then what is complete. */
function owedKeys({ numbers: { laterMaterial, promise }, size }: Segment): Int32Array {
  const keys = new Int32Array(size)
  const dayKey = (day: number) => (day === UNDATED ? OWED_KIND - 1 : day)
  for (let at = 0; at < size; at += 1) {
    const [later, promised] = [laterMaterial[at] ?? NO_DAY, promise[at] ?? NO_DAY]
    if (later !== NO_DAY) keys[at] = dayKey(later)
    else keys[at] = OWED_KIND + (promised === NO_DAY ? OWED_KIND : dayKey(promised))
  }
  return keys
}

function orderByNumber(
  segments: readonly Segment[],
  keysOf: (segment: Segment) => Int32Array,
): Uint32Array {
  const keys = new Float64Array(segments.reduce((sum, { size }) => sum + size, 0))
  for (const [number, segment] of segments.entries()) {
    const column = keysOf(segment)
    for (let at = 0; at < segment.size; at += 1) {
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
