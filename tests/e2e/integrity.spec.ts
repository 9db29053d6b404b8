import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { ask } from '#build/demo/desk-calls.ts'
import { samplePage } from '#electron/vault/page-samples.test-helper.ts'
import { findBarriers } from '#tests/shell/barriers.ts'
import { journey } from '#tests/shell/journey.ts'
import { setUpOffice } from '#tests/shell/office.ts'

/** Turns one byte of every sealed picture over. */
function spoilPictures(directory: string): void {
  for (const name of readdirSync(directory, { recursive: true, encoding: 'utf8' })) {
    const path = join(directory, name)
    if (!/[0-9a-f]{64}$/.test(name)) continue
    const bytes = readFileSync(path)
    bytes[bytes.length - 40] = (bytes[bytes.length - 40] ?? 0) ^ 0xff
    writeFileSync(path, bytes)
  }
}

journey('a damaged picture is found and taken back from the backup', async ({ open }, info) => {
  const shell = await open()
  const { page, desk, dataDirectory } = shell
  await setUpOffice(shell)
  const place = join(dataDirectory, 'place')
  mkdirSync(place)
  await ask(desk, 'material.put', samplePage(crypto.randomUUID()))
  await ask(desk, 'backup.addPlace', { path: place })
  await page.keyboard.press('F9')
  await expect(page.getByText('还没有完整检查过一遍')).toBeVisible()
  await page.locator('#integrity-check').focus()
  await page.keyboard.press('Enter')
  await expect(
    page.getByText(/检查完一遍，全部完好：\d+ 次保存、2 个图像文件、1 份备份/),
  ).toBeVisible()

  spoilPictures(join(dataDirectory, 'training', 'vault', 'materials'))
  await page.locator('#integrity-check').focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText('发现 2 处损坏')).toBeVisible()
  await expect(page.getByText('材料图像损坏：草稿 第 1 页；其他内容不受影响')).toBeVisible()
  await page.locator('#integrity-check').scrollIntoViewIfNeeded()
  await page.screenshot({ path: info.outputPath('damaged.png') })
  expect(await findBarriers(page), 'damaged').toEqual([])
  for (const left of [1, 0]) {
    await page.getByRole('button', { name: '从备份取回' }).first().focus()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('button', { name: '从备份取回' })).toHaveCount(left)
  }
  await page.locator('#integrity-check').focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText(/检查完一遍，全部完好/)).toBeVisible()
  await page.locator('#integrity-check').scrollIntoViewIfNeeded()
  await page.screenshot({ path: info.outputPath('mended.png') })
})
