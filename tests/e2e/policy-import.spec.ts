import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { ask } from '#build/demo/desk-calls.ts'
import { officeDay } from '#shared/office-day.ts'
import { anEntry } from '#tests/builders.ts'
import { CONTRADICTING_PACK, LATER_PACK, NEXT_LATER_PACK } from '#tests/policy-packs.ts'
import { findBarriers } from '#tests/shell/barriers.ts'
import { journey } from '#tests/shell/journey.ts'
import { enter, setUpOffice, unlock } from '#tests/shell/office.ts'

const today = officeDay(new Date())

/** Opens the import by keyboard. */
async function openImport(page: Page): Promise<void> {
  await page.locator('#importPolicy').focus()
  await page.keyboard.press('Enter')
  await expect(page.locator('#chooseFile')).toBeFocused()
}

/** Chooses a file as a clerk does: Enter on the button, then the system's own dialog. */
async function choose(page: Page, path: string): Promise<void> {
  const chooser = page.waitForEvent('filechooser')
  await page.locator('#chooseFile').focus()
  await page.keyboard.press('Enter')
  await (await chooser).setFiles(path)
}

journey(
  'a city’s pack is looked at, taken, listed, and there after a restart',
  async ({ open }) => {
    const shell = await open()
    const { page, desk, dataDirectory } = shell
    await setUpOffice(shell)
    await page.keyboard.press('F9')
    const ours = page.getByRole('rowgroup', { name: '适用于本机构参保人' })
    await expect(ours.getByRole('row')).toHaveCount(6)
    await expect(page.getByRole('rowgroup', { name: '其他地区' })).toContainText('草案')
    await page.locator('#showPolicies').focus()
    await page.keyboard.press('Enter')
    await expect(page.locator('#importPolicy')).toBeFocused()
    const path = join(dataDirectory, 'later.json')
    writeFileSync(path, JSON.stringify(LATER_PACK, null, 2))
    await openImport(page)
    await choose(page, path)
    const preview = page.locator('#policyPreview')
    await expect(preview).toContainText('威海容缺受理（2026-01-01 版）')
    await expect(preview.getByRole('table', { name: '办理上的变化' })).toContainText(
      '容缺，5 个工作日内补交',
    )
    await expect(preview.getByRole('table', { name: '规则' }).locator('tbody tr')).toHaveText([
      '新增材料的办法异地安置退休人员容缺后补（容缺，5 个工作日内补交）威海容缺通知第一条',
    ])
    expect(await findBarriers(page), 'preview of a pack').toEqual([])
    expect((await ask(desk, 'policy.get', {})).packs.every(({ taken }) => taken === null)).toBe(
      true,
    )

    await page.keyboard.press('Control+Enter')
    await expect(page.getByText('已导入 weihai-later@2026-01-01')).toBeVisible()
    await expect(page.locator('#importPolicy')).toBeFocused()
    await expect(ours.getByRole('row')).toHaveCount(7)
    await expect(ours).toContainText('测试经办员')
    expect(await findBarriers(page), 'settings with an imported pack').toEqual([])
    await shell.stop()

    const again = await open()
    await unlock(again)
    await expect(again.page.getByText('今日受理')).toBeVisible()
    await again.page.keyboard.press('F9')
    await expect(again.page.getByRole('row', { name: /^威海容缺受理/ })).toContainText('生效中')
  },
)

journey('a new version is told against the one it follows', async ({ open }) => {
  const shell = await open()
  const { page } = shell
  await setUpOffice(shell)
  await ask(shell.desk, 'policy.take', { text: JSON.stringify(LATER_PACK) })
  await page.keyboard.press('F9')
  await openImport(page)
  await page.locator('#fileText').fill(JSON.stringify(NEXT_LATER_PACK))
  const preview = page.locator('#policyPreview')
  await expect(preview).toContainText('接替 2026-01-01 版')
  await expect(preview.getByRole('table', { name: '规则' })).toContainText(
    '（原为容缺后补（容缺，5 个工作日内补交））',
  )
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('row', { name: /^威海容缺受理/ })).toContainText([
    '生效中',
    '已有新版本',
  ])
})

journey(
  'an imported pack is offered in the open draft, and the filing keeps it',
  async ({ open }) => {
    const shell = await open()
    const { page, desk } = shell
    await setUpOffice(shell)
    await enter(shell, anEntry({ startDate: today }))
    const evidence = page.locator('#materials-relocation-proof')
    await expect(evidence).toContainText('个人承诺书')
    await expect(evidence).not.toContainText('容缺后补')
    await page.keyboard.press('F9')
    await openImport(page)
    await page.locator('#fileText').fill(JSON.stringify(LATER_PACK))
    await expect(page.locator('#policyPreview')).toBeVisible()
    await page.keyboard.press('Control+Enter')
    await expect(page.locator('#importPolicy')).toBeFocused()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: /欧阳长风/ }).focus()
    await page.keyboard.press('Enter')
    await expect(evidence).toContainText('容缺后补')

    // While the draft is on the screen the next version comes.
    await evidence.getByRole('radio', { name: '容缺后补' }).focus()
    await page.keyboard.press('Space')
    await ask(desk, 'policy.take', { text: JSON.stringify(NEXT_LATER_PACK) })
    await expect(page.getByText('威海容缺通知第二条').first()).toBeVisible()
    await page.keyboard.press('Control+Enter')
    await expect(page.locator('#form-filing-form')).toBeVisible()
    const { documentType, documentNumber } = anEntry()
    const [filing] = await ask(desk, 'filing.findByPerson', { documentType, documentNumber })
    expect(filing?.policy.packs).toContainEqual({ id: 'weihai-later', version: '2026-06-01' })
  },
)

journey('a pack that contradicts is refused with every place and reason', async ({ open }) => {
  const shell = await open()
  const { page, desk, dataDirectory } = shell
  await setUpOffice(shell)
  await page.keyboard.press('F9')
  await openImport(page)
  expect(await findBarriers(page), 'import, empty').toEqual([])

  const path = join(dataDirectory, 'shorter.json')
  writeFileSync(path, JSON.stringify(CONTRADICTING_PACK))
  await choose(page, path)
  const alert = page.getByRole('alert')
  await expect(alert).toContainText('不能导入，现有政策没有改动')
  await expect(alert.getByRole('listitem')).toHaveText([
    'rules[1].because[0]：引用的“威海容缺通知第九条”不在本政策包和上级政策包的条文中',
    /^rules\[1\]：与上级政策“国家”规程第十条的规定不同/,
    /^rules\[1\]：与上级政策“山东”鲁医保发〔2022〕26号二（一）的规定不同/,
  ])
  expect(await findBarriers(page), 'import refused').toEqual([])
  await expect(page.locator('#takeFile')).toBeDisabled()
  await page.keyboard.press('Control+Enter')
  await expect(alert).toBeVisible()

  await page.locator('#fileText').fill('{ "id": "weihai" }')
  await expect(alert).toContainText('version：缺少这一项')
  await page.locator('#fileText').fill('威海通知')
  await expect(alert).toContainText('不是 JSON 文件')
  await page.keyboard.press('Escape')
  await expect(page.locator('#importPolicy')).toBeFocused()
  expect((await ask(desk, 'policy.get', {})).packs.every(({ taken }) => taken === null)).toBe(true)
  const refused = await desk.call('policy.take', { text: JSON.stringify(CONTRADICTING_PACK) })
  expect(refused).toMatchObject({ ok: false, error: { code: 'policy-file' } })
})
