import { expect, type Page } from '@playwright/test'
import { announce } from '#build/demo/subsystem-control.ts'
import { officeDay, officeTime } from '#shared/office-day.ts'
import { findBarriers } from '#tests/shell/barriers.ts'
import { journey } from '#tests/shell/journey.ts'
import { setUpOffice, submitNumbered } from '#tests/shell/office.ts'

const HOUR_MS = 3_600_000

/** Whether all of what an element says lies inside the window. */
async function isReadable(page: Page, selector: string): Promise<boolean> {
  return page.locator(selector).evaluate((element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect()
    const isInside = left >= 0 && right <= innerWidth && top >= 0 && bottom <= innerHeight
    return isInside && bottom - top > 10 && element.scrollWidth <= element.clientWidth
  })
}

journey('a pause says until when, at every width and of every entry', async ({ open }, info) => {
  const shell = await open()
  const { page, training } = shell
  if (!training) throw new Error('no subsystem')
  const told = (instant: Date) => `${officeDay(instant)} ${officeTime(instant)}:00`
  const until = new Date(Date.now() + 2 * HOUR_MS)
  await announce(training, [
    { x_ntc_id: '1', x_begntime: told(new Date(Date.now() - HOUR_MS)), x_endtime: told(until) },
  ])
  await setUpOffice(shell)
  await submitNumbered(shell, 211)
  await page.keyboard.press('F4')
  const strip = page.locator('#line-strip')
  await expect(strip).toContainText('国家子系统停机公告')
  await expect(strip).toContainText(`${told(until).slice(5, 16)} 停机维护，到时自动报送`)
  const row = page.locator('#outbox-table tbody tr')
  await expect(row).toContainText('停机至')
  await expect(row).toContainText(officeTime(until))
  await expect(page.locator('dl').getByText('停机至')).toBeVisible()
  for (const [width, height] of [
    [1920, 1080],
    [1366, 768],
    [1024, 768],
  ] as const) {
    await page.setViewportSize({ width, height })
    await page.screenshot({ path: info.outputPath(`paused-${width}.png`) })
    expect(await isReadable(page, '#line-strip'), `${width}`).toBe(true)
  }
  await page.setViewportSize({ width: 1366, height: 768 })
  expect(await findBarriers(page)).toEqual([])
})
