import { createHash } from 'node:crypto'
import { expect, type Page } from '@playwright/test'
import { ask } from '#build/demo/desk-calls.ts'
import { setFault } from '#build/demo/subsystem-control.ts'
import type { Filing } from '#shared/filing/filing.ts'
import { officeDay } from '#shared/office-day.ts'
import { anEntry } from '#tests/builders.ts'
import { findBarriers } from '#tests/shell/barriers.ts'
import { installFakePrinter } from '#tests/shell/fake-printer.ts'
import { journey } from '#tests/shell/journey.ts'
import { accept, setUpOffice } from '#tests/shell/office.ts'
import type { TrainingShell } from '#tests/shell/training-shell.ts'

const today = officeDay(new Date())

/** Sets an office up, files somebody whose promise stands in for a material, and shows the filing. */
async function fileAtWindow(shell: TrainingShell): Promise<Filing> {
  await setUpOffice(shell)
  return accept(shell, anEntry({ startDate: today, materials: { 'relocation-proof': 'promise' } }))
}

/** The text of the page in the preview, which must be open. */
function textOfPage(page: Page) {
  return page.getByRole('dialog').locator('.textLayer')
}

/** What the browser complains of from now on: broken policies and faults, the page's and its workers'. */
function listenForComplaints(page: Page): readonly string[] {
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.text().includes('Content Security Policy'))
      complaints.push(message.text())
  })
  page.on('pageerror', (fault) => complaints.push(fault.message))
  return complaints
}

journey('every form is previewed by keyboard under the policy of the page', async ({ open }) => {
  const shell = await open()
  const { page } = shell
  const complaints = listenForComplaints(page)
  const filing = await fileAtWindow(shell)
  for (const [form, words] of [
    ['filing-form', filing.entry.documentNumber],
    ['promise-letter', '以本承诺书代替下列材料'],
    ['acceptance-slip', '169901********1014'],
  ] as const) {
    await expect(page.locator(`#form-${form}`)).toHaveAttribute('data-marked', 'true')
    await page.keyboard.press('Space')
    await expect(textOfPage(page)).toContainText(words)
    await expect(page.getByRole('dialog')).toContainText('第 1 页，共 1 页')
    await expect(page.getByRole('dialog')).toContainText('每页都印有“训练”水印')
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toBeHidden()
    await expect(page.locator(`#preview-${form}`)).toBeFocused()
    await page.keyboard.press('ArrowDown')
  }
  await expect(page.locator('#form-acceptance-slip')).toHaveAttribute('data-marked', 'true')
  expect(complaints).toEqual([])
})

journey('the preview zooms, keeps everybody in and leaves the screen alone', async ({ open }) => {
  const shell = await open()
  const { page } = shell
  await fileAtWindow(shell)
  await page.keyboard.press('Enter')
  await expect(textOfPage(page)).toContainText('跨省异地就医登记备案表')
  expect(await findBarriers(page), 'preview').toEqual([])
  const canvas = page.getByRole('dialog').locator('canvas')
  const heightOfPage = async () => (await canvas.boundingBox())?.height ?? 0
  expect(await heightOfPage()).toBeLessThan(600)
  await page.keyboard.press('Control+=')
  // A4 at 96 dots to the inch is 1122.5 pixels high.
  await expect.poll(async () => Math.abs((await heightOfPage()) - 1122.5)).toBeLessThan(1)
  await expect(textOfPage(page)).toContainText('跨省异地就医登记备案表')
  await page.keyboard.press('Control+-')
  await expect.poll(heightOfPage).toBeLessThan(600)
  await page.keyboard.press('F2')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Control+l')
  await expect(page.locator('#password')).toBeFocused()
  await expect(page.getByRole('dialog')).toBeHidden()
})

journey(
  'what was seen is what is printed, and the timeline says so',
  async ({ open, dataDirectory }) => {
    const shell = await open()
    const { page, desk } = shell
    const printer = installFakePrinter(dataDirectory)
    const { id: filingId } = await fileAtWindow(shell)
    await expect(page.getByText('子系统已确认').first()).toBeVisible()
    await page.keyboard.press('Space')
    await expect(textOfPage(page)).toContainText('跨省异地就医登记备案表')
    await page.keyboard.press('c')
    await page.keyboard.type('3')
    await page.keyboard.press('Enter')
    await expect(page.locator('#preview-print')).toBeFocused()
    await page.keyboard.press('p')
    await expect(page.getByRole('dialog').getByRole('status')).toContainText('任务号 17')
    const seen = await ask(desk, 'paper.render', { filingId, form: 'filing-form' })
    expect(createHash('sha256').update(printer.lastJob()).digest('hex')).toBe(seen.sha256)
    expect(printer.lastOptions().join(' ')).toContain('-n 3')
    printer.remove()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('region', { name: '办理经过' })).toContainText(
      '跨省异地就医登记备案表，3 份，Window-Printer，作业 17',
    )
    const stale = { filingId, form: 'filing-form', copies: 1, sha256: seen.sha256.slice(1) }
    expect(await desk.call('paper.print', stale)).toMatchObject({
      error: { code: 'paper-changed' },
    })
  },
)

journey(
  'a number of copies that makes no sense prints nothing',
  async ({ open, dataDirectory }) => {
    const shell = await open()
    const { page } = shell
    const printer = installFakePrinter(dataDirectory)
    await fileAtWindow(shell)
    await page.keyboard.press('c')
    await page.keyboard.type('21')
    await page.keyboard.press('Enter')
    await expect(page.locator('#print-filing-form')).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(page.locator('#form-filing-form').getByRole('status')).toContainText('1 到 20')
    printer.remove()
    expect(() => printer.lastJob()).toThrow('ENOENT')
  },
)

journey(
  'the 受理单 is printed with the line down, right after acceptance',
  async ({ open, dataDirectory }) => {
    const shell = await open()
    const { page, training } = shell
    if (training === undefined) throw new Error('this shell has no training subsystem')
    const printer = installFakePrinter(dataDirectory)
    await setFault(training, 'offline')
    await fileAtWindow(shell)
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('p')
    await expect(page.locator('#form-acceptance-slip').getByRole('status')).toContainText(
      '任务号 17',
    )
    printer.remove()
    await expect(page.getByText('下一步：无需处理').first()).toBeVisible()
  },
)

journey('the page of a filing tells its way, its numbers and what comes next', async ({ open }) => {
  const shell = await open()
  const { page, desk } = shell
  const { id: filingId } = await fileAtWindow(shell)
  await expect(page.getByText('子系统已确认').first()).toBeVisible()
  const { filing, events } = await ask(desk, 'filing.get', { filingId })
  expect(events.map(({ kind }) => kind)).toEqual(['accepted', 'sent', 'acknowledged'])
  const head = page.getByRole('status').filter({ hasText: '待遇申报明细流水号' })
  for (const words of [
    filing.receipt?.receiptNumber ?? 'no receipt',
    `备案编号${filing.receipt?.filingNumber}`,
    `数据版本${filing.receipt?.version}`,
    '下一步：备案已办结',
    'X2511、X2512、X2513、X5311：假定接口（待省平台确认）',
  ])
    await expect(head).toContainText(words)
  const timeline = page.getByRole('region', { name: '办理经过' })
  await expect(timeline).toContainText('X2511 备案登记，第 1 次，报文号')
  await expect(timeline).toContainText('假定接口（待省平台确认）')
})
