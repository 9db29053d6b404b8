import { expect } from '@playwright/test'
import { setFault } from '#build/demo/subsystem-control.ts'
import { seedVault } from '#build/seed/seed-vault.ts'
import { officeDay } from '#shared/office-day.ts'
import { anEntry, identityNumber } from '#tests/builders.ts'
import { findBarriers } from '#tests/shell/barriers.ts'
import { journey } from '#tests/shell/journey.ts'
import { PASSWORD, submit, unlock } from '#tests/shell/office.ts'

const OPERATOR = { number: '9001', name: '测试经办员', password: PASSWORD }
const CHEAP = { memoryKiB: 64, iterations: 1, parallelism: 1 }

journey(
  'filings are counted by everything, as a chart and as a table, and follow a new one',
  async ({ open, dataDirectory }, info) => {
    await seedVault(dataDirectory, { filings: 300, seed: 5 }, OPERATOR, CHEAP)
    const shell = await open()
    const { page } = shell
    if (shell.training) await setFault(shell.training, 'offline')
    await unlock(shell)
    await expect(page.getByText('今日受理')).toBeVisible()
    await page.keyboard.press('F5')
    await expect(page.getByText('共 300 份')).toBeVisible()
    await page.keyboard.press('Control+2')
    await expect(page.getByText('计数与备案一致')).toBeVisible()
    const sum = page.locator('tfoot td').nth(3)
    for (const [at, name] of [
      '人员类别',
      '就医地',
      '状态',
      '渠道',
      '经办人',
      '受理月份',
    ].entries()) {
      await page.keyboard.press(String(at + 1))
      await expect(page.getByRole('columnheader', { name, exact: true })).toBeVisible()
      await expect(page.getByRole('img', { name: new RegExp(`按${name}的备案数`) })).toBeVisible()
      await expect(sum).toHaveText('300')
      await page.screenshot({ path: info.outputPath(`by-${at + 1}.png`) })
      expect(await findBarriers(page), name).toEqual([])
    }

    // One more, accepted meanwhile, is in the month at once, among those only here.
    await page.keyboard.press('3')
    const accepted = page
      .getByRole('row', { name: /^已受理/ })
      .getByRole('cell')
      .nth(1)
    await expect(accepted).toHaveText('4')
    const documentNumber = identityNumber('19560312', 997, '169998')
    await submit(shell, anEntry({ documentNumber, startDate: officeDay(new Date()) }))
    await expect(accepted).toHaveText('5')
    await expect(sum).toHaveText('301')

    // The newest month alone.
    await page.locator('#statistics-from').press('Enter')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect(sum).not.toHaveText('301')
    await page.setViewportSize({ width: 1920, height: 1080 })
    await page.keyboard.press('2')
    await page.screenshot({ path: info.outputPath('wide.png') })
  },
)
