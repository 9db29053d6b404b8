import { createHash } from 'node:crypto'
import { expect, type Page } from '@playwright/test'
import { chooseFromList, moveTo } from '#build/demo/clerk.ts'
import { ask } from '#build/demo/desk-calls.ts'
import { officeDay } from '#shared/office-day.ts'
import { anEntry } from '#tests/builders.ts'
import { findBarriers } from '#tests/shell/barriers.ts'
import { installFakePrinter } from '#tests/shell/fake-printer.ts'
import { journey } from '#tests/shell/journey.ts'
import { accept, clerkAt, enter, setUpOffice } from '#tests/shell/office.ts'

/** The text of the page in the preview. */
function textOfPage(page: Page) {
  return page.getByRole('dialog').locator('.textLayer')
}

journey(
  'before a category is chosen Ctrl+G tells about all of them and goes back to the field',
  async ({ open }, info) => {
    const shell = await open()
    await setUpOffice(shell)
    const { page } = shell
    const clerk = clerkAt(shell)
    await clerk.keyboard.press('F2')
    await moveTo(clerk, 'documentNumber')
    await clerk.keyboard.press('Control+g')
    await expect(textOfPage(page)).toContainText('跨省异地就医备案一次性告知书')
    await expect(textOfPage(page)).toContainText('0631-5200000')
    await page.screenshot({ path: info.outputPath('one-time-notice.png') })
    expect(await findBarriers(page), 'notices').toEqual([])
    await clerk.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toBeHidden()
    await expect(page.locator('#documentNumber')).toBeFocused()
  },
)

journey(
  'Ctrl+G tells about the region and the category, and prints and saves what was seen',
  async ({ open, dataDirectory }, info) => {
    const shell = await open()
    await setUpOffice(shell)
    const { page, desk } = shell
    const printer = installFakePrinter(dataDirectory)
    const clerk = clerkAt(shell)
    await clerk.keyboard.press('F2')
    await chooseFromList(clerk, 'insuredDivision', '210102')
    await chooseFromList(clerk, 'category', '常驻异地工作人员')
    // Enter took the choice and moved on.
    await expect(page.locator('#destination')).toBeFocused()
    await clerk.keyboard.press('Control+g')
    await expect(textOfPage(page)).toContainText('辽宁省 沈阳市 和平区')
    await expect(textOfPage(page)).toContainText('即时取消备案资格')
    await expect(page.getByRole('dialog')).toContainText('第 1 页，共 2 页')
    await page.screenshot({ path: info.outputPath('notice.png') })
    await clerk.keyboard.press('p')
    await expect(page.getByRole('dialog').getByRole('status')).toContainText('任务号 17')
    const seen = await ask(desk, 'paper.render', {
      form: 'notice',
      insuredDivision: '210102',
      category: 'stationed-worker',
    })
    expect(createHash('sha256').update(printer.lastJob()).digest('hex')).toBe(seen.sha256)
    printer.remove()

    await clerk.keyboard.press('2')
    await expect(textOfPage(page)).toContainText('跨省异地就医备案一次性告知书')
    await clerk.keyboard.press('s')
    await expect(page.getByRole('dialog').getByRole('status')).toContainText('一次性告知书')
    await clerk.keyboard.press('Escape')
    await expect(page.locator('#destination')).toBeFocused()
  },
)

journey(
  'the 补正通知书 lists what is missing, and goes when nothing is',
  async ({ open }, info) => {
    const shell = await open()
    await setUpOffice(shell)
    const { page } = shell
    const entry = anEntry({ startDate: officeDay(new Date()), materials: {} })
    const clerk = await enter(shell, entry)
    await clerk.keyboard.press('Control+g')
    await expect(textOfPage(page)).toContainText('跨省异地就医备案告知书')
    await clerk.keyboard.press('3')
    await expect(textOfPage(page)).toContainText('有 1 项需要补正')
    await expect(textOfPage(page)).toContainText('缺少异地安置认定材料')
    await expect(page.locator('#choose-correction-notice')).toHaveAttribute('aria-pressed', 'true')
    await page.screenshot({ path: info.outputPath('correction-notice.png') })
    await clerk.keyboard.press('Escape')
    await moveTo(clerk, 'materials-relocation-proof')
    await clerk.keyboard.press('Space')
    await clerk.keyboard.press('Control+g')
    await expect(page.locator('#choose-one-time-notice')).toBeVisible()
    await expect(page.locator('#choose-correction-notice')).toHaveCount(0)
    await page.screenshot({ path: info.outputPath('notice-full-entry.png') })
  },
)

journey('a filing whose paper comes later prints the 容缺受理通知书', async ({ open }, info) => {
  const shell = await open()
  await setUpOffice(shell)
  const { page } = shell
  await accept(
    shell,
    anEntry({
      insuredDivision: '210102',
      category: 'stationed-worker',
      startDate: officeDay(new Date()),
      materials: { 'work-proof': 'later' },
      laterDue: officeDay(new Date(Date.now() + 30 * 86_400_000)),
    }),
  )
  await page.keyboard.press('ArrowDown')
  await expect(page.locator('#form-later-notice')).toHaveAttribute('data-marked', 'true')
  await page.keyboard.press('Space')
  await expect(textOfPage(page)).toContainText('容缺受理通知书')
  await expect(textOfPage(page)).toContainText('逾期未补交的处理办法，现有文件没有规定')
  await page.screenshot({ path: info.outputPath('later-notice.png') })
})

journey('F1 says why, in the words of the notice', async ({ open }, info) => {
  const shell = await open()
  await setUpOffice(shell)
  const { page } = shell
  const clerk = clerkAt(shell)
  const help = page.getByRole('complementary', { name: '填写帮助' })
  await clerk.keyboard.press('F2')
  await chooseFromList(clerk, 'insuredDivision', '371002')
  await chooseFromList(clerk, 'category', '异地安置退休人员')
  await clerk.keyboard.press('F1')
  for (const [field, words] of [
    ['category', '单纯采用个人承诺方式备案的，返回参保地就医按“临时外出就医人员”'],
    ['startDate', '开始日期最多往前提前 5 日'],
    ['materials-relocation-proof', '承诺不实的处理办法，现有文件没有规定，请向参保地核实。'],
  ] as const) {
    await moveTo(clerk, field)
    await expect(help).toContainText(words)
    await page.screenshot({ path: info.outputPath(`why-${field}.png`) })
    const { header, panel, footer } = await page.evaluate(() => ({
      header: document.querySelector('header')?.getBoundingClientRect().bottom ?? 0,
      panel: document.querySelector('aside')?.getBoundingClientRect().toJSON(),
      footer: document.querySelector('footer')?.getBoundingClientRect().top ?? 0,
    }))
    expect(panel.top).toBeGreaterThanOrEqual(header)
    expect(panel.bottom).toBeLessThanOrEqual(footer)
  }
  expect(await findBarriers(page), 'why').toEqual([])
  const scrolled = () => help.evaluate((panel) => panel.scrollTop)
  expect(await scrolled()).toBe(0)
  await clerk.keyboard.press('Control+ArrowDown')
  await expect.poll(scrolled).toBeGreaterThan(0)
  await clerk.keyboard.press('Control+g')
  await expect(page.getByRole('dialog')).toBeVisible()
  await expect(help).toHaveCount(0)
})
