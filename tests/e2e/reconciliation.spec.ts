import { expect, type Page } from '@playwright/test'
import { ask } from '#build/demo/desk-calls.ts'
import { changeRecord } from '#build/demo/subsystem-control.ts'
import { findBarriers } from '#tests/shell/barriers.ts'
import { deskTime } from '#tests/shell/desk-time.ts'
import { journey } from '#tests/shell/journey.ts'
import { setUpOffice, submitNumbered } from '#tests/shell/office.ts'
import type { TrainingShell } from '#tests/shell/training-shell.ts'

/** Accepts a filing, waits until the subsystem has it, and answers the key of its registration. */
async function held(shell: TrainingShell, serial: number): Promise<string> {
  const { desk } = shell
  const id = await submitNumbered(shell, serial)
  await expect
    .poll(async () => (await ask(desk, 'filing.get', { filingId: id })).filing.status, {
      timeout: 15_000,
    })
    .toBe('acknowledged')
  return (await ask(desk, 'filing.get', { filingId: id })).outbox[0]?.id ?? ''
}

const rows = (page: Page) => page.locator('#reconciliation-table tbody tr')

journey('differences are found and dealt with by keyboard', async ({ open }, info) => {
  const shell = await open()
  const { page, desk, training } = shell
  await setUpOffice(shell)
  if (!training) throw new Error('no subsystem')
  await page.keyboard.press('F4')
  await page.keyboard.press('d')
  await expect(page.getByText('还没有对过账')).toBeVisible()
  await page.screenshot({ path: info.outputPath('reconciliation-empty.png') })
  const keys = []
  for (const serial of [301, 303, 305, 307]) keys.push(await held(shell, serial))
  const [lost = '', moved = '', touched = '', copied = ''] = keys
  await changeRecord(training, { key: lost, act: 'forget' })
  await changeRecord(training, { key: moved, act: 'move' })
  await changeRecord(training, { key: touched, act: 'touch' })
  await changeRecord(training, { key: copied, act: 'copy' })
  await page.keyboard.press('d')
  await expect(page.getByText('对账完成，4 项差异待处理')).toBeVisible()
  await expect(page.getByText('本机受理 4 · 已确认 4 · 子系统 4')).toBeVisible()
  await expect(page.getByTitle('报送队列')).toContainText('对账不符4')
  const row = (name: string) => rows(page).filter({ hasText: name })

  await row('样例303').focus()
  await expect(page.getByRole('table', { name: '三栏对照' })).toContainText('深圳市')
  await page.screenshot({ path: info.outputPath('reconciliation.png') })
  await page.setViewportSize({ width: 1920, height: 1080 })
  await page.screenshot({ path: info.outputPath('reconciliation-1920.png') })
  await page.setViewportSize({ width: 1366, height: 650 })
  expect(await findBarriers(page), 'reconciliation').toEqual([])
  await page.keyboard.press('y')
  await page.screenshot({ path: info.outputPath('take-theirs.png') })
  await page.keyboard.press('Control+Enter')
  await expect(rows(page)).toHaveCount(3)

  await row('样例305').focus()
  await page.keyboard.press('r')
  await expect(page.locator('dialog[open]')).toHaveCount(0)
  await page.keyboard.press('h')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('请写明原因')).toBeVisible()
  await page.keyboard.type('已电话请省平台核对')
  await page.keyboard.press('Control+Enter')
  await expect(rows(page)).toHaveCount(2)

  await row('他处登记人').focus()
  await page.keyboard.press('q')
  await page.keyboard.press('Control+Enter')
  await expect(rows(page)).toHaveCount(1)

  await row('样例301').focus()
  await page.keyboard.press('r')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('没有待处理的差异')).toBeVisible()
  await page.keyboard.press('2')
  await expect(rows(page)).toHaveCount(4)
  await expect(page.getByText('转人工，测试经办员：已电话请省平台核对')).toHaveCount(0)
  await row('样例305').focus()
  await expect(page.getByText('转人工，测试经办员：已电话请省平台核对')).toBeVisible()
  await page.screenshot({ path: info.outputPath('dealt.png') })
  await page.keyboard.press('4')
  await expect(rows(page)).toHaveCount(1)
  await page.screenshot({ path: info.outputPath('history.png') })
  await page.keyboard.press('Escape')
  await expect(page.getByRole('heading', { name: '报送队列' })).toBeVisible()
  await expect(page.locator('#outbox-table tbody tr')).toContainText('还没有查到')
  await page.screenshot({ path: info.outputPath('asked-again.png') })
  const { rows: all } = await ask(desk, 'reconcile.view', { filter: 'dealt' })
  expect(all.map(({ difference }) => difference.dealt?.act).toSorted()).toEqual([
    'ask-again',
    'by-hand',
    'take-over',
    'take-theirs',
  ])
})

journey('the next day the desk compares by itself', async ({ open }) => {
  const time = deskTime()
  const shell = await open(time.clock)
  const { page, training } = shell
  await setUpOffice(shell)
  if (!training) throw new Error('no subsystem')
  const key = await held(shell, 311)
  await changeRecord(training, { key, act: 'cancel' })
  await page.keyboard.press('Control+l')
  time.pass(24 * 3_600)
  await page.locator('#password').fill('a window password')
  await page.keyboard.press('Enter')
  await expect(page.getByTitle('报送队列')).toContainText('对账不符1', {
    timeout: 15_000,
  })
  // Not overruled by the way back to where the operator was before the lock.
  await page.keyboard.press('F4')
  await expect(page.getByRole('heading', { name: '报送队列' })).toBeVisible()
  await page.keyboard.press('d')
  await expect(rows(page)).toContainText('状态不同')
  await rows(page).first().focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: '办理经过' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('heading', { name: '日对账' })).toBeVisible()
})
