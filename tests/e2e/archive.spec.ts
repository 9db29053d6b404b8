import { mkdirSync, readdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { moveTo, typeText } from '#build/demo/clerk.ts'
import { ask } from '#build/demo/desk-calls.ts'
import { findBarriers } from '#tests/shell/barriers.ts'
import { deskTime } from '#tests/shell/desk-time.ts'
import { fileWithPages, openFrom } from '#tests/shell/filed-pages.ts'
import { journey } from '#tests/shell/journey.ts'
import { clerkAt, setUpOffice, unlock } from '#tests/shell/office.ts'
import type { TrainingShell } from '#tests/shell/training-shell.ts'

/** A machine that does much else takes its time. */
const ARRIVED = { timeout: 40_000 }
const DAY = 86_400

/** Opens the picture of the first page on the filing's page. */
async function openFirstPage({ page }: TrainingShell): Promise<void> {
  await page.locator('[data-page]').first().focus()
  await page.keyboard.press('Enter')
}

journey(
  'pages reported long enough leave for a sealed file and are shown from it again',
  async ({ open, dataDirectory }, info) => {
    const place = join(dataDirectory, 'archive-disk')
    mkdirSync(place)
    const time = deskTime()
    const shell = await open(time.clock)
    await setUpOffice(shell)
    const { page, desk } = shell
    const clerk = clerkAt(shell)
    const shot = (name: string) => page.screenshot({ path: info.outputPath(`${name}.png`) })
    const filingId = await fileWithPages(shell, 2)
    const status = async () => (await ask(desk, 'filing.get', { filingId })).filing.status
    await expect.poll(status, ARRIVED).toBe('acknowledged')
    await page.keyboard.press('F9')
    await expect(page.getByText('没有到期的图像')).toBeVisible()
    await typeText(clerk, 'retentionDays', '10')
    await page.keyboard.press('Enter')
    await expect(page.getByText('请输入 30 至 3650 之间的整数')).toBeVisible()
    await typeText(clerk, 'retentionDays', '60')
    await page.keyboard.press('Enter')
    await expect(page.getByText('已保存')).toBeVisible()

    time.pass(61 * DAY)
    await unlock(shell)
    await expect(page.locator('#runArchive')).toBeEnabled()
    expect(await findBarriers(page), 'settings').toEqual([])
    await moveTo(clerk, 'archiveFolder')
    await shot('due')
    await typeText(clerk, 'archiveFolder', join(place, 'nowhere'))
    await page.keyboard.press('Enter')
    await expect(page.getByText('没有这个文件夹')).toBeVisible()
    await expect(page.locator('#archiveFolder')).toBeFocused()
    await typeText(clerk, 'archiveFolder', place)
    await page.keyboard.press('Enter')
    await expect(page.getByText(/1 份 2 页，核对无误/)).toBeVisible(ARRIVED)
    await expect(page.getByText('已归档 2 页')).toBeVisible()
    await shot('archived')
    const [name = ''] = readdirSync(place)
    expect(name).toMatch(/^材料归档-371002001-[0-9a-f]{4}-\d{4}-\d{2}\.fdarchive$/)
    const pages = await ask(desk, 'material.list', { owner: filingId })
    expect(pages.map(({ removed }) => removed?.archive)).toEqual([name, name])

    await moveTo(clerk, 'openArchive')
    await page.keyboard.press('Enter')
    await page.keyboard.type(join(place, name))
    await page.keyboard.press('Enter')
    await expect(page.getByRole('img', { name: '归档的第 1 页图像' })).toBeVisible()
    await page.keyboard.press('ArrowDown')
    await expect(page.getByRole('img', { name: '归档的第 2 页图像' })).toBeVisible()
    expect(await findBarriers(page), 'archive').toEqual([])
    await shot('content')
    await page.keyboard.press('Escape')

    await page.keyboard.press('F6')
    await openFrom(shell, '5')
    await expect(page.locator('[data-page]').first()).toContainText('已归档')
    await openFirstPage(shell)
    await expect(page.getByText(`图像取自归档文件 ${name}`)).toBeVisible()
    await shot('from-archive')
    await page.keyboard.press('Escape')

    const elsewhere = join(dataDirectory, 'elsewhere')
    renameSync(place, elsewhere)
    await openFirstPage(shell)
    await expect(page.getByText('请接上归档磁盘')).toBeVisible()
    await typeText(clerk, 'archivePlace', elsewhere)
    await shot('locate')
    await page.keyboard.press('Enter')
    await expect(page.getByText(`图像取自归档文件 ${name}`)).toBeVisible()
  },
)
