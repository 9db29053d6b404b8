import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { moveTo, typeText } from '#build/demo/clerk.ts'
import { ask } from '#build/demo/desk-calls.ts'
import { slotPaths } from '#electron/vault/slot-files.ts'
import { officeDay } from '#shared/office-day.ts'
import { anEntry } from '#tests/builders.ts'
import { findBarriers } from '#tests/shell/barriers.ts'
import { journey } from '#tests/shell/journey.ts'
import { accept, clerkAt, PASSWORD, setUpOffice, unlock } from '#tests/shell/office.ts'
import type { TrainingShell } from '#tests/shell/training-shell.ts'

test.beforeEach(() => test.setTimeout(120_000))

/** A filed person, and the desk backed up to a place of its own. */
async function fileAndBackUp(shell: TrainingShell, place: string): Promise<void> {
  const { page } = shell
  await setUpOffice(shell)
  await accept(shell, anEntry({ startDate: officeDay(new Date()) }))
  mkdirSync(place)
  await page.keyboard.press('F9')
  const clerk = clerkAt(shell)
  await typeText(clerk, 'backupPlace', place)
  await page.keyboard.press('Enter')
  await expect(page.getByText('第一份备份核对无误')).toBeVisible()
}

journey(
  'a machine whose data is damaged is brought back from its backup by password',
  async ({ open, dataDirectory }, info) => {
    const place = join(dataDirectory, 'elsewhere')
    const first = await open()
    await fileAndBackUp(first, place)
    expect(await findBarriers(first.page), 'settings').toEqual([])
    await first.page.screenshot({ path: info.outputPath('settings.png') })
    await first.stop()
    writeFileSync(join(dataDirectory, 'training', 'vault', 'vault.db'), 'damaged')
    rmSync(join(dataDirectory, 'training', 'vault', 'vault.db-wal'), { force: true })

    const shell = await open()
    const { page } = shell
    await unlock(shell)
    await expect(page.getByText('数据文件读不出来')).toBeVisible()
    await expect(page.getByRole('radio', { name: /恢复最近备份/ })).toBeFocused()
    expect(await findBarriers(page), 'recovery').toEqual([])
    await page.screenshot({ path: info.outputPath('recovery.png') })
    await page.keyboard.press('F8')
    await expect(page.getByRole('radio', { name: /1 份备案/ }).first()).toBeChecked()
    expect(await findBarriers(page), 'restore').toEqual([])
    await typeText(clerkAt(shell), 'restorePassword', PASSWORD)
    await page.screenshot({ path: info.outputPath('restore.png') })
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('status')).toContainText('共 1 份备案')
    await page.screenshot({ path: info.outputPath('restored.png') })
    await page.keyboard.press('Enter')
    await unlock(shell)
    await expect(page.getByText('今日受理')).toBeVisible()
    const { documentType, documentNumber } = anEntry()
    const person = { documentType, documentNumber }
    expect(await ask(shell.desk, 'filing.findByPerson', person)).toHaveLength(1)
  },
)

journey(
  'a machine that lost its key slots takes them from the backup and keeps its data',
  async ({ open, dataDirectory }, info) => {
    const place = join(dataDirectory, 'elsewhere')
    const first = await open()
    await fileAndBackUp(first, place)
    await first.stop()
    for (const path of slotPaths(join(dataDirectory, 'training', 'vault'))) rmSync(path)

    const shell = await open()
    const { page } = shell
    await expect(page.getByText('都不见了，数据还在')).toBeVisible()
    await page.screenshot({ path: info.outputPath('slots-lost.png') })
    await page.keyboard.press('F8')
    await expect(page.getByRole('radio', { name: /1 份备案/ }).first()).toBeChecked()
    await typeText(clerkAt(shell), 'restorePassword', PASSWORD)
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('status')).toContainText('本机的备案数据打得开，没有替换')
    await page.screenshot({ path: info.outputPath('slots-back.png') })
    await page.keyboard.press('Enter')
    await unlock(shell)
    await expect(page.getByText('今日受理')).toBeVisible()
    expect(readdirSync(join(dataDirectory, 'training')).join()).not.toContain('set-aside')
  },
)

