import { expect, type Page } from '@playwright/test'
import { type Clerk, moveTo } from '#build/demo/clerk.ts'
import { ask } from '#build/demo/desk-calls.ts'
import { addDays } from '#shared/calendar/days.ts'
import type { FilingEntry } from '#shared/filing/filing.ts'
import { officeDay } from '#shared/office-day.ts'
import { anEntry, identityNumber } from '#tests/builders.ts'
import { findBarriers } from '#tests/shell/barriers.ts'
import { deskTime } from '#tests/shell/desk-time.ts'
import { journey } from '#tests/shell/journey.ts'
import { accept, clerkAt, setUpOffice, submit, unlock } from '#tests/shell/office.ts'
import type { TrainingShell } from '#tests/shell/training-shell.ts'

const today = officeDay(new Date())

/** A worker insured in 沈阳 who is filed before his proof is there (辽医保〔2019〕21号一（二）二). */
function workerWithoutProof(changes: Partial<FilingEntry> = {}): FilingEntry {
  return anEntry({
    documentNumber: identityNumber('19850312', 103),
    name: '司徒望舒',
    insuredDivision: '210102',
    category: 'stationed-worker',
    startDate: today,
    materials: { 'work-proof': 'later' },
    laterDue: today,
    ...changes,
  })
}

/** Chooses a row of a radio group by its words. */
async function choose(clerk: Clerk, id: string, words: string): Promise<void> {
  await moveTo(clerk, id)
  const wanted = clerk.page.locator(`#${id}`).getByRole('radio', { name: words, exact: true })
  await clerk.keyboard.press('Space')
  for (let moves = 0; moves < 6 && !(await wanted.isChecked()); moves += 1) {
    await clerk.keyboard.press('ArrowRight')
  }
  await expect(wanted).toBeChecked()
}

/** Opens the list from the first screen. */
async function openList(page: Page): Promise<void> {
  await page.keyboard.press('F6')
  await expect(page.locator('#owed')).toBeVisible()
  await page.keyboard.press('F10')
  await expect(page.getByRole('heading', { name: '待办材料与承诺' })).toBeVisible()
}

/** Files a retired person on a promise, behind the screen. */
function acceptOnPromise(shell: TrainingShell, serial: number): Promise<string> {
  const entry = anEntry({
    name: serial === 101 ? '欧阳长风' : `阿不都热依木·买买提艾力·吐尔逊${serial}`,
    documentNumber: identityNumber('19560312', serial),
    startDate: today,
    materials: { 'relocation-proof': 'promise' },
  })
  return submit(shell, entry)
}

journey('without anything owed the first screen and the list are calm', async ({ open }, info) => {
  const shell = await open()
  const { page } = shell
  await setUpOffice(shell)
  await expect(page.locator('#owed')).toContainText('目前没有待办的事项')
  await page.screenshot({ path: info.outputPath('first-screen-empty.png') })
  await openList(page)
  await expect(page.getByText('没有待补材料和待核验承诺')).toBeVisible()
  await page.screenshot({ path: info.outputPath('list-empty.png') })
  expect(await findBarriers(page), 'empty list').toEqual([])
  await page.keyboard.press('2')
  await expect(page.getByText('“逾期”下没有待办的事项')).toBeVisible()
})

journey(
  'a paper that comes later is reminded of, listed, and handed in',
  async ({ open }, info) => {
    const shell = await open()
    const { page, desk } = shell
    await setUpOffice(shell)
    const filing = await accept(shell, workerWithoutProof())
    const panel = page.getByRole('region', { name: '待补材料 · 待核验承诺' })
    await expect(panel).toContainText('今天到期')
    await page.screenshot({ path: info.outputPath('filing-owed.png') })
    expect(await findBarriers(page), 'filing with something owed').toEqual([])

    const clerk = clerkAt(shell)
    await moveTo(clerk, 'save-later-notice')
    await clerk.keyboard.press('Enter')
    await expect(page.locator('#form-later-notice').getByRole('status')).toContainText('容缺受理')

    await page.keyboard.press('F6')
    await expect(page.locator('#owed')).toHaveAttribute('data-tone', 'amber')
    await expect(page.locator('#owed')).toContainText('今天 1')
    await page.screenshot({ path: info.outputPath('first-screen-owed.png') })
    await openList(page)
    await expect(page.getByRole('row', { name: '司徒望舒' })).toBeFocused()
    await page.keyboard.press('Enter')

    await expect(panel).toBeVisible()
    await page.keyboard.press('m')
    await expect(page.locator('#supply-work-proof')).toBeFocused()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('dialog')).toContainText('请选交来的是哪一种材料')
    await moveTo(clerk, 'owed-paper')
    await clerk.keyboard.press('Space')
    await moveTo(clerk, 'owed-note')
    await clerk.keyboard.type('原件已核对')
    await page.screenshot({ path: info.outputPath('supply.png') })
    expect(await findBarriers(page), 'supply').toEqual([])
    await clerk.keyboard.press('Control+Enter')
    await expect(page.getByRole('dialog')).toBeHidden()
    await expect(panel).toContainText('已办结')
    await expect(panel).toContainText('原件已核对')
    await page.screenshot({ path: info.outputPath('filing-supplied.png') })
    const held = await ask(desk, 'filing.get', { filingId: filing.id })
    expect(held.filing.obligations).toMatchObject([
      { state: 'done', outcome: { result: 'supplied', by: '测试经办员', note: '原件已核对' } },
    ])
    await page.keyboard.press('Escape')
    await expect(page.getByText('没有待补材料和待核验承诺')).toBeVisible()
  },
)

