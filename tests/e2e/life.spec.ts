import { expect } from '@playwright/test'
import { chooseFromList, moveTo, typeText } from '#build/demo/clerk.ts'
import { ask } from '#build/demo/desk-calls.ts'
import { readHeldFilings, setFault } from '#build/demo/subsystem-control.ts'
import { addMonths } from '#shared/calendar/months.ts'
import type { Filing, FilingEntry } from '#shared/filing/filing.ts'
import { officeDay } from '#shared/office-day.ts'
import { anEntry, UNRULED_DIVISION } from '#tests/builders.ts'
import { findBarriers } from '#tests/shell/barriers.ts'
import { journey } from '#tests/shell/journey.ts'
import { accept, clerkAt, PASSWORD, setUpOffice } from '#tests/shell/office.ts'
import type { TrainingShell } from '#tests/shell/training-shell.ts'

const today = officeDay(new Date())
const SECOND = { number: '9002', name: '复核员甲' }
const SECOND_PASSWORD = 'another password'

/** Files an entry, waits until the subsystem has it, and shows its page. */
async function acknowledged(
  shell: TrainingShell,
  entry: Partial<FilingEntry> = {},
): Promise<Filing> {
  await setUpOffice(shell)
  const filing = await accept(shell, anEntry({ startDate: today, ...entry }))
  await expect(shell.page.getByText('子系统已确认').first()).toBeVisible()
  return filing
}

async function current({ desk }: TrainingShell, { id }: Filing) {
  return ask(desk, 'filing.get', { filingId: id })
}

function heldBy({ training }: TrainingShell) {
  if (training === undefined) throw new Error('this shell has no training subsystem')
  return readHeldFilings(training)
}

/** Chooses an option of a radio row by the arrow keys. */
async function choose(shell: TrainingShell, id: string, label: string): Promise<void> {
  const clerk = clerkAt(shell)
  await moveTo(clerk, id)
  const options = shell.page.locator(`#${id} label`)
  const wanted = (await options.allTextContents()).indexOf(label)
  const radio = options.nth(wanted).locator('input')
  for (let presses = 0; presses < 6 && !(await radio.isChecked()); presses += 1) {
    await clerk.keyboard.press('ArrowRight')
  }
  await expect(radio).toBeChecked()
}

journey(
  'a change of the destination is taken by the subsystem as a new version',
  async ({ open }) => {
    const shell = await open()
    const { page } = shell
    const filing = await acknowledged(shell)
    const clerk = clerkAt(shell)
    await page.keyboard.press('b')
    await expect(page.locator('#name')).toBeDisabled()
    await expect(page.locator('#documentNumber')).toBeDisabled()
    await expect(page.getByText('没有改动任何内容').first()).toBeVisible()
    await chooseFromList(clerk, 'destination', '深圳市')
    await typeText(clerk, 'address', '福田区深南大道 1 号')
    expect(await findBarriers(page), 'change').toEqual([])
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog', { name: '放弃这次变更？' })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.locator('#address')).toHaveValue('福田区深南大道 1 号')

    await page.keyboard.press('Control+Enter')
    const dialog = page.getByRole('dialog', { name: '变更备案' })
    await expect(dialog).toContainText('广州市 → 广东省 深圳市')
    await page.keyboard.press('Control+Enter')
    await expect(dialog.getByText('请写明原因')).toBeVisible()
    await clerk.keyboard.type('随子女改去深圳居住')
    await choose(shell, 'costArisen', '没有')
    await choose(shell, 'inHospital', '否')
    await expect(page.locator('#rule-answer')).toHaveAttribute('data-tone', 'allowed')
    expect(await findBarriers(page), 'change dialog').toEqual([])
    await page.keyboard.press('Control+Enter')

    const timeline = page.getByRole('region', { name: '办理经过' })
    await expect(timeline.getByText('随子女改去深圳居住')).toBeVisible()
    await expect(timeline).toContainText('广州市 → 广东省 深圳市')
    await expect.poll(async () => (await current(shell, filing)).filing.receipt?.version).toBe('2')
    expect(await heldBy(shell)).toMatchObject([{ rloc_admdvs: '440300', ver_no: '2' }])
  },
)

journey('a change begun and given up leaves the filing as it was', async ({ open }) => {
  const shell = await open()
  const { page } = shell
  await acknowledged(shell)
  await page.keyboard.press('b')
  await page.keyboard.press('Escape')
  await expect(page.locator('#life-change')).toBeVisible()
  await page.keyboard.press('b')
  await typeText(clerkAt(shell), 'phone', '13900000000')
  await page.keyboard.press('F4')
  await expect(page.getByRole('dialog', { name: '放弃这次变更？' })).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page.locator('#submit')).toHaveCount(0)
})

