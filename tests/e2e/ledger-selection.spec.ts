import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import ExcelJS from 'exceljs'
import { ask } from '#build/demo/desk-calls.ts'
import { setFault } from '#build/demo/subsystem-control.ts'
import { seedVault } from '#build/seed/seed-vault.ts'
import { officeDay } from '#shared/office-day.ts'
import { findBarriers } from '#tests/shell/barriers.ts'
import { journey } from '#tests/shell/journey.ts'
import { PASSWORD, unlock } from '#tests/shell/office.ts'

const OPERATOR = { number: '9001', name: '测试经办员', password: PASSWORD }
const OTHER = { number: '9002', name: '接班经办' }
const CHEAP = { memoryKiB: 64, iterations: 1, parallelism: 1 }
const FILINGS = 60

async function openBook(path: string): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook()
  // exceljs wants its own Buffer type; it reads any bytes.
  await workbook.xlsx.load(readFileSync(path) as unknown as ExcelJS.Buffer)
  return workbook
}

journey(
  'rows are ticked by keyboard, then printed, exported and handed over',
  async ({ open, dataDirectory }, info) => {
    await seedVault(dataDirectory, { filings: FILINGS, seed: 4 }, OPERATOR, CHEAP)
    const shell = await open()
    const { page, desk } = shell
    if (shell.training) await setFault(shell.training, 'offline')
    await unlock(shell)
    await expect(page.getByText('今日受理')).toBeVisible()
    await ask(desk, 'operator.add', {
      operator: OTHER,
      initialPassword: 'another password',
      password: PASSWORD,
    })
    await page.keyboard.press('F5')
    await expect(page.getByText('共 60 份')).toBeVisible()

    // Shift and the arrows tick from row to row; going back unticks the row one leaves.
    await page.locator('#ledger-grid').focus()
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Shift+ArrowDown')
    await expect(page.getByText('已选 4 份')).toBeVisible()
    await page.keyboard.press('Shift+ArrowUp')
    await expect(page.getByText('已选 3 份')).toBeVisible()
    await page.screenshot({ path: info.outputPath('selected.png') })
    expect(await findBarriers(page), 'ticked rows').toEqual([])

    await page.keyboard.press('b')
    await expect(page.getByRole('dialog', { name: '批量打印' })).toContainText('3')
    await page.keyboard.press('Escape')

    // Whatever is looked for meanwhile, what is ticked can be exported.
    await page.keyboard.press('Control+k')
    await page.keyboard.type('zzzz')
    await expect(page.getByText('没有相符的备案')).toBeVisible()
    await page.keyboard.press('Control+s')
    const dialog = page.getByRole('dialog', { name: '导出备案台账' })
    await expect(dialog).toContainText('勾选的 3 份')
    await expect(dialog).not.toContainText('找到的全部')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+k')
    await page.keyboard.press('Control+a')
    await page.keyboard.press('Delete')
    await expect(page.getByText('共 60 份')).toBeVisible()
    await page.locator('#ledger-grid').focus()

    // The three as a workbook: those of the subsystem apart from those only here.
    await page.keyboard.press('Control+s')
    await expect(dialog.getByText('勾选的 3 份')).toBeVisible()
    await page.screenshot({ path: info.outputPath('export.png') })
    expect(await findBarriers(page), 'export').toEqual([])
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText('已存为')).toBeVisible({ timeout: 20_000 })
    const bookOf = (copy: string) =>
      openBook(join(dataDirectory, 'paper', `备案台账-${officeDay(new Date())}${copy}.xlsx`))
    const ticked = await bookOf('')
    const rowsOf = (book: ExcelJS.Workbook, sheet: string) =>
      (book.getWorksheet(sheet)?.rowCount ?? 0) - 3
    expect(ticked.worksheets.map(({ name }) => name)).toEqual(['子系统已确认', '仅在本机'])
    expect(ticked.getWorksheet('仅在本机')?.rowCount).toBe(6)
    expect(ticked.getWorksheet('仅在本机')?.getCell('D4').text).toMatch(/^1699\d\d\*{8}/)
    expect(ticked.getWorksheet('仅在本机')?.getRow(3).values).toContain('人员类别')

    // Everything found, numbers written out.
    await page.keyboard.press('Control+s')
    await dialog.getByText('找到的全部 60 份').click()
    await dialog.getByText('写全').click()
    await page.keyboard.press('Control+Enter')
    await expect(dialog).toHaveCount(0, { timeout: 20_000 })
    const all = await bookOf('（2）')
    expect(rowsOf(all, '子系统已确认') + rowsOf(all, '仅在本机')).toBe(FILINGS)
    expect(all.getWorksheet('仅在本机')?.getCell('D4').text).toMatch(/^1699\d{13}[\dX]$/)

    // What still waits goes to the other operator.
    await page.locator('#ledger-grid').focus()
    await page.keyboard.press('j')
    await expect(page.getByRole('dialog', { name: '交接' })).toContainText('已勾选 3 份')
    await page.getByText('接班经办').click()
    await page.screenshot({ path: info.outputPath('hand-over.png') })
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText('已交接 3 份')).toBeVisible()
    const queue = await ask(desk, 'queue.page', { filter: 'all', limit: 100 })
    expect(queue.rows.filter(({ holder }) => holder.number === OTHER.number)).toHaveLength(3)
  },
)
