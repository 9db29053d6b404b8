import { expect, it } from 'vitest'
import { identityNumber } from '#tests/builders.ts'
import { readOlderLedger } from './read-older-ledger.ts'
import { writeBook } from './write-book.ts'

const HEADER = ['受理号', '姓名', '证件号码', '人员类别', '就医地', '开始日期']
const FILING = [
  'JH1',
  '欧阳长风',
  identityNumber(),
  '异地长期居住人员',
  '广东省 广州市',
  '2024-03-01',
]

/** A workbook with these sheets, as the desk writes its own: a title, a line, the header, rows, notes. */
async function aBook(...sheets: readonly (readonly [name: string, rows: number])[]) {
  const bytes = await writeBook({
    password: '',
    sheets: sheets.map(([name, rows]) => ({
      name,
      title: '跨省异地就医备案台账',
      facts: ['单位：样例中心'],
      header: HEADER,
      rows: Array.from({ length: rows }, () => FILING),
      widths: HEADER.map(() => 12),
      notes: rows === 0 ? ['（无）'] : [],
    })),
  })
  return readOlderLedger(bytes)
}

it('names the sheets of a workbook with several ledgers instead of leaving some out', async () => {
  expect(await aBook(['2022', 1], ['2023', 2], ['2024', 1])).toMatchObject({
    ok: false,
    error: {
      code: 'import-sheets',
      message: expect.stringContaining('有 3 张表像台账：“2022”、“2023”、“2024”，'),
    },
  })
  const months = Array.from({ length: 12 }, (_, at) => [`${at + 1}月`, 1] as const)
  expect(await aBook(...months)).toMatchObject({
    error: {
      message: expect.stringContaining(
        '12 张表像台账：“1月”、“2月”、“3月”、“4月”、“5月”、“6月”等，',
      ),
    },
  })
})

it('reads the one sheet that has filings, wherever it stands', async () => {
  const read = await aBook(['模板', 0], ['子系统已确认', 2], ['仅在本机', 0])
  expect(read.ok && read.value.slice(2)).toEqual([HEADER, FILING, FILING])
})
