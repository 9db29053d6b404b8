import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { ask } from '#build/demo/desk-calls.ts'
import { builtInYear, calendarFile, YEAR_2027 } from '#tests/calendar-years.ts'
import { findBarriers } from '#tests/shell/barriers.ts'
import { journey } from '#tests/shell/journey.ts'
import { setUpOffice, unlock } from '#tests/shell/office.ts'
import type { TrainingShell } from '#tests/shell/training-shell.ts'

/** Thirty working days from here reach into 2027. */
const TODAY = '2026-11-24T09:00:00+08:00'

/** Opens the settings on that day. */
async function openSettings({ page }: TrainingShell): Promise<void> {
  await page.clock.setFixedTime(TODAY)
  await page.keyboard.press('F9')
  await expect(page.getByText('2004–2026 年')).toBeVisible()
}

/** Opens the import by keyboard. */
async function openImport(page: Page): Promise<void> {
  await page.locator('#importCalendar').focus()
  await page.keyboard.press('Enter')
  await expect(page.locator('#chooseFile')).toBeFocused()
}

/** Chooses a file as a clerk does: Enter on the button, then the system's own dialog. */
async function choose(page: Page, path: string): Promise<void> {
  const chooser = page.waitForEvent('filechooser')
  await page.locator('#chooseFile').focus()
  await page.keyboard.press('Enter')
  await (await chooser).setFiles(path)
}

journey('a new year is looked at, taken, and moves what was expected', async ({ open }) => {
  const shell = await open()
  const { page, dataDirectory } = shell
  await setUpOffice(shell)
  await openSettings(shell)
  await expect(page.getByText('已公布至 2026-12-24')).toBeVisible()
  await page.locator('#trialDays').fill('30')
  await expect(page.locator('#trialResult')).toHaveText('个工作日，到 2027-01-05（预计）')

  const path = join(dataDirectory, '2027.json')
  writeFileSync(path, calendarFile(YEAR_2027))
  await openImport(page)
  await choose(page, path)
  const preview = page.locator('#calendarPreview')
  await expect(preview).toContainText('2027 年放假安排')
  await expect(preview).toContainText('新增年份')
  await expect(preview.getByRole('row', { name: '元旦' })).toContainText(
    '2026-12-31 周四 至 2027-01-02 周六',
  )
  expect(await findBarriers(page), 'preview of an import').toEqual([])
  expect((await ask(shell.desk, 'calendar.get', {})).imports).toEqual([])

  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('已导入 2027 年')).toBeVisible()
  await expect(page.locator('#importCalendar')).toBeFocused()
  await expect(page.getByText('已公布至 2027-12-24')).toBeVisible()
  await expect(page.locator('#trialResult')).toHaveText('个工作日，到 2027-01-07')
  await shell.stop()

  const again = await open()
  await unlock(again)
  await openSettings(again)
  await expect(again.page.getByText('2027 年', { exact: true })).toBeVisible()
  await expect(again.page.getByText('通知：example.invalid/notice-2027')).toBeVisible()
  await expect(again.page.getByText('已公布至 2027-12-24')).toBeVisible()
})

journey(
  'a bad file is refused with place and reason, and what was held stays',
  async ({ open }) => {
    const shell = await open()
    const { page, desk, dataDirectory } = shell
    await setUpOffice(shell)
    await ask(desk, 'calendar.take', { text: calendarFile(YEAR_2027) })
    await openSettings(shell)
    await openImport(page)
    expect(await findBarriers(page), 'import, empty').toEqual([])

    const path = join(dataDirectory, '2027.json')
    const [first] = YEAR_2027.days
    writeFileSync(path, calendarFile({ ...YEAR_2027, days: [...YEAR_2027.days, first] }))
    await choose(page, path)
    const alert = page.getByRole('alert')
    await expect(alert).toContainText('不能导入，现有日历没有改动')
    await expect(alert).toContainText('days[27].date：2026-12-31 出现了两次')
    expect(await findBarriers(page), 'import refused').toEqual([])
    await expect(page.locator('#takeFile')).toBeDisabled()
    await page.keyboard.press('Control+Enter')
    await expect(alert).toBeVisible()

    await page.locator('#fileText').fill('2027 年放假安排')
    await expect(alert).toContainText('不是 JSON 文件')
    await page.locator('#fileText').fill('x'.repeat(200_001))
    await expect(alert).toContainText('超过 20 万字')
    await page.keyboard.press('Escape')
    await expect(page.locator('#importCalendar')).toBeFocused()
    const { imports } = await ask(desk, 'calendar.get', {})
    expect(imports.map(({ calendar }) => calendar)).toEqual([YEAR_2027])
    const refused = await desk.call('calendar.take', { text: '{}' })
    expect(refused).toMatchObject({ ok: false, error: { code: 'calendar-file' } })
  },
)

journey('another edition of a year is shown by its differences', async ({ open }) => {
  const shell = await open()
  const { page, dataDirectory } = shell
  await setUpOffice(shell)
  await openSettings(shell)
  await openImport(page)
  // Who thinks better of choosing a file is still here.
  await page.locator('#fileInput').dispatchEvent('cancel', { bubbles: true })

  const [newYear, second, ...rest] = builtInYear(2026).days
  if (newYear === undefined || second === undefined) throw new Error('2026 has days')
  const edition = {
    year: 2026,
    papers: [],
    days: [{ ...second, isOffDay: false }, ...rest, { ...second, date: '2026-12-31' }],
  }
  await page.locator('#fileText').fill(calendarFile(edition))
  const preview = page.locator('#calendarPreview')
  await expect(preview).toContainText('代替内置的同一年')
  await expect(preview).toContainText('文件没有注明所依据的放假通知')
  await expect(preview.locator('tbody tr')).toHaveText([
    '去掉元旦放假12026-01-01 周四',
    '改变元旦上班（原为放假）12026-01-02 周五',
    '新增元旦放假12026-12-31 周四',
  ])

  const path = join(dataDirectory, '2026.json')
  writeFileSync(path, calendarFile({ ...builtInYear(2026), papers: ['通知'] }))
  await choose(page, path)
  await expect(preview).toContainText('每一天都与现有日历相同')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('导入，代替内置')).toBeVisible()
  await expect(page.getByText('通知：通知')).toBeVisible()
})
