import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron as electron, expect, test } from '@playwright/test'
import { findElectron } from '#build/find-electron.ts'
import { ROOT } from '#build/paths.ts'

const binary = findElectron()
const WHY_SKIPPED = 'no Electron binary on this machine (npm run electron:get fetches it)'
if (binary === undefined) process.stdout.write(`skipped: ${WHY_SKIPPED}\n`)

test('the packaged entry opens its window in Electron, and again when the mode is switched', async () => {
  test.skip(binary === undefined, WHY_SKIPPED)
  const userData = mkdtempSync(join(tmpdir(), 'filing-desk-electron-'))
  const application = await electron.launch({
    executablePath: binary ?? '',
    args: [ROOT, `--user-data-dir=${userData}`],
  })
  const window = await application.firstWindow()
  const training = window.getByText('训练模式', { exact: true })
  await expect(window.locator('#officeName')).toBeFocused()
  await expect(training).toBeVisible()
  // The page begins anew, and gets a new port to the desk.
  await window.keyboard.press('Control+j')
  await expect(training).toBeHidden()
  await expect(window.locator('#officeName')).toBeFocused()
  await application.close()
  rmSync(userData, { recursive: true })
})
