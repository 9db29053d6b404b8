import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron as electron, expect, test } from '@playwright/test'
import { findElectron } from '#build/find-electron.ts'
import { ROOT } from '#build/paths.ts'

const binary = findElectron()
const WHY_SKIPPED = 'no Electron binary on this machine (npm run electron:get fetches it)'
if (binary === undefined) process.stdout.write(`skipped: ${WHY_SKIPPED}\n`)

test('the packaged entry opens its window in Electron', async () => {
  test.skip(binary === undefined, WHY_SKIPPED)
  const userData = mkdtempSync(join(tmpdir(), 'filing-desk-electron-'))
  const application = await electron.launch({
    executablePath: binary ?? '',
    args: [ROOT, `--user-data-dir=${userData}`],
  })
  const window = await application.firstWindow()
  await expect(window.getByRole('button', { name: /开始使用|建立/ })).toBeVisible()
  await application.close()
  rmSync(userData, { recursive: true })
})
