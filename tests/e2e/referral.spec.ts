import { expect, test } from '@playwright/test'
import { chooseFromList, moveTo } from '#build/demo/clerk.ts'
import { ask } from '#build/demo/desk-calls.ts'
import { readHeldFilings } from '#build/demo/subsystem-control.ts'
import { addMonths } from '#shared/calendar/months.ts'
import type { FilingEntry } from '#shared/filing/filing.ts'
import { officeDay } from '#shared/office-day.ts'
import { anEntry, aReferral, identityNumber } from '#tests/builders.ts'
import { findBarriers } from '#tests/shell/barriers.ts'
import { journey } from '#tests/shell/journey.ts'
import { enter, file, setUpOffice } from '#tests/shell/office.ts'

const today = officeDay(new Date())

function aReferred(serial: number, changes: Partial<FilingEntry>): FilingEntry {
  return anEntry({
    documentNumber: identityNumber('19560312', serial),
    category: 'referred',
    destination: '110000',
    startDate: today,
    endDate: addMonths(today, 6),
    materials: { 'referral-proof': 'referral-certificate' },
    ...changes,
  })
}

test.beforeEach(() => test.setTimeout(180_000))

const AGENT = {
  name: '李小明',
  documentType: '01',
  documentNumber: identityNumber('19850101', 118, '169930'),
  phone: '13987654321',
  relationship: '2',
}

journey(
  'a person of Tianjin is referred by an institution of level three, and by no other',
  async ({ open }, testInfo) => {
    const shell = await open()
    await setUpOffice(shell)
    const { page } = shell
    const picture = (name: string) => page.screenshot({ path: testInfo.outputPath(`${name}.png`) })
    const right = aReferral({ date: today, issuerCode: 'H00000000000', diagnosisCode: 'I25.1' })
    const wrong = { ...right, issuerLevel: '2', opinionBy: 'attending', approvedBy: '' } as const
    const entry = aReferred(311, { insuredDivision: '120101', referral: wrong })
    const person = { documentType: '01', documentNumber: entry.documentNumber }
    const clerk = await enter(shell, entry)
    await clerk.keyboard.press('Control+Enter')
    await expect(page.locator('#referral-issuerLevel-note')).toContainText(
      '转诊证明由二级医疗机构开具，应由本市三级定点医疗机构开具',
    )
    await expect(page.locator('#referral-issuerLevel-note')).toContainText('第十六条')
    await expect(page.locator('#referral-opinionBy-note')).toContainText('应由副高级以上医师出具')
    await expect(page.locator('#referral-approvedBy-note')).toContainText('未经科室主任核准')
    await expect(page.locator('#referral-issuerLevel')).toBeFocused()
    expect(await findBarriers(page), 'refused').toEqual([])
    await picture('refused')
    await clerk.keyboard.press('F1')
    const help = page.getByRole('complementary', { name: '填写帮助' })
    await expect(help).toContainText('经本市三级定点医疗机构办理转外就医手续')
    await picture('help')
    await clerk.keyboard.press('F1')
    expect(await ask(shell.desk, 'filing.findByPerson', person)).toEqual([])

    await chooseFromList(clerk, 'referral-issuerLevel', '三级')
    await chooseFromList(clerk, 'referral-opinionBy', '副主任医师')
    await moveTo(clerk, 'referral-approvedBy')
    await clerk.keyboard.press('Space')
    await picture('right')
    await clerk.keyboard.press('Control+Enter')
    await expect(page.locator('#form-filing-form')).toBeVisible()
    await expect(page.getByText('天津市河滨中心医院（三级）')).toBeVisible()
    await picture('filed')
    const [filing] = await ask(shell.desk, 'filing.findByPerson', person)
    expect(filing?.entry.referral).toEqual(right)
    await expect
      .poll(async () => (shell.training ? await readHeldFilings(shell.training) : []))
      .toMatchObject([
        {
          rloc_admdvs: '110000',
          trafout_fixmedins_name: right.issuer,
          diag_name: right.diagnosis,
          refl_date: today,
          exp_content: { x_refl: { x_issu_lv: '3', reflin_medins_name: right.receiver } },
        },
      ])
  },
)

journey('where no text demands it, the certificate alone is enough', async ({ open }) => {
  const shell = await open()
  await setUpOffice(shell)
  const filing = await file(shell, aReferred(313, { insuredDivision: '320102' }))
  expect(filing.entry.referral).toBeNull()
})

journey('with everything open 受理 stays on the page', async ({ open }, testInfo) => {
  const shell = await open()
  await setUpOffice(shell)
  const { page } = shell
  await page.setViewportSize({ width: 1366, height: 650 })
  const onward = {
    from: '北京市河滨心血管病医院',
    relation: 'same-province',
    issuer: '其他医疗机构',
    date: today,
  } as const
  const entry = aReferred(315, {
    insuredDivision: '120101',
    referral: aReferral({ date: today, onward }),
    agent: AGENT,
  })
  const clerk = await enter(shell, entry)
  await clerk.keyboard.press('Control+Enter')
  await expect(page.locator('#referral-onward-issuer-note')).toContainText(
    '应由第一家转入医疗机构出具',
  )
  await expect(page.locator('#referral-onward-issuer')).toBeFocused()
  await expect(page.locator('#submit')).toBeInViewport({ ratio: 1 })
  expect(await findBarriers(page), 'everything open').toEqual([])
  await page.screenshot({ path: testInfo.outputPath('everything.png') })
  await chooseFromList(clerk, 'referral-onward-issuer', '第一家转入医疗机构')
  await clerk.keyboard.press('Control+Enter')
  await expect(page.locator('#form-filing-form')).toBeVisible()
  await expect(page.getByText('自北京市河滨心血管病医院转出（备案地省内）')).toBeVisible()
  await page.screenshot({ path: testInfo.outputPath('filed.png') })
})
