import { expect } from '@playwright/test'
import { ask } from '#build/demo/desk-calls.ts'
import { identityNumber } from '#tests/builders.ts'
import { findBarriers } from '#tests/shell/barriers.ts'
import { journey } from '#tests/shell/journey.ts'
import { setUpOffice } from '#tests/shell/office.ts'

const HEADER = '受理号,姓名,身份证号,备案类型,就医地区,起始日期,登记人员所在处\n'

function line(serial: number, day = '2024-03-01'): string {
  const number = identityNumber('19560312', serial)
  return `JH2024${serial},${serial % 2 ? '尉迟敬德' : '欧阳长风'},${number},异地长期居住人员,广东省 广州市,${day},一科\n`
}

journey(
  'an older ledger is mapped, tried, mended, taken in, found, and never sent',
  async ({ open }, info) => {
    const shell = await open()
    const { page, desk } = shell
    await setUpOffice(shell)
    await page.keyboard.press('F5')
    await page.keyboard.press('Control+4')
    await expect(page.getByText('请选原有台账文件')).toBeVisible()
    expect(await findBarriers(page), 'no file').toEqual([])
    const chooseBy = async (key: string, text: string) => {
      const chooser = page.waitForEvent('filechooser')
      await page.keyboard.press(key)
      await (await chooser).setFiles({
        name: '旧台账.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from(text),
      })
    }
    const rows = Array.from({ length: 12 }, (_, at) => line(at + 1)).join('')
    await chooseBy('Control+o', HEADER + rows + line(13, '2024-02-30'))
    await expect(page.getByText('13 行')).toBeVisible()
    await page.screenshot({ path: info.outputPath('mapping.png') })
    expect(await findBarriers(page), 'mapping').toEqual([])

    await page.keyboard.press('Control+Enter')
    await expect(page.getByText('可导入 12 行')).toBeVisible()
    await expect(page.getByText('F14 开始日期：“2024-02-30”不是日期')).toBeVisible()
    await page.screenshot({ path: info.outputPath('trial.png') })
    expect(await findBarriers(page), 'trial').toEqual([])
    expect((await ask(desk, 'copy.head', {})).count).toBe(0)
    await page.keyboard.press('Control+s')
    await expect(page.getByText('导入问题清单-')).toBeVisible()

    // The next person comes: what was read and tried is still there afterwards.
    await page.keyboard.press('F6')
    await page.keyboard.press('F5')
    await page.keyboard.press('Control+4')
    await expect(page.getByText('可导入 12 行')).toBeVisible()
    await page.keyboard.press('Control+i')
    await expect(page.getByText('导入完成')).toBeVisible({ timeout: 30_000 })
    // The mended file, read again: only the one that was wrong is new.
    await chooseBy('Control+o', HEADER + rows + line(13))
    await expect(page.getByText('已按列名对应')).toBeVisible()
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText('可导入 1 行　已在本机 12 行')).toBeVisible()
    await page.keyboard.press('Control+i')
    await expect(page.getByText('导入完成')).toBeVisible({ timeout: 30_000 })

    // Found like any other, under its own number; the queue knows nothing of it.
    await page.keyboard.press('Control+k')
    await page.keyboard.type('yuchi')
    await expect(page.getByText('共 7 份')).toBeVisible()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect(page.locator('aside')).toContainText('从原来的台账导入')
    await page.screenshot({ path: info.outputPath('found.png') })
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText('本机从不报送').first()).toBeVisible()
    await expect(page.getByText('没有需要打印的表单')).toBeVisible()
    await page.screenshot({ path: info.outputPath('whole.png') })
    expect(await findBarriers(page), 'imported filing').toEqual([])
    expect((await ask(desk, 'queue.page', { filter: 'all', limit: 10 })).rows).toEqual([])
  },
)
