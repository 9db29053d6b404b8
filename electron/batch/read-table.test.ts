import { deflateRawSync } from 'node:zlib'
import ExcelJS from 'exceljs'
import { writeXlsx } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import { MOST_BATCH_BYTES } from '#shared/batch/batch.ts'
import { type List, readList } from '#shared/batch/table.ts'
import { aListRow, bytesOf, HEADERS, listText, listWorkbook } from '#tests/batch-lists.ts'
import { readTable } from './read-table.ts'

const UTF8_MARK = '\uFEFF'

/** “姓名,证件号码” and a row, as a spreadsheet in China saves a CSV file. */
const GB18030 = Uint8Array.from(
  Buffer.from('d0d5c3fb2cd6a4bcfebac5c2eb0d0ac5b7d1f42c310d0a', 'hex'),
)

async function listOf(bytes: Uint8Array): Promise<List> {
  const table = await readTable(bytes)
  const list = table.ok ? readList(table.value) : table
  if (!list.ok) throw new Error(list.error.message)
  return list.value
}

async function refusalOf(bytes: Uint8Array): Promise<string> {
  const table = await readTable(bytes)
  return table.ok ? '' : `${table.error.code} ${table.error.message}`
}

function textsOf({ rows }: List): string[] {
  return rows.map(({ row, cells }) => `${row} ${cells.get('name')?.text}`)
}

describe('a workbook', () => {
  it('gives its cells as text, numbers and days marked as what they were', async () => {
    const birthday = new Date(Date.UTC(2026, 10, 22))
    const bytes = await listWorkbook([
      aListRow(1, { startDate: birthday, documentNumber: 1.69901198603121e17, phone: 13812345678 }),
    ])
    const [row] = (await listOf(bytes)).rows
    expect(row?.cells.get('startDate')).toEqual({ text: '2026-11-22', isNumber: false })
    expect(row?.cells.get('phone')).toEqual({ text: '13812345678', isNumber: true })
    expect(row?.cells.get('documentNumber')?.isNumber).toBe(true)
  })

  it('is read from the sheet that has the list', async () => {
    const workbook = new ExcelJS.Workbook()
    workbook.addWorksheet('封面').addRow(['某某公司'])
    const sheet = workbook.addWorksheet('人员')
    sheet.addRow(['2026 年派驻名单'])
    sheet.addRow(HEADERS)
    sheet.addRow([{ richText: [{ text: '欧阳' }, { text: '长风' }] }])
    expect(textsOf(await listOf(await bytesOf(workbook)))).toEqual(['3 欧阳长风'])
  })

  it('under a password is told apart from one of the old format', async () => {
    const sheets = [{ name: '名单', rows: [[...HEADERS]] }]
    const locked = await writeXlsx({ sheets, encryption: { password: 'a', spinCount: 1000 } })
    expect(await refusalOf(locked)).toContain('batch-file-protected 工作簿有密码保护')
    const old = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, ...Array.from({ length: 600 }, () => 1)])
    expect(await refusalOf(old)).toContain('batch-file-old 这是旧版 .xls')
  })

  it('that unpacks to more than any list is not opened', async () => {
    const bomb = zipOf(deflateRawSync(Buffer.alloc(80 * 1024 * 1024)), 80 * 1024 * 1024)
    expect(await refusalOf(bomb)).toContain('batch-file-large')
  })
})

describe('a text table', () => {
  it.each([
    ['UTF-8', Buffer.from(listText([aListRow(1)]))],
    ['UTF-8 with its mark', Buffer.from(UTF8_MARK + listText([aListRow(1)]))],
    ['UTF-16', Buffer.from(UTF8_MARK + listText([aListRow(1)]), 'utf16le')],
  ])('is read in %s', async (_name, bytes) => {
    expect(textsOf(await listOf(bytes))).toEqual(['2 欧阳长风'])
  })

  it('is read in GB18030', async () => {
    const table = await readTable(GB18030)
    expect(table.ok && table.value.map((row) => row.map(({ text }) => text))).toEqual([
      ['姓名', '证件号码'],
      ['欧阳', '1'],
    ])
  })
})

describe('a file that is no list', () => {
  it.each([
    ['batch-file-empty', new Uint8Array()],
    ['batch-file-unreadable', Uint8Array.from([0x50, 0x4b, 3, 4, 1, 2, 3])],
    ['batch-file-unreadable', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0])],
    ['batch-file-large', new Uint8Array(MOST_BATCH_BYTES + 1)],
  ])('is refused with %s (%#)', async (code, bytes) => {
    expect(await refusalOf(bytes)).toContain(`${code} `)
  })

  it('is refused however much of a workbook is left of it', async () => {
    const whole = await listWorkbook([aListRow(1)])
    for (const share of [0.1, 0.4, 0.7, 0.95]) {
      const cut = whole.slice(0, Math.floor(whole.length * share))
      expect(await refusalOf(cut)).toContain('batch-file-unreadable')
    }
  })
})

/** A zip file of one entry, by hand. */
function zipOf(packed: Buffer, unpacked: number): Uint8Array {
  const name = Buffer.from('[Content_Types].xml')
  const sizes = (header: Buffer, at: number) => {
    header.writeUInt32LE(packed.length, at)
    header.writeUInt32LE(unpacked, at + 4)
    header.writeUInt16LE(name.length, at + 8)
  }
  const local = Buffer.alloc(30)
  local.writeUInt32LE(0x04034b50, 0)
  local.writeUInt16LE(8, 8)
  sizes(local, 18)
  const central = Buffer.alloc(46)
  central.writeUInt32LE(0x02014b50, 0)
  central.writeUInt16LE(8, 10)
  sizes(central, 20)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(central.length + name.length, 12)
  end.writeUInt32LE(local.length + name.length + packed.length, 16)
  return Buffer.concat([local, name, packed, central, name, end])
}
