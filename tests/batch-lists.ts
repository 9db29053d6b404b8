import ExcelJS from 'exceljs'
import { BATCH_COLUMNS, type ColumnKey } from '#shared/batch/batch-columns.ts'
import { identityNumber } from './builders.ts'

/** What somebody wrote into the columns of a list. */
export type WrittenRow = Readonly<Partial<Record<ColumnKey, string | number | Date>>>

/** A man whom an employer of 威海 sends to 广州: a row that may be filed. */
export function aListRow(person: number, changes: WrittenRow = {}): WrittenRow {
  return {
    name: '欧阳长风',
    // The serial's last digit is odd: a man.
    documentNumber: identityNumber('19860312', (person * 2 - 1) % 1000, regionOf(person)),
    voucher: '医保电子凭证',
    insuranceType: '职工医保',
    insuredDivision: '山东省 威海市 环翠区',
    category: '常驻异地工作人员',
    destination: '广东省 广州市',
    materials: '参保地工作单位派出证明',
    address: '天河区体育西路 1 号',
    phone: '13812345678',
    ...changes,
  }
}

/** 500 men a region: serials are three digits. */
function regionOf(person: number): string {
  return `1699${String(1 + Math.floor((person - 1) / 500)).padStart(2, '0')}`
}

/** The headers of a list in the order of the template. */
export const HEADERS = BATCH_COLUMNS.map(({ header }) => header)

/** A workbook as a spreadsheet program would save it: header first, then the rows. */
export async function listWorkbook(
  rows: readonly WrittenRow[],
  headers: readonly string[] = HEADERS,
): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook()
  const sheet = workbook.addWorksheet('名单')
  sheet.addRow([...headers])
  for (const row of rows) sheet.addRow(BATCH_COLUMNS.map(({ key }) => row[key] ?? null))
  return bytesOf(workbook)
}

/** A workbook's bytes. */
export async function bytesOf(workbook: ExcelJS.Workbook): Promise<Uint8Array> {
  // Its own declaration names a buffer of the browser; at run time both are the same bytes.
  return new Uint8Array((await workbook.xlsx.writeBuffer()) as unknown as ArrayBuffer)
}

/** Opens a workbook by a library that is not ours. */
export async function openWorkbook(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook()
  // The declaration asks for a Buffer of an older Node.
  await workbook.xlsx.load(bytes as unknown as Parameters<typeof workbook.xlsx.load>[0])
  return workbook
}

/** A list as CSV text. */
export function listText(rows: readonly WrittenRow[]): string {
  const lines = rows.map((row) => BATCH_COLUMNS.map(({ key }) => `"${row[key] ?? ''}"`).join(','))
  return `${[HEADERS.join(','), ...lines].join('\r\n')}\r\n`
}
