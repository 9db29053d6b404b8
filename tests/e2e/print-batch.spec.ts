import { createHash } from 'node:crypto'
import { expect } from '@playwright/test'
import { ask } from '#build/demo/desk-calls.ts'
import type { FilingEntry } from '#shared/filing/filing.ts'
import { officeDay } from '#shared/office-day.ts'
import { TRUE_PLACEMENT } from '#shared/printing/printer-profile.ts'
import { aListRow, listText } from '#tests/batch-lists.ts'
import { anEntry } from '#tests/builders.ts'
import { findBarriers } from '#tests/shell/barriers.ts'
import { journey } from '#tests/shell/journey.ts'
import { accept, setUpOffice } from '#tests/shell/office.ts'
import { cupsObstacle, type PrivateCups, startPrivateCups } from '#tests/shell/private-cups.ts'
import type { TrainingShell } from '#tests/shell/training-shell.ts'

const PEOPLE = 5
const obstacle = cupsObstacle()
if (obstacle !== '') process.stdout.write(`skipped: printing by a real spooler: ${obstacle}\n`)
journey.skip(obstacle !== '', `printing by a real spooler: ${obstacle}`)

let cups: PrivateCups
journey.beforeAll(async () => {
  cups = await startPrivateCups()
  cups.addPrinter('Window-Printer', 'sheet')
  cups.setDefault('Window-Printer')
  process.env.CUPS_SERVER = cups.server
})
journey.afterAll(async () => {
  delete process.env.CUPS_SERVER
  await cups.stop()
})

/** Files the list of an employer behind the screen and waits until the first screen shows it. */
async function fileList({ desk, page }: TrainingShell): Promise<void> {
  const rows = Array.from({ length: PEOPLE }, (_, person) => aListRow(person + 1))
  const bytes = new TextEncoder().encode(listText(rows))
  const batch = await ask(desk, 'batch.read', { name: 'list.csv', bytes, employer: '' })
  await ask(desk, 'batch.file', { batchId: batch.id })
  await expect(page.locator('#today-done').getByRole('listitem')).toHaveCount(PEOPLE)
  await expect(page.locator('#batch-print')).toBeVisible()
}

/** How often each filing of today was printed, by its timeline. */
async function timesPrinted({ desk }: TrainingShell): Promise<number[]> {
  const rows = await ask(desk, 'copy.rows', { afterSeq: 0, limit: 100 })
  return Promise.all(
    rows.map(async ({ filing }) => {
      const { events } = await ask(desk, 'filing.get', { filingId: filing.id })
      return events.filter(({ kind }) => kind === 'printed').length
    }),
  )
}

journey(
  'today’s filings are printed together by keyboard, and told as printed',
  async ({ open }) => {
    cups.setMood('good')
    const shell = await open()
    const { page } = shell
    await setUpOffice(shell)
    await fileList(shell)
    const before = cups.printed().length
    await page.keyboard.press('b')
    await expect(page.getByRole('dialog')).toContainText(`${PEOPLE} 份备案`)
    expect(await findBarriers(page), 'batch print').toEqual([])
    await page.keyboard.press('Control+Enter')
    const status = page.getByRole('dialog').getByRole('status')
    await expect(status).toContainText('已打完')
    await expect(status).toContainText(`已印完 ${PEOPLE}`)
    expect(cups.printed().length).toBe(before + 1)
    expect(await timesPrinted(shell)).toEqual([1, 1, 1, 1, 1])
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toBeHidden()
  },
)

journey(
  'a printer out of reach is said, the batch is stopped and goes on later',
  async ({ open }) => {
    cups.setMood('offline')
    const shell = await open()
    const { page } = shell
    await setUpOffice(shell)
    await fileList(shell)
    await page.keyboard.press('b')
    await page.keyboard.press('Control+Enter')
    const dialog = page.getByRole('dialog')
    await expect(dialog).toContainText('没有联机')
    await page.keyboard.press('Control+.')
    await expect(dialog.getByRole('status')).toContainText('已停下')
    await expect(dialog.getByRole('list', { name: '需要处理的' })).toContainText('请看出纸口')
    expect(await timesPrinted(shell)).toEqual([0, 0, 0, 0, 0])
    await page.keyboard.press('Escape')
    await expect(page.locator('#batch-print')).toContainText(`剩 ${PEOPLE} 份`)
    cups.setMood('good')
    await page.keyboard.press('b')
    await expect(page.locator('#print-resume')).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(dialog.getByRole('status')).toContainText('已打完')
    expect(await timesPrinted(shell)).toEqual([1, 1, 1, 1, 1])
  },
)

journey(
  'a printer is calibrated by what was measured, and prints the values alone',
  async ({ open }) => {
    cups.setMood('good')
    const shell = await open()
    const { page, desk } = shell
    await setUpOffice(shell)
    const entry: FilingEntry = anEntry({ startDate: officeDay(new Date()) })
    const { id: filingId } = await accept(shell, entry)
    await page.keyboard.press('F9')
    await page.locator('#printer-filing-form').focus()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog')
    await expect(dialog).toContainText('系统默认打印机（现为 Window-Printer）')
    expect(await findBarriers(page), 'printer').toEqual([])
    const pages = cups.printed().length
    await page.locator('#print-page').press('Enter')
    await expect(dialog.getByRole('status')).toContainText('Window-Printer 已接收')
    await expect.poll(() => cups.printed().length).toBe(pages + 1)
    await page.locator('#measure-left').focus()
    for (const measured of ['26.5', '23', '160', '90']) {
      await page.keyboard.type(measured)
      await page.keyboard.press('Enter')
    }
    await page.locator('#compute-placement').press('Enter')
    await expect(dialog.getByRole('status')).toContainText('“丁 A 到 C”与标准 240 毫米相差太大')
    await page.locator('#measure-height').fill('240')
    await page.locator('#compute-placement').press('Enter')
    await expect(page.locator('#place-offsetX')).toHaveValue('-1.5')
    await expect(page.locator('#place-offsetY')).toHaveValue('2')
    await dialog.getByText('只印填写的内容（套打）').click()
    await dialog.getByText('双面（长边翻）').click()
    await page.locator('#place-drift').fill('0.5')
    await page.keyboard.press('Control+Enter')
    await expect(dialog.getByRole('status')).toContainText('连续纸只印单面')
    await page.locator('#place-drift').fill('0')
    await dialog.getByText('单面', { exact: true }).click()
    await page.keyboard.press('Control+Enter')
    await expect(dialog).toBeHidden()
    await expect(page.getByRole('region', { name: '各表打印设置' })).toContainText('套打 · 已校准')
    const [profile] = await ask(desk, 'print.profiles', {})
    expect(profile).toMatchObject({
      form: 'filing-form',
      content: 'values',
      placement: { ...TRUE_PLACEMENT, offsetX: -1.5, offsetY: 2 },
    })
    const seen = await ask(desk, 'paper.render', { filingId, form: 'filing-form' })
    await ask(desk, 'paper.print', {
      filingId,
      form: 'filing-form',
      copies: 1,
      sha256: seen.sha256,
    })
    const printed = cups.printed().at(-1)?.pdf ?? new Uint8Array()
    expect(createHash('sha256').update(printed).digest('hex')).toBe(seen.sha256)
  },
)
