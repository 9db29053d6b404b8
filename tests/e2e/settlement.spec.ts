import { expect, type Page } from '@playwright/test'
import { typeText } from '#build/demo/clerk.ts'
import { ask } from '#build/demo/desk-calls.ts'
import { setFault } from '#build/demo/subsystem-control.ts'
import { trainingPersons } from '#electron/training/training-persons.ts'
import { trainingSettlements } from '#electron/training/training-settlements.ts'
import { yuan } from '#shared/settlement/money.ts'
import { identityNumber } from '#tests/builders.ts'
import { findBarriers } from '#tests/shell/barriers.ts'
import { journey } from '#tests/shell/journey.ts'
import { clerkAt, setUpOffice, unlock } from '#tests/shell/office.ts'
import type { TrainingShell } from '#tests/shell/training-shell.ts'

/** Somebody who was in hospital twice or more this year. */
const PATIENT = trainingPersons().find((person) => trainingSettlements(person).length > 1)
const STAYS = PATIENT ? trainingSettlements(PATIENT) : []
const YEAR = { settledFrom: '2026-01-01', settledTo: '2026-12-31' }

const answerOf = (page: Page) =>
  page.getByRole('region', { name: '结算', exact: true }).getByRole('status')

/** Opens the screen by its key and asks for somebody's settlements of the year. */
async function lookUp(shell: TrainingShell, documentNumber: string): Promise<void> {
  const clerk = clerkAt(shell)
  await clerk.keyboard.press('F8')
  await expect(shell.page.locator('#settledNumber')).toBeFocused()
  await clerk.keyboard.type(documentNumber)
  for (const [field, day] of Object.entries(YEAR)) await typeText(clerk, field, day)
  await clerk.keyboard.press('Control+Enter')
}

journey(
  'settlements are looked up, kept, printed, and there without a line',
  async ({ open }, info) => {
    const first = await open()
    await setUpOffice(first)
    await first.page.keyboard.press('F8')
    await expect(first.page.getByText('录入证件号码，按 Ctrl+Enter 查询')).toBeVisible()
    await first.page.keyboard.press('Control+Enter')
    await expect(first.page.locator('#settledNumber')).toBeFocused()
    await expect(first.page.getByText('请录入证件号码')).toBeVisible()
    await first.page.screenshot({ path: info.outputPath('empty.png') })
    expect(await findBarriers(first.page), 'nothing asked').toEqual([])

    await lookUp(first, PATIENT?.documentNumber ?? '')
    await expect(answerOf(first.page)).toHaveText(`查到 ${STAYS.length} 笔，已留存本机`)
    await expect(first.page.locator('#settlements tbody tr').first()).toBeFocused()
    await first.page.keyboard.press('ArrowDown')
    await first.page.keyboard.press('Enter')
    await expect(first.page.locator('#preview-statement')).toBeFocused()
    await first.page.screenshot({ path: info.outputPath('found.png') })
    expect(await findBarriers(first.page), 'found').toEqual([])
    // Newest first: the second row is the last but one.
    const second = STAYS.at(-2)
    const shown = first.page.getByRole('region', { name: second?.hospital.name ?? '' })
    await expect(shown.getByText(yuan(second?.paid.total ?? 0)).first()).toBeVisible()
    await expect(shown.getByRole('table', { name: '大类费用' }).locator('tbody tr')).toHaveCount(14)
    await first.page.keyboard.press('Space')
    await expect(first.page.locator('dialog canvas')).toBeVisible()
    await first.page.screenshot({ path: info.outputPath('preview.png') })
    await first.page.keyboard.press('Escape')
    await first.page.keyboard.press('s')
    await expect(shown.getByText('已存为')).toBeVisible()

    // The next person's number takes the name of the one before away.
    await first.page.locator('#settledName').fill(PATIENT?.name ?? '')
    await first.page.keyboard.press('Control+Enter')
    await expect(answerOf(first.page)).toHaveText(`查到 ${STAYS.length} 笔，已留存本机`)
    await first.page.keyboard.press('F8')
    await first.page.keyboard.type(identityNumber('19700101', 107))
    await expect(first.page.locator('#settledName')).toHaveValue('')
    await first.stop()

    const shell = await open()
    await unlock(shell)
    await expect(shell.page.getByText('今日受理')).toBeVisible()
    if (shell.training) await setFault(shell.training, 'offline')
    await lookUp(shell, PATIENT?.documentNumber ?? '')
    await expect(answerOf(shell.page)).toContainText(`下列 ${STAYS.length} 笔是本机以前留存的`)
    await shell.page.screenshot({ path: info.outputPath('offline.png') })
    await shell.page.keyboard.press('Enter')
    await shell.page.keyboard.press('s')
    await expect(shell.page.getByText('已存为')).toBeVisible()
    await lookUp(shell, identityNumber('19700101', 107))
    await expect(answerOf(shell.page)).toContainText('本机也没有留存此人')
    const { desk } = shell
    const kept = await ask(desk, 'settlement.kept', {
      documentType: '01',
      documentNumber: PATIENT?.documentNumber ?? '',
      name: '',
      from: YEAR.settledFrom,
      to: YEAR.settledTo,
    })
    expect(kept.map(({ settlementNumber }) => settlementNumber).toSorted()).toEqual(
      STAYS.map(({ setl_id }) => setl_id).toSorted(),
    )
  },
)

journey('an answer that comes late never stands under another person', async ({ open }) => {
  const shell = await open()
  const { page, desk, training } = shell
  await setUpOffice(shell)
  if (training) await setFault(training, 'slow')
  const documentNumber = PATIENT?.documentNumber ?? ''
  await lookUp(shell, documentNumber)
  await page.keyboard.press('F8')
  await page.keyboard.type('1699')
  // The same question once more: when it is answered, the first one has been.
  const days = { from: YEAR.settledFrom, to: YEAR.settledTo }
  await ask(desk, 'settlement.lookUp', { documentType: '01', documentNumber, name: '', ...days })
  await page.keyboard.type('07')
  await expect(page.locator('#settledNumber')).toHaveValue('169907')
  await expect(page.locator('#settlements tbody tr')).toHaveCount(0)
})
