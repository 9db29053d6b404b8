import { expect } from '@playwright/test'
import { type Clerk, chooseFromList, typeEntry, typeText } from '#build/demo/clerk.ts'
import { ask } from '#build/demo/desk-calls.ts'
import { countKeys } from '#build/demo/key-counter.ts'
import type { Filing, FilingEntry } from '#shared/filing/filing.ts'
import { officeDay } from '#shared/office-day.ts'
import { resolvePolicy } from '#shared/policy/resolve.ts'
import { anEntry, identityNumber, TABLES } from '#tests/builders.ts'
import type { Shell, TrainingShell } from './training-shell.ts'

/** The password of every office under test. */
export const PASSWORD = 'a window password'

/** The office of every journey. */
export const OFFICE = {
  name: '威海市环翠区医疗保险事业中心',
  division: '371002',
  agencyCode: '371002001',
  phone: '0631-5200000',
}
const OPERATOR = { number: '9001', name: '测试经办员' }

/** Sets an office up behind the screen and waits for its first page. */
export async function setUpOffice({ desk, page }: TrainingShell): Promise<void> {
  await ask(desk, 'office.setUp', { office: OFFICE, operator: OPERATOR, password: PASSWORD })
  await expect(page.getByText('今日受理')).toBeVisible()
}

/** Types the first two steps of a first run by keyboard; the second is not left yet. */
export async function register(shell: Pick<Shell, 'page'>): Promise<Clerk> {
  const clerk = clerkAt(shell)
  const { page, keyboard } = clerk
  await expect(page.locator('#officeName')).toBeFocused()
  await typeText(clerk, 'officeName', OFFICE.name)
  await chooseFromList(clerk, 'officeDivision', OFFICE.division)
  await typeText(clerk, 'agencyCode', OFFICE.agencyCode)
  await typeText(clerk, 'officePhone', OFFICE.phone)
  await keyboard.press('Control+Enter')
  await expect(page.locator('#operatorNumber')).toBeFocused()
  await typeText(clerk, 'operatorNumber', OPERATOR.number)
  await typeText(clerk, 'operatorName', OPERATOR.name)
  await typeText(clerk, 'password', PASSWORD)
  await typeText(clerk, 'repeated', PASSWORD)
  return clerk
}

/** Unlocks by keyboard. */
export async function unlock({ page }: Pick<Shell, 'page'>, password = PASSWORD): Promise<void> {
  await expect(page.locator('#password')).toBeFocused()
  await page.keyboard.type(password)
  await page.keyboard.press('Enter')
}

/** Someone at the keyboard of a shell. */
export function clerkAt({ page }: Pick<Shell, 'page'>): Clerk {
  return { page, keyboard: countKeys(page) }
}

/** Opens 新增备案 by F2 and types an entry; nothing is submitted. */
export async function enter(shell: TrainingShell, entry: FilingEntry): Promise<Clerk> {
  const clerk = clerkAt(shell)
  await clerk.keyboard.press('F2')
  await expect(shell.page.locator('#submit')).toBeVisible()
  await typeEntry(clerk, entry, {
    tables: TABLES,
    policy: resolvePolicy(TABLES.policies, entry.insuredDivision, '2026-11-22'),
  })
  return clerk
}

/** Files an entry by keyboard and returns what the vault holds of it. */
export async function file(shell: TrainingShell, entry: FilingEntry): Promise<Filing> {
  const { keyboard } = await enter(shell, entry)
  await keyboard.press('Control+Enter')
  await expect(shell.page.locator('#form-filing-form')).toBeVisible()
  const { documentType, documentNumber } = entry
  const [filing] = await ask(shell.desk, 'filing.findByPerson', { documentType, documentNumber })
  if (filing === undefined) throw new Error('the filing is not in the vault')
  return filing
}

/** Accepts an entry behind the screen; answers the filing's id. */
export async function submit(
  { desk }: Pick<TrainingShell, 'desk'>,
  entry: FilingEntry,
): Promise<string> {
  const id = crypto.randomUUID()
  await ask(desk, 'filing.submit', { id, entry })
  return id
}

/** Accepts somebody who is told from others by a number, behind the screen; answers the filing's id. */
export function submitNumbered(
  shell: Pick<TrainingShell, 'desk'>,
  serial: number,
): Promise<string> {
  const documentNumber = identityNumber('19560312', serial)
  const startDate = officeDay(new Date())
  return submit(shell, anEntry({ name: `样例${serial}`, documentNumber, startDate }))
}

/**
 * Accepts an entry behind the screen and opens it from the first screen by keyboard: for journeys that
 * begin where a filing exists already.
 */
export async function accept(shell: TrainingShell, entry: FilingEntry): Promise<Filing> {
  const { desk, page } = shell
  const filingId = await submit(shell, entry)
  await page.keyboard.press('F6')
  await page.locator('[data-row]', { hasText: entry.name }).first().press('Enter')
  await expect(page.locator('#form-filing-form')).toBeVisible()
  return (await ask(desk, 'filing.get', { filingId })).filing
}
