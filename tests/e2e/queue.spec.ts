import { expect, type Page } from '@playwright/test'
import { ask } from '#build/demo/desk-calls.ts'
import { setFault } from '#build/demo/subsystem-control.ts'
import { findBarriers } from '#tests/shell/barriers.ts'
import { journey } from '#tests/shell/journey.ts'
import { PASSWORD, setUpOffice, submitNumbered } from '#tests/shell/office.ts'

async function openQueue(page: Page): Promise<void> {
  await page.keyboard.press('F4')
  await expect(page.getByRole('heading', { name: '报送队列' })).toBeVisible()
}

const rows = (page: Page) => page.locator('#outbox-table tbody tr')

journey(
  'the queue is walked, set aside, handed over and sent by keyboard',
  async ({ open }, info) => {
    const shell = await open()
    const { page, desk, training } = shell
    await setUpOffice(shell)
    await openQueue(page)
    await expect(page.getByText('报送队列是空的')).toBeVisible()
    await page.screenshot({ path: info.outputPath('queue-empty.png') })
    await ask(desk, 'operator.add', {
      operator: { number: '0002', name: '赵接班' },
      initialPassword: PASSWORD,
      password: PASSWORD,
    })
    if (!training) throw new Error('no subsystem')
    await setFault(training, 'offline')
    for (const serial of [201, 203, 205]) await submitNumbered(shell, serial)
    await expect(rows(page)).toHaveCount(3)
    await expect(rows(page).first()).toContainText('线路不通')
    await rows(page).first().focus()
    await page.keyboard.press('ArrowDown')
    await expect(page.getByRole('heading', { name: /样例203/ })).toBeVisible()
    await expect(page.getByText('可对本人说')).toBeVisible()

    await page.keyboard.press('h')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText('请写明原因')).toBeVisible()
    await page.keyboard.type('省平台要求先电话核对')
    await page.keyboard.press('Control+Enter')
    await expect(rows(page).nth(1)).toContainText('窗口转人工：省平台要求先电话核对')
    await page.screenshot({ path: info.outputPath('queue.png') })
    await page.setViewportSize({ width: 1920, height: 1080 })
    await page.screenshot({ path: info.outputPath('queue-1920.png') })
    await page.setViewportSize({ width: 1366, height: 650 })
    expect(await findBarriers(page), 'queue').toEqual([])

    await rows(page).nth(1).focus()
    await page.keyboard.press('j')
    await expect(page.getByText('赵接班 0002')).toBeVisible()
    await page.screenshot({ path: info.outputPath('hand-over.png') })
    await page.keyboard.press('Control+Enter')
    await expect(rows(page).nth(1)).toContainText('赵接班')

    await rows(page).first().focus()
    await page.keyboard.press('r')
    await expect(page.getByText('这一项到时自动报送，不用再点')).toBeVisible()
    await page.screenshot({ path: info.outputPath('held.png') })
    await page.keyboard.press('4')
    await expect(rows(page)).toHaveCount(1)
    await page.keyboard.press('5')
    await expect(rows(page)).toHaveCount(2)
    await page.keyboard.press('1')
    await page.keyboard.press('Control+s')
    await expect(page.getByText(/每日报错清单-\d{4}-\d{2}-\d{2}\.xlsx/)).toBeVisible()

    await page.keyboard.press('F6')
    await expect(page.locator('#today-standing')).toContainText('已搁置')
    await expect(page.locator('#today-standing')).not.toContainText('被退回')
    await openQueue(page)

    await setFault(training, 'none')
    await expect(rows(page)).toHaveCount(1, { timeout: 15_000 })
    await rows(page).first().focus()
    await page.keyboard.press('r')
    await expect(page.getByText('报送队列是空的')).toBeVisible({ timeout: 15_000 })
  },
)

journey(
  'a dialog stays with its entry, whatever becomes of it meanwhile',
  async ({ open }, info) => {
    const shell = await open()
    const { page, training } = shell
    await setUpOffice(shell)
    if (!training) throw new Error('no subsystem')
    await setFault(training, 'offline')
    await openQueue(page)
    for (const serial of [211, 213]) await submitNumbered(shell, serial)
    await rows(page).nth(1).focus()
    await page.keyboard.press('h')
    await page.keyboard.type('电话核对')
    await setFault(training, 'none')
    await expect(page.getByText('报送队列是空的')).toBeVisible({ timeout: 15_000 })
    await expect(page.getByRole('dialog')).toContainText('样例213')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('dialog')).toContainText('已办结，不能转人工')
    await page.screenshot({ path: info.outputPath('gone-meanwhile.png') })
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
  },
)

journey('what was refused is changed and sent again from the queue', async ({ open }, info) => {
  const shell = await open()
  const { page, training } = shell
  await setUpOffice(shell)
  if (!training) throw new Error('no subsystem')
  await setFault(training, 'refuse')
  await submitNumbered(shell, 207)
  await openQueue(page)
  await expect(rows(page)).toContainText('国家子系统不予登记')
  await page.screenshot({ path: info.outputPath('refused.png') })
  await rows(page).first().focus()
  await page.keyboard.press('b')
  await expect(page.locator('#address')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.locator('#life-change')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('heading', { name: '报送队列' })).toBeVisible()
})
