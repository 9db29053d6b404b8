import { readFileSync } from 'node:fs'
import { expect, type Page } from '@playwright/test'
import { ask } from '#build/demo/desk-calls.ts'
import { BATCH_COLUMNS } from '#shared/batch/batch-columns.ts'
import { aListRow, bytesOf, listText, openWorkbook, type WrittenRow } from '#tests/batch-lists.ts'
import { identityNumber } from '#tests/builders.ts'
import { findBarriers } from '#tests/shell/barriers.ts'
import { journey } from '#tests/shell/journey.ts'
import { clerkAt, setUpOffice } from '#tests/shell/office.ts'
import type { TrainingShell } from '#tests/shell/training-shell.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Opens the screen by its key, from the first screen. */
async function begin(shell: TrainingShell) {
  await setUpOffice(shell)
  const clerk = clerkAt(shell)
  await clerk.keyboard.press('F7')
  await expect(shell.page.locator('#choose-file')).toBeFocused()
  return clerk
}

/** Chooses a file by keyboard, as the system's dialog would hand it over. */
async function choose(page: Page, name: string, bytes: Uint8Array): Promise<void> {
  await expect(page.locator('#choose-file')).toBeEnabled()
  const dialog = page.waitForEvent('filechooser')
  await page.keyboard.press('Control+o')
  const mimeType = name.endsWith('.xlsx') ? XLSX : 'text/csv'
  await (await dialog).setFiles({ name, mimeType, buffer: Buffer.from(bytes) })
}

async function savedPath(page: Page): Promise<string> {
  const words = page.getByText('已存为 ')
  await expect(words).toBeVisible()
  return ((await words.textContent()) ?? '').replace('已存为 ', '').trim()
}

async function countFilings({ desk }: TrainingShell): Promise<number> {
  return (await ask(desk, 'copy.head', {})).count
}

const people = (count: number) => Array.from({ length: count }, (_, index) => aListRow(index + 1))

/** Twenty people, four of them with a fault of a different kind. */
const TWENTY: readonly WrittenRow[] = people(20).map((row, index) => {
  const faults: Readonly<Record<number, WrittenRow>> = {
    3: { phone: '12345' },
    7: { destination: '济南市' },
    11: { documentNumber: `${identityNumber('19860312', 23).slice(0, 17)}0` },
    15: { materials: '介绍信' },
  }
  return { ...row, ...faults[index] }
})

/** The template as it was saved, filled in by another program. */
async function fillIn(template: Uint8Array, rows: readonly WrittenRow[]): Promise<Uint8Array> {
  const workbook = await openWorkbook(template)
  const [sheet] = workbook.worksheets
  for (const [index, row] of rows.entries()) {
    BATCH_COLUMNS.forEach(({ key }, place) => {
      const value = row[key]
      if (value !== undefined && sheet) sheet.getCell(index + 2, place + 1).value = value
    })
  }
  return bytesOf(workbook)
}

