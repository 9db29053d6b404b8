import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import ExcelJS from 'exceljs'
import { officeDay } from '#shared/office-day.ts'
import { findBarriers } from '#tests/shell/barriers.ts'
import { journey } from '#tests/shell/journey.ts'
import { PASSWORD, setUpOffice, unlock } from '#tests/shell/office.ts'

journey(
  'the two ledgers of 33号文 are filled by keyboard, their codes checked, and laid out as the text',
  async ({ open, dataDirectory }, info) => {
    const shell = await open()
    const { page } = shell
    await setUpOffice(shell)
    await page.keyboard.press('F5')
    await page.keyboard.press('Control+3')
    await expect(page.getByText('还没有一行')).toBeVisible()
    await page.keyboard.press('Control+s')
    await expect(page.getByText('请先填写')).toBeVisible()

    // A hospital that has not joined, at first without its day.
    await page.keyboard.press('n')
    const dialog = page.getByRole('dialog')
    await expect(page.locator('#annex-region')).toBeFocused()
    await page.keyboard.type('威海市')
    await page.keyboard.press('Enter')
    await page.keyboard.type('样例市立医院')
    await page.keyboard.press('Enter')
    await page.keyboard.type('三级')
    await dialog.getByText('1 公立').click()
    await dialog.getByText('1 非营利性').click()
    await dialog.getByText('否 未接入').click()
    await expect(dialog.getByText('未接入的要填拟接入时间')).toBeVisible()
    await page.screenshot({ path: info.outputPath('row.png') })
    expect(await findBarriers(page), 'row').toEqual([])
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText('共 1 行，其中 1 行还没有填对')).toBeVisible()
    await page.keyboard.press('Control+s')
    await expect(page.getByText('第 1 行还没有填对，没有导出')).toBeVisible()
    await page.getByRole('row', { name: /样例市立医院/ }).press('Enter')
    await page.locator('#annex-planned').fill('20270630')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText('已填对')).toBeVisible()
    await page.keyboard.press('h')
    await page.locator('#annex-head-writer').fill('王填表')
    // A mistyped day is neither taken nor dropped.
    const day = page.locator('#annex-head-day')
    await day.focus()
    await page.keyboard.type('2026-13')
    await page.keyboard.press('Control+Enter')
    await expect(dialog).toContainText('不是日期')
    await expect(day).toBeFocused()
    await page.keyboard.press('Control+a')
    await page.keyboard.press('Delete')
    await page.keyboard.press('Control+Enter')
    await expect(dialog).toHaveCount(0)
    await page.screenshot({ path: info.outputPath('hospitals.png') })
    expect(await findBarriers(page), 'hospitals').toEqual([])
    await page.keyboard.press('Control+s')
    await expect(page.getByText('已存为')).toBeVisible({ timeout: 20_000 })
    const name = `附件1-全国基本医保定点医院接入工作台账-${officeDay(new Date())}.xlsx`
    const workbook = new ExcelJS.Workbook()
    // exceljs wants its own Buffer type; it reads any bytes.
    const bytes = readFileSync(join(dataDirectory, 'paper', name)) as unknown as ExcelJS.Buffer
    await workbook.xlsx.load(bytes)
    const sheet = workbook.getWorksheet('附件1')
    expect(sheet?.getCell('A1').value).toBe('全国基本医保定点医院接入工作台账')
    expect(sheet?.getCell('A2').text).toContain('报送单位名称(盖章):威海市环翠区医疗保险事业中心')
    expect(sheet?.getRow(4).values).toEqual([
      undefined,
      ...['1', '威海市', '样例市立医院', '三级', '1', '1', '否', '20270630'],
    ])
    expect(sheet?.getCell('A5').text).toContain('填表人:王填表')
    expect(sheet?.getCell('A6').text).toContain('注:1. 省级医疗保障部门牵头报送')

    // The other annex; what was filled in is there after a lock.
    await page.keyboard.press('2')
    await page.keyboard.press('n')
    await page.locator('#annex-region').fill('威海市')
    await dialog.getByText('1 电话').first().click()
    await page.locator('#annex-path').fill('拨打电话')
    await expect(dialog.getByText('要写准确的电话号码')).toBeVisible()
    await page.locator('#annex-path').fill('0631-5200000')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText('已填对')).toBeVisible()
    await page.keyboard.press('Control+l')
    await unlock(shell, PASSWORD)
    await expect(page.getByText('样例市立医院')).toBeVisible()
    await page.keyboard.press('2')
    await expect(page.getByText('0631-5200000')).toBeVisible()
    await page.screenshot({ path: info.outputPath('services.png') })

    // A row goes only when asked twice.
    await page.getByRole('row', { name: /0631/ }).press('Enter')
    await page.locator('#annex-remove').press('Enter')
    await page.locator('#annex-remove').press('Enter')
    await expect(page.getByText('还没有一行')).toBeVisible()
  },
)
