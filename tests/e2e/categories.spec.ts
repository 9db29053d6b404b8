import { expect } from '@playwright/test'
import { moveTo } from '#build/demo/clerk.ts'
import { ask } from '#build/demo/desk-calls.ts'
import { readHeldFilings } from '#build/demo/subsystem-control.ts'
import { addMonths } from '#shared/calendar/months.ts'
import type { FilingEntry } from '#shared/filing/filing.ts'
import { officeDay } from '#shared/office-day.ts'
import { anEntry, identityNumber } from '#tests/builders.ts'
import { journey } from '#tests/shell/journey.ts'
import { enter, file, setUpOffice } from '#tests/shell/office.ts'

const today = officeDay(new Date())
const halfYear = addMonths(today, 6)

/** A filing of each category that is filed as a matter of course, each of its own person. */
const FILED: readonly [code: string, entry: Partial<FilingEntry>][] = [
  ['L1', { category: 'relocated-retiree', materials: { 'relocation-proof': 'promise' } }],
  [
    'L2',
    {
      category: 'long-term-resident',
      destination: '429004',
      materials: { 'residence-proof': 'residence-certificate' },
    },
  ],
  [
    'L3',
    {
      category: 'stationed-worker',
      destination: '660000',
      materials: { 'work-proof': 'work-contract' },
    },
  ],
  [
    'T1',
    {
      category: 'referred',
      destination: '110000',
      endDate: halfYear,
      materials: { 'referral-proof': 'referral-certificate' },
    },
  ],
  ['T3', { category: 'temporary', destination: '540000', endDate: halfYear, materials: {} }],
]

for (const [at, [code, changes]] of FILED.entries()) {
  journey(
    `${changes.category} is filed by keyboard alone and goes out as ${code}`,
    async ({ open }) => {
      const shell = await open()
      await setUpOffice(shell)
      const documentNumber = identityNumber('19560312', 201 + at * 2)
      const filing = await file(shell, anEntry({ documentNumber, startDate: today, ...changes }))
      await expect
        .poll(
          async () => (await ask(shell.desk, 'filing.get', { filingId: filing.id })).filing.status,
        )
        .toBe('acknowledged')
      const held = shell.training ? await readHeldFilings(shell.training) : []
      expect(held).toMatchObject([
        { certno: documentNumber, exp_content: { x_fil_psn_type: code } },
      ])
    },
  )
}

journey('an emergency is explained and not filed, until the clerk says so', async ({ open }) => {
  const shell = await open()
  await setUpOffice(shell)
  const { page } = shell
  const emergency = anEntry({
    category: 'emergency',
    startDate: today,
    endDate: halfYear,
    materials: {},
  })
  const person = { documentType: '01', documentNumber: emergency.documentNumber }
  const clerk = await enter(shell, emergency)
  const panel = page.getByRole('region', { name: '异地急诊抢救人员视同已备案' })
  await expect(panel).toContainText('规程第八条（五）')
  await expect(panel).toContainText('“门诊急诊转诊标志”或“住院类型”为“急诊”')
  await clerk.keyboard.press('Control+Enter')
  await expect(page.locator('#category-note')).toContainText('视同已备案')
  await expect(page.locator('#category')).toBeFocused()
  expect(await ask(shell.desk, 'filing.findByPerson', person)).toEqual([])

  await moveTo(clerk, 'fileAnyway')
  await clerk.keyboard.press('Space')
  await clerk.keyboard.press('Control+Enter')
  await expect(page.locator('#form-filing-form')).toBeVisible()
  const [filing] = await ask(shell.desk, 'filing.findByPerson', person)
  await expect
    .poll(
      async () =>
        (await ask(shell.desk, 'filing.get', { filingId: filing?.id ?? '' })).filing.status,
    )
    .toBe('acknowledged')
  const held = shell.training ? await readHeldFilings(shell.training) : []
  expect(held).toMatchObject([{ exp_content: { x_fil_psn_type: 'T2' } }])
  expect(held[0]).not.toHaveProperty('rloc_rea')
})
