import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { typeText } from '#build/demo/clerk.ts'
import { ask } from '#build/demo/desk-calls.ts'
import { officeDay } from '#shared/office-day.ts'
import { anEntry } from '#tests/builders.ts'
import { journey } from '#tests/shell/journey.ts'
import { accept, clerkAt, file, setUpOffice, unlock } from '#tests/shell/office.ts'
import { openShell, type TrainingShell } from '#tests/shell/training-shell.ts'

/** Kills every process of the shell's browser, as a crash or the power switch would. */
function killBrowser({ dataDirectory }: TrainingShell): void {
  const processes = execFileSync('pgrep', ['-f', join(dataDirectory, 'window')], {
    encoding: 'utf8',
  })
  for (const id of processes.trim().split('\n')) {
    try {
      process.kill(Number(id), 'SIGKILL')
    } catch {
      // It ended with its parent.
    }
  }
}

journey('a draft survives the death of the browser and a restart', async ({ dataDirectory }) => {
  const before = await openShell(dataDirectory)
  await setUpOffice(before)
  const clerk = clerkAt(before)
  await clerk.keyboard.press('F2')
  await typeText(clerk, 'name', '司徒望舒')
  await typeText(clerk, 'address', '天河区体育西路 1 号')
  await expect
    .poll(async () => (await ask(before.desk, 'draft.list', {}))[0]?.entry.address)
    .toBe('天河区体育西路 1 号')
  killBrowser(before)
  await before.desk.stop()

  const after = await openShell(dataDirectory)
  await unlock(after)
  await expect(after.page.getByText('司徒望舒')).toBeVisible()
  await after.page.getByRole('button', { name: /继续/ }).first().press('Enter')
  await expect(after.page.locator('#name')).toHaveValue('司徒望舒')
  await expect(after.page.locator('#address')).toHaveValue('天河区体育西路 1 号')
  await after.stop()
})

journey('the window’s store may vanish while closed and nothing is lost', async ({ open }) => {
  const before = await open()
  await setUpOffice(before)
  const filing = await accept(before, anEntry({ startDate: officeDay(new Date()) }))
  await before.stop()
  rmSync(join(before.dataDirectory, 'window', 'Default', 'IndexedDB'), { recursive: true })

  const after = await open()
  await unlock(after)
  const row = after.page.getByRole('button', { name: new RegExp(filing.entry.name) })
  await expect(row).toBeVisible()
  await row.press('Enter')
  await expect(after.page.getByText(filing.acceptanceNumber).first()).toBeVisible()
})

journey('nothing of a filing can be read in the folder', async ({ open }) => {
  const shell = await open()
  await setUpOffice(shell)
  const { entry } = await file(shell, anEntry({ startDate: officeDay(new Date()) }))
  await shell.stop()
  for (const needle of [entry.name, entry.documentNumber, entry.phone, entry.address]) {
    for (const folder of ['training/vault', 'window']) {
      expect(countFilesWith(needle, join(shell.dataDirectory, folder)), `${folder}`).toBe(0)
    }
  }
})

/** How many files under a folder hold a text, in UTF-8 or in UTF-16. */
function countFilesWith(text: string, folder: string): number {
  const needles = [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le')]
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((entry) => join(folder, entry))
    .filter((path) => statSync(path).isFile())
    .filter((path) => {
      const bytes = readFileSync(path)
      return needles.some((needle) => bytes.includes(needle))
    }).length
}