journey(
  '威海 ends a filing without cost at once, with cost only after its months',
  async ({ open }) => {
    const shell = await open()
    const { page } = shell
    const filing = await acknowledged(shell)
    await page.keyboard.press('z')
    const answer = page.locator('#rule-answer')
    await expect(answer).toHaveAttribute('data-tone', 'ask')
    await page.keyboard.type('已回威海居住')
    await choose(shell, 'costArisen', '有')
    await expect(answer).toHaveAttribute('data-tone', 'forbidden')
    await expect(answer).toContainText('个月')
    await page.keyboard.press('Control+Enter')
    expect((await current(shell, filing)).filing.status).toBe('acknowledged')
    await moveTo(clerkAt(shell), 'rule-answer')
    await page.keyboard.press('Enter')
    await expect(answer.locator('blockquote').first()).toBeVisible()
    expect(await findBarriers(page), 'terminate').toEqual([])

    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await page.keyboard.press('z')
    await expect(page.locator('#reason')).toHaveValue('已回威海居住')
    await choose(shell, 'costArisen', '没有')
    await choose(shell, 'inHospital', '否')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('status').getByText('已终止').first()).toBeVisible()
    await expect(page.getByRole('status').getByText('已回威海居住')).toBeVisible()
    await expect.poll(async () => heldBy(shell)).toMatchObject([{ vali_flag: '0' }])

    await page.keyboard.press('b')
    const refused = page.getByRole('dialog', { name: '现在不能变更' })
    await expect(refused).toContainText('终止后不能再办变更')
    await expect(refused).toContainText('规程第十条、第十三条')
    expect(await findBarriers(page), 'refused by rule').toEqual([])
    await page.keyboard.press('Escape')
    await expect(refused).toHaveCount(0)
  },
)

journey('作废 needs another operator and that operator’s password', async ({ open }) => {
  const shell = await open()
  const { page, desk } = shell
  const filing = await acknowledged(shell)
  await page.keyboard.press('v')
  await expect(page.getByText('本机只有一位经办人')).toBeVisible()
  await page.keyboard.press('Escape')
  await ask(desk, 'operator.add', {
    operator: SECOND,
    initialPassword: SECOND_PASSWORD,
    password: PASSWORD,
  })
  await page.keyboard.press('v')
  await page.keyboard.type('就医地录错')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('请同意人输入本人密码')).toBeVisible()
  await moveTo(clerkAt(shell), 'second-password')
  await page.keyboard.type('not that password')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('alert').getByText('密码')).toBeVisible()
  await expect(page.locator('#reason')).toHaveValue('就医地录错')
  await expect(page.locator('#second-password')).toBeFocused()
  expect(await findBarriers(page), 'void').toEqual([])
  expect((await current(shell, filing)).filing.status).toBe('acknowledged')
  await page.keyboard.type(SECOND_PASSWORD)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('status').getByText('已作废').first()).toBeVisible()
  await expect(page.getByRole('status').getByText(`${SECOND.name} 同意`)).toBeVisible()
})

journey('an end that has not left is taken back', async ({ open }) => {
  const shell = await open()
  const { page, training } = shell
  const filing = await acknowledged(shell)
  await page.keyboard.press('t')
  await expect(page.getByRole('dialog', { name: '现在不能撤回' })).toContainText('没有可撤回')
  await page.keyboard.press('Escape')
  if (training) await setFault(training, 'offline')
  await page.keyboard.press('z')
  await page.keyboard.type('已回威海居住')
  await choose(shell, 'costArisen', '没有')
  await page.keyboard.press('Control+Enter')
  await expect.poll(async () => (await current(shell, filing)).filing.status).toBe('terminated')
  await expect.poll(async () => (await current(shell, filing)).outbox.at(-1)?.state).toBe('queued')
  await expect(page.getByRole('status').getByText('已终止').first()).toBeVisible()
  await page.keyboard.press('t')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.type('办错了人')
  await page.keyboard.press('Control+Enter')
  await expect.poll(async () => (await current(shell, filing)).filing.status).toBe('acknowledged')
})

journey('a renewal opens as a draft with everything but what is shown anew', async ({ open }) => {
  const shell = await open()
  const { page } = shell
  await acknowledged(shell, {
    // The country sets temporary filings an end, 威海 does not.
    insuredDivision: UNRULED_DIVISION,
    category: 'temporary',
    endDate: addMonths(today, 6),
    materials: {},
  })
  await page.keyboard.press('x')
  await expect(page.locator('#submit')).toBeVisible()
  await expect(page.locator('#name')).toHaveValue('欧阳长风')
  await expect(page.locator('#startDate')).not.toHaveValue(today)
  await expect(page.locator('#voucher input:checked')).toHaveCount(0)
})