journey(
  'another machine takes the office over by the recovery code',
  async ({ open, dataDirectory }, info) => {
    const place = join(dataDirectory, 'elsewhere')
    const first = await open()
    await fileAndBackUp(first, place)
    const clerk = clerkAt(first)
    await typeText(clerk, 'recoveryPassword', PASSWORD)
    await first.page.keyboard.press('Enter')
    const shown = first.page.locator('output', { hasText: '恢复码' })
    await expect(shown).toContainText('只显示这一次')
    const code = /([0-9A-Z]{4}-){6}[0-9A-Z]{4}/.exec(await shown.innerText())?.[0] ?? ''
    await first.page.screenshot({ path: info.outputPath('code.png') })
    await first.stop()
    rmSync(join(dataDirectory, 'training', 'vault'), { recursive: true })
    rmSync(join(dataDirectory, 'training', 'backup-places.json'))

    const shell = await open()
    const { page } = shell
    await expect(page.getByRole('heading', { name: '首次启动' })).toBeVisible()
    await page.keyboard.press('F8')
    await expect(page.getByText('这里没有找到备份')).toBeVisible()
    const other = clerkAt(shell)
    await typeText(other, 'restorePlace', place)
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('radio', { name: /1 份备案/ }).first()).toBeChecked()
    await moveTo(other, 'restoreBy')
    await page.keyboard.press('ArrowRight')
    await typeText(
      other,
      'restoreCode',
      code.replace(/.$/, (last) => (last === '0' ? '1' : '0')),
    )
    await typeText(other, 'restorePassword', 'a new window password')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('alert')).toContainText('写错或漏了')
    await typeText(other, 'restoreCode', code.toLowerCase())
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('status')).toContainText('共 1 份备案')
    await page.keyboard.press('Enter')
    await unlock(shell, 'a new window password')
    await expect(page.getByText('今日受理')).toBeVisible()
  },
)

journey(
  'a machine that lost its head files is looked at first, and then goes on with all it has',
  async ({ open, dataDirectory }, info) => {
    const first = await open()
    await setUpOffice(first)
    await accept(first, anEntry({ startDate: officeDay(new Date()) }))
    await first.stop()
    for (const head of ['head-0', 'head-1']) {
      rmSync(join(dataDirectory, 'training', 'vault', head))
    }

    const shell = await open()
    const { page, desk } = shell
    await unlock(shell)
    await expect(page.getByText('校验文件 head-0、head-1 不见了')).toBeVisible()
    await expect(page.getByRole('radio', { name: /用现有数据继续受理/ })).toBeChecked()
    await page.keyboard.press('ArrowDown')
    await page.screenshot({ path: info.outputPath('ways.png') })
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('alert')).toContainText('只读查看')
    const { documentType, documentNumber } = anEntry()
    const [filing] = await ask(desk, 'filing.findByPerson', { documentType, documentNumber })
    expect(filing).toBeDefined()
    const office = {
      name: '别的机构',
      division: '371002',
      agencyCode: '371002001',
      phone: '0631-5200000',
    }
    expect(await desk.call('settings.setOffice', office)).toMatchObject({
      error: { code: 'read-only' },
    })
    await page.screenshot({ path: info.outputPath('read-only.png') })
    await page.keyboard.press('Control+l')
    await unlock(shell)
    await expect(page.getByRole('radio', { name: /用现有数据继续受理/ })).toBeChecked()
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText('今日受理')).toBeVisible()
    await expect(page.getByText('只读查看')).toBeHidden()
    expect(await ask(desk, 'filing.findByPerson', { documentType, documentNumber })).toHaveLength(1)
  },
)
