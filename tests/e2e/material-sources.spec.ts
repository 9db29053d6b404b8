import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { typeText } from '#build/demo/clerk.ts'
import { officeDay } from '#shared/office-day.ts'
import { anEntry } from '#tests/builders.ts'
import { journey } from '#tests/shell/journey.ts'
import { enter, setUpOffice } from '#tests/shell/office.ts'
import { drawSheet, tiffOf } from '#tests/shell/pictures.ts'

const WORDS = '甲乙双方经协商一致签订房屋租赁合同租期自本年一月一日起共三年租金按季支付'

/** A page takes at most this long on a machine that does much else. */
const TAKEN = { timeout: 20_000 }

/** Pastes or drops one file, as the system would. */
const HAND_OVER = ({ how, name, bytes }: { how: string; name: string; bytes: number[] }) => {
  const data = new DataTransfer()
  data.items.add(new File([new Uint8Array(bytes)], name))
  const event =
    how === 'paste'
      ? new ClipboardEvent('paste', { clipboardData: data, bubbles: true })
      : new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true })
  document.querySelector('dialog section')?.dispatchEvent(event)
}

journey(
  'pages come from clipboard, mouse and watched folder, in every format',
  async ({ open, dataDirectory }, info) => {
    const shell = await open()
    await setUpOffice(shell)
    const { page } = shell
    const clerk = await enter(shell, anEntry({ startDate: officeDay(new Date()) }))
    await clerk.keyboard.press('Control+i')
    const pages = page.locator('dialog [data-page]')
    const sheet = (from: number, type: string) =>
      drawSheet(page, { words: WORDS.slice(from), type, width: 800, height: 1130 })

    const png = [...(await sheet(0, 'image/png'))]
    const webp = [...(await sheet(5, 'image/webp'))]
    // The second comes while the first is being made.
    await page.evaluate(HAND_OVER, { how: 'paste', name: '截图.png', bytes: png })
    await page.evaluate(HAND_OVER, { how: 'drop', name: '手机.webp', bytes: webp })
    // 重拍 is said of what is handed over next, not of what is on its way.
    await expect(pages.first()).toBeVisible(TAKEN)
    await page.locator('#page-retake').click()
    await page.screenshot({ path: info.outputPath('on-its-way.png') })
    await expect(pages).toHaveCount(2, TAKEN)
    await expect(page.getByText('Esc 放弃')).toBeVisible()
    await clerk.keyboard.press('Escape')
    await expect(pages.last()).toHaveAttribute('aria-pressed', 'true')
    await pages.first().focus()
    // Whoever looks at a page meanwhile stays there when it is turned.
    await clerk.keyboard.press('r')
    await pages.last().focus()
    await expect(page.getByText(/^正在处理/)).toHaveCount(0, TAKEN)
    await expect(pages.last()).toHaveAttribute('aria-pressed', 'true')
    await page.evaluate(HAND_OVER, { how: 'paste', name: '文字', bytes: [] })
    await expect(page.locator('dialog [role=alert]')).toContainText('空文件（0 字节）')

    const folder = join(dataDirectory, 'scans')
    mkdirSync(folder)
    await clerk.keyboard.press('w')
    await typeText(clerk, 'watch-folder', folder)
    await clerk.keyboard.press('Enter')
    await expect(page.getByText('文件夹里没有未取的文件')).toBeVisible()
    writeFileSync(join(folder, '两页.tif'), tiffOf(2))
    await expect(page.locator('[data-found]')).toBeVisible(TAKEN)
    await page.locator('[data-found]').focus()
    await clerk.keyboard.press('Enter')
    await expect(pages).toHaveCount(4, TAKEN)
    await expect(page.locator('[data-found]')).toHaveCount(0)
  },
)