journey(
  'a promise that was not true ends the filing, and what follows is said before',
  async ({ open }, info) => {
    const shell = await open()
    const { page, desk } = shell
    await setUpOffice(shell)
    const filingId = await acceptOnPromise(shell, 101)
    await openList(page)
    await expect(page.getByRole('row', { name: '欧阳长风' })).toBeFocused()
    await page.keyboard.press('Enter')
    const clerk = clerkAt(shell)
    await moveTo(clerk, 'due-relocation-proof')
    await clerk.keyboard.press('Enter')
    await expect(page.locator('#owed-due')).toBeFocused()
    await clerk.keyboard.type(addDays(today, -1))
    await clerk.keyboard.press('Control+Enter')
    await expect(page.getByRole('alert')).toContainText('期限早于受理那天')
    await expect(page.locator('#owed-due')).toHaveValue(addDays(today, -1))
    await page.screenshot({ path: info.outputPath('due-refused.png') })
    await clerk.keyboard.press('Control+A')
    await clerk.keyboard.type(addDays(today, 60).replaceAll('-', ''))
    await clerk.keyboard.press('Control+Enter')
    await expect(page.getByRole('dialog')).toBeHidden()
    await expect(page.locator('[data-obligation]')).toContainText(addDays(today, 60))

    await moveTo(clerk, 'verify-relocation-proof')
    await clerk.keyboard.press('Enter')
    await choose(clerk, 'owed-result', '不属实')
    await expect(page.locator('#owed-consequence')).toContainText('承诺不实，取消备案')
    await clerk.keyboard.press('Control+Enter')
    await expect(page.getByRole('dialog')).toContainText('请写明查了什么、查到什么')
    await moveTo(clerk, 'owed-note')
    await clerk.keyboard.type('户籍仍在参保地，没有迁入记录')
    await choose(clerk, 'costArisen', '没有')
    await page.screenshot({ path: info.outputPath('verify-false.png') })
    expect(await findBarriers(page), 'verification').toEqual([])
    const consequence = await page.locator('#owed-consequence [data-basis]').innerText()
    await clerk.keyboard.press('Control+Enter')
    await expect(page.getByRole('dialog')).toBeHidden()

    const timeline = page.getByRole('region', { name: '办理经过' })
    await expect(timeline).toContainText('承诺不实，取消备案')
    await expect(timeline).toContainText(consequence)
    await expect(page.locator('[data-obligation]')).toContainText('核验不属实')
    await page.screenshot({ path: info.outputPath('filing-terminated.png') })
    const held = await ask(desk, 'filing.get', { filingId })
    expect(held.filing).toMatchObject({
      status: 'terminated',
      obligations: [{ state: 'failed', outcome: { result: 'false' } }],
    })
    await page.keyboard.press('Escape')
    await expect(page.getByText('没有待补材料和待核验承诺')).toBeVisible()
  },
)

journey(
  'many things owed stand by their last day, narrowed down by a key',
  async ({ open }, info) => {
    const { clock, pass } = deskTime()
    const shell = await open(clock)
    const { page, desk } = shell
    await setUpOffice(shell)
    const days = [today, today, addDays(today, 9), addDays(today, 45)]
    for (let index = 0; index < 24; index += 1) {
      const filingId = await acceptOnPromise(shell, 201 + 2 * index)
      const dueDay = days[index % 5]
      const owed = { filingId, obligationId: 'relocation-proof' }
      if (dueDay) await ask(desk, 'filing.setDueDay', { ...owed, dueDay })
    }
    await openList(page)
    await expect(page.getByRole('row')).toHaveCount(25)
    await page.screenshot({ path: info.outputPath('list-long.png') })
    expect(await findBarriers(page), 'long list').toEqual([])
    await page.keyboard.press('6')
    await expect(page.getByRole('row')).toHaveCount(5)
    await page.keyboard.press('3')
    await expect(page.getByRole('row')).toHaveCount(11)
    await page.screenshot({ path: info.outputPath('list-today.png') })

    // A fortnight nobody was at the window, which locked.
    pass(14 * 24 * 3_600)
    await unlock(shell)
    await expect(page.getByRole('heading', { name: '待办材料与承诺' })).toBeVisible()
    await expect(page.getByRole('row', { name: '逾期 10 个工作日' })).toHaveCount(10)
    await expect(page.getByRole('row', { name: '逾期' })).toHaveCount(15)
    await page.screenshot({ path: info.outputPath('list-overdue.png') })
    await page.keyboard.press('F6')
    await expect(page.locator('#owed')).toHaveAttribute('data-tone', 'red')
    await page.screenshot({ path: info.outputPath('first-screen-overdue.png') })
  },
)
