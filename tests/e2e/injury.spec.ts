import { expect } from '@playwright/test'
import { moveTo, typeText } from '#build/demo/clerk.ts'
import { ask } from '#build/demo/desk-calls.ts'
import { readHeldFilings } from '#build/demo/subsystem-control.ts'
import { officeDay } from '#shared/office-day.ts'
import { anEntry } from '#tests/builders.ts'
import { findBarriers } from '#tests/shell/barriers.ts'
import { journey } from '#tests/shell/journey.ts'
import { accept, clerkAt, setUpOffice } from '#tests/shell/office.ts'

const today = officeDay(new Date())

journey(
  'an injury is told at the window, sent with the filing, and printed as 附件11',
  async ({ open }, info) => {
    const shell = await open()
    const { page, desk, training } = shell
    if (training === undefined) throw new Error('this shell has no training subsystem')
    await setUpOffice(shell)
    const filing = await accept(shell, anEntry({ startDate: today }))
    await expect(page.getByText('子系统已确认').first()).toBeVisible()
    const clerk = clerkAt(shell)

    await page.keyboard.press('w')
    const dialog = page.getByRole('dialog', { name: '外伤登记' })
    await expect(dialog).toBeVisible()
    await page.keyboard.press('Control+Enter')
    await expect(page.locator('#injury-day')).toBeFocused()
    await expect(dialog.getByText('请填写受伤地点，附件11要写明')).toBeVisible()
    await page.screenshot({ path: info.outputPath('faults.png') })
    expect(await findBarriers(page), 'faults').toEqual([])

    await typeText(clerk, 'injury-day', today)
    await typeText(clerk, 'injury-time', '25:00')
    await typeText(clerk, 'injury-place', '广州市天河区家中卫生间')
    await typeText(clerk, 'injury-course', '洗澡时地面湿滑摔倒，右髋着地，由家人送医')
    await typeText(clerk, 'injury-hospital', '广州市河滨中心医院')
    await moveTo(clerk, 'injury-thirdParty')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('Control+Enter')
    await expect(dialog.getByText('时间应是 00:00 到 23:59')).toBeVisible()

    // Away and back: what was typed is still there.
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
    await page.keyboard.press('w')
    await expect(page.locator('#injury-place')).toHaveValue('广州市天河区家中卫生间')
    await typeText(clerk, 'injury-time', '14:30')
    await page.screenshot({ path: info.outputPath('sheet.png') })
    await page.keyboard.press('Control+Enter')
    await expect(dialog).toBeHidden()

    await expect(page.getByRole('region', { name: '办理经过' })).toContainText('外伤登记')
    await expect.poll(() => readHeldFilings(training)).toMatchObject([{ ver_no: '2' }])
    const { filing: kept } = await ask(desk, 'filing.get', { filingId: filing.id })
    expect(kept.entry.injury).toMatchObject({ time: '14:30', thirdParty: '0' })
    await expect(page.locator('#form-injury-statement')).toBeVisible()
    await page.screenshot({ path: info.outputPath('filing.png') })
    expect(await findBarriers(page), 'filing').toEqual([])

    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Space')
    const preview = page.getByRole('dialog')
    await expect(preview).toContainText('外伤无第三方责任承诺书')
    await expect(preview.locator('.textLayer')).toContainText('广州市天河区家中卫生间')
    await expect(page.locator('dialog canvas').first()).toBeVisible()
    await page.screenshot({ path: info.outputPath('preview.png') })
  },
)
