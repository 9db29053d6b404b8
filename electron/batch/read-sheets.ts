import { EncryptedFileError } from 'hucre'
import { parseCsv } from 'hucre/csv'
import { readXlsx } from 'hucre/xlsx'
import type { RawCell, RawTable } from '#shared/imports/import-table.ts'
import { ok, type Result, refuse } from '#shared/result.ts'
import { unpackedSize } from './unpacked-size.ts'

/** What a file may be; more is something else, or made to do harm. */
export interface SheetLimits {
  /** What the file should be, as the clerk calls it. */
  readonly what: string
  readonly bytes: number
  /** Bytes of a workbook once it is unpacked. */
  readonly unpacked: number
  readonly rows: number
}

/** A sheet of a file as it is called there; a text table has no name. */
export interface RawSheet {
  readonly name: string
  readonly rows: RawTable
}

type Cell = string | number | boolean | Date | null

/** The cells of a workbook (.xlsx) or of a text table (.csv: UTF-8, or GB18030 as Excel writes it in China). */
export async function readSheets(
  bytes: Uint8Array,
  limits: SheetLimits,
): Promise<Result<readonly RawSheet[]>> {
  if (bytes.length === 0)
    return refuse('batch-file-empty', '文件是空的（0 字节），请重新保存后再选')
  if (bytes.length > limits.bytes) {
    const most = Math.floor(limits.bytes / 1024 / 1024)
    return refuse('batch-file-large', `文件超过 ${most} MB，不像是${limits.what}，请核对`)
  }
  if (startsWith(bytes, [0x50, 0x4b])) return readWorkbook(bytes, limits)
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return refuseOldFile(bytes)
  return readText(bytes, limits)
}

async function readWorkbook(
  bytes: Uint8Array,
  limits: SheetLimits,
): Promise<Result<readonly RawSheet[]>> {
  try {
    if (unpackedSize(bytes) > limits.unpacked) {
      return refuse(
        'batch-file-large',
        `文件展开后太大，不像是${limits.what}，请核对或分成几个文件`,
      )
    }
    const { sheets } = await readXlsx(bytes, { maxRows: limits.rows })
    return ok(sheets.map(({ name, rows }) => ({ name, rows: rows.map((row) => row.map(cellOf)) })))
  } catch (fault) {
    // A broken or hostile file may break the reader anywhere: whatever it throws is about the file.
    return fault instanceof EncryptedFileError ? refuseProtected() : refuseUnreadable()
  }
}

/** The old container holds a workbook under a password, or the format of before 2007. */
function refuseOldFile(bytes: Uint8Array): Result<never> {
  const names = new TextDecoder('utf-16le').decode(bytes.subarray(0, bytes.length & ~1))
  return names.includes('EncryptedPackage')
    ? refuseProtected()
    : refuse('batch-file-old', '这是旧版 .xls 文件，请在表格软件里另存为 .xlsx 后再选')
}

function refuseProtected(): Result<never> {
  return refuse('batch-file-protected', '工作簿有密码保护，请在表格软件里取消密码另存后再选')
}

function refuseUnreadable(): Result<never> {
  return refuse(
    'batch-file-unreadable',
    '不是能读取的表格，或文件已损坏；请选 .xlsx 工作簿或 .csv 文件',
  )
}

function readText(bytes: Uint8Array, limits: SheetLimits): Result<readonly RawSheet[]> {
  const text = decode(bytes)
  // Text has no zero bytes; a picture or a program has.
  if (text === undefined || text.includes('\0')) return refuseUnreadable()
  const rows = parseCsv(text, { maxRows: limits.rows })
  return ok([{ name: '', rows: rows.map((row) => row.map(cellOf)) }])
}

/** UTF-8 with or without its mark, UTF-16 with its mark, else the national standard's own encoding. */
function decode(bytes: Uint8Array): string | undefined {
  const isWide = startsWith(bytes, [0xff, 0xfe])
  for (const encoding of isWide ? ['utf-16le'] : ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch {
      // Bytes of another encoding: the next one may fit.
    }
  }
  return undefined
}

function cellOf(value: Cell): RawCell {
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  if (typeof value === 'boolean') return value ? '是' : '否'
  return value ?? ''
}

function startsWith(bytes: Uint8Array, head: readonly number[]): boolean {
  return head.every((byte, index) => bytes[index] === byte)
}