journey('a list is filled in, checked row by row, filed and told', async ({ open }) => {
  const shell = await open()
  const { page } = shell
  const { keyboard } = await begin(shell)
  await keyboard.press('Control+m')
  const template = readFileSync(await savedPath(page))
  await choose(page, '派驻名单.xlsx', await fillIn(template, TWENTY))

  await expect(page.getByRole('contentinfo')).toContainText(
    '已受理 0 行，可受理 16 行，有问题 4 行',
  )
  await page.locator('#choose-file').focus()
  await keyboard.press('2')
  const rows = page.locator('tbody tr')
  await expect(rows).toHaveCount(4)
  await expect(rows.nth(0)).toContainText('电话号码不能拨通')
  await expect(rows.nth(1)).toContainText('山东省 济南市在参保省内')
  await expect(rows.nth(2)).toContainText('C13 证件号码：身份证号码校验位不符')
  await expect(rows.nth(3)).toContainText('“介绍信”不是这一人员类别的材料')
  expect(await findBarriers(page)).toEqual([])

  // The name of the employer reaches every row, though the list was read before it was typed.
  await page.locator('#employer').focus()
  await keyboard.type('威海某某建设有限公司')
  await keyboard.press('Control+Enter')
  await expect(page.getByRole('contentinfo')).toContainText('已受理 16 行，可受理 0 行')
  await expect(page.getByText('名单：派驻名单.xlsx，单位：威海某某建设有限公司')).toBeVisible()
  expect(await countFilings(shell)).toBe(16)

  await keyboard.press('Control+s')
  const result = await openWorkbook(readFileSync(await savedPath(page)))
  const told = result.worksheets[0]
    ?.getRows(2, 20)
    ?.map((row) => [row.getCell(1).value, row.getCell(6).value, row.getCell(7).value])
  expect(told?.filter(([, state]) => state === '已受理')).toHaveLength(16)
  expect(told?.filter(([, state]) => state === '有问题，未受理').map(([row]) => row)).toEqual([
    '5',
    '9',
    '13',
    '17',
  ])
  expect(new Set(told?.map(([, , number]) => number)).size).toBe(17)

  await keyboard.press('4')
  await expect(rows).toHaveCount(16)
  await rows.first().focus()
  await keyboard.press('ArrowDown')
  await keyboard.press('ArrowUp')
  await keyboard.press('Enter')
  await expect(page.getByText('单位：威海某某建设有限公司')).toBeVisible()
  await keyboard.press('Escape')
  await expect(page.locator('#batch-view')).toBeVisible()
  await expect(page.getByRole('contentinfo')).toContainText('已受理 16 行')
  await expect(page.locator('#employer')).toHaveValue('威海某某建设有限公司')
  await choose(page, '另一单位.csv', Buffer.from(listText([aListRow(99)])))
  await expect(page.getByText('名单：另一单位.csv', { exact: true })).toBeVisible()
  await expect(page.locator('#employer')).toHaveValue('')
  // What could not be read leaves the list that is on screen to be worked on.
  await choose(page, '坏文件.xlsx', Buffer.from('不是表格'))
  await expect(
    page
      .getByRole('status')
      .filter({ hasText: '坏文件' })
      .or(page.getByText(/不是|打不开|读/).first()),
  ).toBeVisible()
  await expect(page.getByText('名单：另一单位.csv', { exact: true })).toBeVisible()
  await keyboard.press('Control+Enter')
  await expect(page.getByRole('contentinfo')).toContainText('已受理 1 行，可受理 0 行')
})

journey('a run that is called off goes on without doubles', async ({ open }) => {
  const shell = await open()
  const { page } = shell
  const { keyboard } = await begin(shell)
  await choose(page, '名单.csv', Buffer.from(listText(people(200))))
  await expect(page.locator('#file-batch')).toContainText('200 行')
  await keyboard.press('Control+Enter')
  await expect(page.locator('#cancel-batch')).toBeFocused()
  await keyboard.press('Enter')
  await expect(page.locator('#save-result')).toBeFocused()
  const filed = await countFilings(shell)
  expect(filed).toBeGreaterThan(0)
  expect(filed).toBeLessThan(200)
  await expect(page.getByRole('contentinfo')).toContainText(`已受理 ${filed} 行`)

  // Away and back: the desk holds the list.
  await keyboard.press('F6')
  await expect(page.getByText('今日受理')).toBeVisible()
  await keyboard.press('F7')
  await expect(page.locator('#file-batch')).toContainText(`${200 - filed} 行`)
  // The same list once more, as after a crash: what was filed is known.
  await choose(page, '名单.csv', Buffer.from(listText(people(200))))
  await expect(page.getByRole('contentinfo')).toContainText(`已受理 ${filed} 行`)
  await keyboard.press('Control+Enter')
  await expect(page.getByRole('contentinfo')).toContainText('已受理 200 行', { timeout: 60_000 })
  expect(await countFilings(shell)).toBe(200)
})

journey('a file that is no list is refused in plain words', async ({ open }) => {
  const shell = await open()
  const { page } = shell
  await begin(shell)
  await choose(page, '空.xlsx', new Uint8Array())
  await expect(page.getByText('文件是空的（0 字节）')).toBeVisible()
  await choose(page, '工资.csv', Buffer.from('工号,工资\n1,2\n'))
  await expect(page.getByText('没有找到表头')).toBeVisible()
  await choose(page, '名单.csv', Buffer.from('姓名,证件号码\n甲,1\n'))
  await expect(page.getByText('缺少 “出示凭证”、“险种”')).toBeVisible()
})
