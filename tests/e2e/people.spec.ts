import { expect, type Page } from '@playwright/test'
import { chooseFromList, typeText } from '#build/demo/clerk.ts'
import { ask } from '#build/demo/desk-calls.ts'
import { setFault } from '#build/demo/subsystem-control.ts'
import {
  type TrainingPerson,
  trainingPersons,
  withSharedNumber,
} from '#electron/training/training-persons.ts'
import type { Agent } from '#shared/filing/filing.ts'
import { officeDay } from '#shared/office-day.ts'
import { anEntry, identityNumber } from '#tests/builders.ts'
import { journey } from '#tests/shell/journey.ts'
import { accept, clerkAt, enter, file, setUpOffice } from '#tests/shell/office.ts'
import type { TrainingShell } from '#tests/shell/training-shell.ts'

const PERSONS = trainingPersons()

function getPerson(fits: (person: TrainingPerson) => boolean): TrainingPerson {
  const person = PERSONS.find(fits)
  if (person === undefined) throw new Error('no such training person')
  return person
}

const isLocal = ({ insuredDivision }: TrainingPerson) => insuredDivision === '371002'
const isInsured = ({ insuranceState }: TrainingPerson) => insuranceState === '1'
const LOCAL = getPerson((person) => isLocal(person) && isInsured(person))
const FOREIGN = getPerson((person) => !isLocal(person) && isInsured(person))
const STOPPED = getPerson((person) => !isInsured(person))

/** What one sees of a page, and where it stands. */
function cardOf(page: Page) {
  return page.locator('#person-card')
}

/** Opens 新增备案 on a line that is known to be there. */
async function begin(shell: TrainingShell) {
  await setUpOffice(shell)
  await expect(shell.page.getByText('国家子系统可用')).toBeVisible()
  const clerk = clerkAt(shell)
  await clerk.keyboard.press('F2')
  await expect(shell.page.locator('#submit')).toBeVisible()
  return clerk
}

async function setLine({ training }: TrainingShell, fault: string): Promise<void> {
  if (training === undefined) throw new Error('this shell has no training subsystem')
  await setFault(training, fault)
}

journey('a number that is complete fills what is empty', async ({ open }) => {
  const shell = await open()
  const clerk = await begin(shell)
  await typeText(clerk, 'documentNumber', LOCAL.documentNumber)
  await expect(shell.page.locator('#name')).toHaveValue(LOCAL.name)
  await expect(cardOf(shell.page)).toContainText('正常参保')
  await expect(cardOf(shell.page)).toContainText('山东省 威海市 环翠区')
  const insurance = shell.page.locator('#insuranceType input:checked')
  await expect(insurance).toHaveValue(LOCAL.insuranceType)
  await expect(shell.page.locator('#person-card .ant-btn')).toHaveCount(1)
})

journey('what the clerk typed stays; one key takes what differs', async ({ open }) => {
  const shell = await open()
  const clerk = await begin(shell)
  await chooseFromList(clerk, 'insuredDivision', '371082')
  await shell.page.locator('#documentNumber').focus()
  await clerk.keyboard.type(LOCAL.documentNumber)
  const card = cardOf(shell.page)
  await expect(card).toContainText('参保地：国家子系统为“山东省 威海市 环翠区”')
  await expect(shell.page.locator('#name')).toHaveValue(LOCAL.name)
  await typeText(clerk, 'name', '王小明')
  await expect(card).toContainText(`姓名：国家子系统为“${LOCAL.name}”`)
  await expect(shell.page.locator('#name')).toHaveValue('王小明')
  await clerk.keyboard.press('Control+U')
  await expect(shell.page.locator('#name')).toHaveValue(LOCAL.name)
  await clerk.keyboard.press('Control+U')
  await expect(card).not.toContainText('国家子系统为')
})

journey('a stopped insurance and one of elsewhere are explained', async ({ open }) => {
  const shell = await open()
  const clerk = await begin(shell)
  await typeText(clerk, 'documentNumber', STOPPED.documentNumber)
  await expect(cardOf(shell.page)).toContainText('自 2026-06-30 暂停参保，期间不能直接结算')
  await expect(cardOf(shell.page)).toContainText('请先续保补缴再备案')
  // Another number: what the answer about the first one had filled goes with it.
  await shell.page.locator('#documentNumber').focus()
  await clerk.keyboard.press('Control+A')
  await clerk.keyboard.type(FOREIGN.documentNumber)
  await expect(shell.page.locator('#name')).toHaveValue(FOREIGN.name)
  await expect(cardOf(shell.page)).toContainText('不归本机构备案')
  await expect(cardOf(shell.page)).toContainText('规程第八条')
  await expect(shell.page.locator('#submit')).toBeInViewport({ ratio: 1 })
  await expect(cardOf(shell.page)).toBeInViewport({ ratio: 1 })
})

