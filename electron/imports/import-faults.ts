import type { RowFault } from '#shared/batch/batch.ts'
import type { ImportRow } from '#shared/imports/import-row.ts'

/** A row that cannot be taken in, and everything that stands against it. */
export interface FaultyRow {
  readonly row: number
  readonly name: string
  readonly faults: readonly RowFault[]
}

/** A row with what is wrong about it among the others: its number twice in the file, or given out here. */
export function withFault(
  row: ImportRow,
  { same, isTaken }: { readonly same: readonly ImportRow[]; readonly isTaken: boolean },
): FaultyRow {
  const others = new Set(same.filter((one) => one !== row).map((one) => one.row))
  const faults = [...row.faults]
  if (others.size > 0) {
    const named = [...others].slice(0, 3).join('、')
    faults.push(numberFault(`与第 ${named} 行是同一个原编号`, '同一份备案只留一行，或改正编号'))
  }
  if (isTaken) {
    faults.push(numberFault('本机已有另一份备案用这个编号', '请核对；同一份备案不用导入'))
  }
  return { row: row.row, name: row.entry.name, faults }
}

function numberFault(problem: string, remedy: string): RowFault {
  return { column: '原编号', cell: '', severity: 'error', problem, remedy, basis: '' }
}
