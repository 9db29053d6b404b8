import { expect } from '@playwright/test'
import { chooseFromList, moveTo, typeText } from '#build/demo/clerk.ts'
import { findBarriers } from '#tests/shell/barriers.ts'
import { journey } from '#tests/shell/journey.ts'
import { clerkAt, setUpOffice } from '#tests/shell/office.ts'

journey(
  'F1 answers for the field under the cursor and leaves the cursor there',
  async ({ open }) => {
    const shell = await open()
    await setUpOffice(shell)
    const { page } = shell
    const clerk = clerkAt(shell)
    const help = page.getByRole('complementary', { name: '填写帮助' })
    await clerk.keyboard.press('F2')
    await typeText(clerk, 'documentNumber', '169901195603121010')
    await clerk.keyboard.press('F1')
    await expect(help).toContainText('证件号码')
    await expect(help).toContainText('GB 11643-1999')
    await expect(help).toContainText('校验位不符')
    await expect(help).toContainText('请按证件逐位核对')
    await expect(page.locator('#documentNumber')).toBeFocused()
    expect(await findBarriers(page), 'help').toEqual([])
    await clerk.keyboard.press('Backspace')
    await expect(help).toContainText('不是 18 位')

    await moveTo(clerk, 'name')
    await expect(help).toContainText('民委发〔2016〕33号')
    await clerk.keyboard.press('Escape')
    await expect(help).toHaveCount(0)
    await expect(page.locator('#name')).toBeFocused()

    await chooseFromList(clerk, 'category', '常驻异地工作人员')
    await moveTo(clerk, 'materials-work-proof')
    await clerk.keyboard.press('F1')
    await expect(help).toContainText('规程第八条（三）3')
    await expect(help).toContainText('工作合同任选其一或个人承诺书')
    await clerk.keyboard.press('F1')
    await expect(help).toHaveCount(0)
  },
)

journey('the question mark beside a label opens the same help by mouse', async ({ open }) => {
  const shell = await open()
  await setUpOffice(shell)
  const { page } = shell
  await page.keyboard.press('F2')
  await page.getByRole('button', { name: '就医地：填写帮助' }).click()
  const help = page.getByRole('complementary', { name: '填写帮助' })
  await expect(help).toContainText('规程第十一条')
  await page.getByRole('button', { name: '关闭帮助' }).click()
  await expect(help).toHaveCount(0)
})