journey('somebody else in the answer is not shown', async ({ open }) => {
  const shell = await open()
  const clerk = await begin(shell)
  await setLine(shell, 'other-person')
  await typeText(clerk, 'documentNumber', LOCAL.documentNumber)
  await expect(cardOf(shell.page)).toContainText('国家子系统回答的不是此人')
  await expect(shell.page.locator('#name')).toHaveValue('')
  await expect(shell.page.getByText('另一人')).toHaveCount(0)
})

journey('one number of two people asks for the name', async ({ open }) => {
  const shell = await open()
  const clerk = await begin(shell)
  const [one, other] = withSharedNumber(PERSONS).slice(-2)
  await typeText(clerk, 'documentNumber', one?.documentNumber ?? '')
  await expect(cardOf(shell.page)).toContainText('登记了两个人')
  await typeText(clerk, 'name', other?.name ?? '')
  await clerk.keyboard.press('F3')
  await expect(cardOf(shell.page)).toContainText('正常参保')
})

journey('a permit entered as an identity card is told its type', async ({ open }) => {
  const shell = await open()
  const clerk = await begin(shell)
  await typeText(clerk, 'documentNumber', '810000190503121011')
  await expect(shell.page.locator('#documentNumber-note')).toContainText('这是港澳台居民居住证号码')
})

journey(
  'offline the typed entry is accepted and compared when the line is back',
  async ({ open }) => {
    const shell = await open()
    await setUpOffice(shell)
    await setLine(shell, 'offline')
    const { documentNumber, name, gender } = LOCAL
    const insuranceType = LOCAL.insuranceType === '310' ? '390' : '310'
    const typed = { documentNumber, name, gender, insuranceType }
    const { keyboard, page } = clerkAt(shell)
    await keyboard.press('F2')
    await expect(page.locator('#submit')).toBeVisible()
    await page.locator('#documentNumber').fill(documentNumber)
    await keyboard.press('F3')
    await expect(cardOf(page)).toContainText('联网后自动核对')
    await keyboard.press('Escape')
    const filing = await file(shell, anEntry({ ...typed, startDate: officeDay(new Date()) }))
    await setLine(shell, 'none')
    await keyboard.press('F4')
    const kindsOf = async () => {
      const { events } = await ask(shell.desk, 'filing.get', { filingId: filing.id })
      return events.map(({ kind }) => kind)
    }
    await expect.poll(kindsOf, { timeout: 60_000 }).toContain('differs')
    const { filing: later } = await ask(shell.desk, 'filing.get', { filingId: filing.id })
    expect(later.entry.insuranceType).toBe(insuranceType)
    expect(later.receipt?.personNumber).not.toBe('')
  },
)

journey('the guardian of a minor is found with the own filing', async ({ open }) => {
  const shell = await open()
  await setUpOffice(shell)
  const { page } = shell
  const startDate = officeDay(new Date())
  const documentNumber = identityNumber('19860312', 103)
  const guardian = await accept(shell, anEntry({ name: '欧阳远山', documentNumber, startDate }))
  const agent: Agent = {
    name: '欧阳远山',
    documentType: '01',
    documentNumber,
    phone: '13812345678',
    relationship: '5',
  }
  const child = { documentNumber: identityNumber('20150312', 101), name: '欧阳小风', startDate }
  const { keyboard } = await enter(shell, anEntry({ ...child, destination: '440300', agent }))
  const line = page.locator('#guardian')
  await expect(line).toContainText(
    `监护人已备案：就医地 广东省 广州市，受理号 ${guardian.acceptanceNumber}`,
  )
  await expect(line).toContainText('与参保人的就医地不同')
  await page.locator('#agent-documentNumber').focus()
  await keyboard.press('Control+A')
  await keyboard.type(identityNumber('19860312', 105))
  await expect(line).toContainText('未查到监护人的备案')
  await keyboard.press('Control+Enter')
  await expect(page.locator('#form-filing-form')).toBeVisible()
})

journey('a minor without a guardian is accepted after the advice', async ({ open }) => {
  const shell = await open()
  await setUpOffice(shell)
  const documentNumber = identityNumber('20150312', 101)
  const startDate = officeDay(new Date())
  const { keyboard } = await enter(shell, anEntry({ documentNumber, startDate }))
  await expect(shell.page.locator('#agent-advice')).toContainText('未满 18 周岁')
  await keyboard.press('Control+Enter')
  await expect(shell.page.locator('#form-filing-form')).toBeVisible()
})
