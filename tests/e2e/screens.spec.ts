import { expect } from '@playwright/test'
import { officeDay } from '#shared/office-day.ts'
import { anEntry } from '#tests/builders.ts'
import { findBarriers } from '#tests/shell/barriers.ts'
import { journey } from '#tests/shell/journey.ts'
import { accept, enter, setUpOffice } from '#tests/shell/office.ts'

journey('no screen keeps anybody out', async ({ open }) => {
  const shell = await open()
  const { page } = shell
  await expect(page.locator('#officeName')).toBeVisible()
  expect(await findBarriers(page), 'first run').toEqual([])
  await setUpOffice(shell)
  expect(await findBarriers(page), 'today, empty').toEqual([])
  await page.keyboard.press('F2')
  await page.keyboard.press('Control+Enter')
  expect(await findBarriers(page), 'intake with every field wrong').toEqual([])
  await page.keyboard.press('Escape')
  await accept(shell, anEntry({ startDate: officeDay(new Date()) }))
  expect(await findBarriers(page), 'filing').toEqual([])
  await page.keyboard.press('F4')
  expect(await findBarriers(page), 'queue').toEqual([])
  await page.keyboard.press('F6')
  expect(await findBarriers(page), 'today').toEqual([])
  await page.keyboard.press('F9')
  await page.locator('#testLine').press('Enter')
  await expect(page.getByText('线路正常')).toBeVisible()
  expect(await findBarriers(page), 'settings').toEqual([])
  await page.keyboard.press('Control+l')
  await expect(page.locator('#password')).toBeFocused()
  expect(await findBarriers(page), 'locked').toEqual([])
})

journey('the way to 受理 needs no scrolling at 1366×650', async ({ open }) => {
  const shell = await open()
  await setUpOffice(shell)
  await enter(shell, anEntry({ materials: {}, startDate: officeDay(new Date()) }))
  await shell.page.keyboard.press('Control+Enter')
  await expect(shell.page.locator('#submit')).toBeInViewport({ ratio: 1 })
  const heights = await shell.page.evaluate(() => [
    document.documentElement.scrollHeight,
    window.innerHeight,
  ])
  expect(heights).toEqual([650, 650])
})

journey('the window talks to nobody but the desk', async ({ open }) => {
  const shell = await open()
  await setUpOffice(shell)
  const refused = await shell.page.evaluate(async () => {
    const tries = ['https://example.invalid/', 'http://127.0.0.1:9/', '/nosuch']
    const answers = await Promise.allSettled(tries.map((url) => fetch(url)))
    return answers.map(({ status }) => status)
  })
  expect(refused).toEqual(['rejected', 'rejected', 'rejected'])
})
