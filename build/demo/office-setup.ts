import { expect } from '@playwright/test'
import { type Clerk, chooseFromList, typeText } from './clerk.ts'
import type { Evidence } from './evidence.ts'

/** The demo's password; its folder is removed when the demo ends. */
export const PASSWORD = 'demo-password-2026'

/** Goes through the four steps of the first run: an agency of 威海, its clerk, its line; no printer. */
export async function setUpOffice(clerk: Clerk, evidence: Evidence): Promise<void> {
  const { page, keyboard } = clerk
  await expect(page.locator('#officeName')).toBeVisible()
  await evidence.picture(page, 'first-run-empty')
  await typeText(clerk, 'officeName', '威海市环翠区医疗保险事业中心')
  await chooseFromList(clerk, 'officeDivision', '371002')
  await typeText(clerk, 'agencyCode', '371002001')
  await typeText(clerk, 'officePhone', '0631-5200000')
  await evidence.picture(page, 'first-run-office')
  await keyboard.press('Control+Enter')
  await expect(page.locator('#operatorNumber')).toBeFocused()
  await typeText(clerk, 'operatorNumber', '9001')
  await typeText(clerk, 'operatorName', '演示经办员')
  await typeText(clerk, 'password', PASSWORD)
  await typeText(clerk, 'repeated', PASSWORD)
  await evidence.picture(page, 'first-run-operator')
  await keyboard.press('Control+Enter')
  await expect(page.getByText('线路正常')).toBeVisible()
  await evidence.picture(page, 'first-run-line')
  await keyboard.press('Control+Enter')
  await expect(page.locator('#printTest')).toBeFocused()
  await evidence.picture(page, 'first-run-print')
  await keyboard.press('Control+Enter')
  await expect(page.getByText('今日受理')).toBeVisible()
}
