import { expect, type Page } from '@playwright/test'
import type { Desk } from '#electron/desk.ts'
import type { TrainingSubsystem } from '#electron/training/training-subsystem.ts'
import { checkEntry, policyFor } from '#shared/filing/check.ts'
import type { Filing } from '#shared/filing/filing.ts'
import type { Tables } from '#shared/reference-data.ts'
import { type Clerk, typeEntry } from './clerk.ts'
import type { DemoCase } from './demo.ts'
import { ask } from './desk-calls.ts'
import type { Evidence } from './evidence.ts'
import { expectationOf } from './filing-case.ts'
import { countKeys } from './key-counter.ts'
import { makePapers } from './make-papers.ts'
import { PASSWORD, setUpOffice } from './office-setup.ts'
import { readHeldFilings, setFault } from './subsystem-control.ts'
import { type FiledCase, summarize } from './summarize.ts'
import type { FilingSummary } from './summary.ts'

/** A running application and where its pictures go. */
export interface DemoStage {
  readonly page: Page
  readonly desk: Desk
  readonly training: TrainingSubsystem
  readonly evidence: Evidence
  readonly tables: Tables
}

/** Longest wait for the queue to empty, in ms: an unknown filing is asked about twice, 60 s apart. */
const SETTLING_MS = 180_000

/** Files every case, half of them while the line is down, and says what became of each. */
export async function runFilings(
  cases: readonly DemoCase[],
  stage: DemoStage,
): Promise<readonly FilingSummary[]> {
  const { page, training, evidence } = stage
  const clerk: Clerk = { page, keyboard: countKeys(page) }
  await setUpOffice(clerk, evidence)
  await evidence.picture(page, 'today-empty')
  const online = cases.slice(0, Math.ceil(cases.length / 2))
  const filed: FiledCase[] = []
  for (const one of online) filed.push(await fileCase(clerk, stage, { one, line: 'online' }))
  await setFault(training, 'offline')
  for (const one of cases.slice(online.length)) {
    filed.push(await fileCase(clerk, stage, { one, line: 'offline' }))
  }
  await expect(page.getByRole('status').filter({ hasText: '离线' })).toBeVisible({
    timeout: 30_000,
  })
  await lookAround(clerk, stage, 'offline')
  await setFault(training, 'none')
  await untilSettled(stage)
  await lookAround(clerk, stage, 'online')
  await showSettings(clerk, stage)
  await showLock(clerk, stage)
  evidence.json('subsystem.json', await readHeldFilings(training))
  const summaries: FilingSummary[] = []
  for (const one of filed) summaries.push(await summarize(one, stage))
  evidence.json('summary.json', summaries)
  return summaries
}

interface Turn {
  readonly one: DemoCase
  readonly line: 'online' | 'offline'
}

/** One person at the window: F2, the entry, Ctrl+Enter, the papers. */
async function fileCase(clerk: Clerk, stage: DemoStage, { one, line }: Turn): Promise<FiledCase> {
  const { page, keyboard } = clerk
  const { evidence, tables } = stage
  const name = `${one.entry.category}-${line}`
  keyboard.take()
  await keyboard.press('F2')
  await expect(page.locator('#submit')).toBeVisible()
  await evidence.picture(page, `intake-empty-${line}`)
  const keystroke = new Date().toISOString()
  const context = { tables, today: one.today, otherFilings: [] }
  await typeEntry(clerk, one.entry, { tables, policy: policyFor(one.entry, context) })
  await evidence.picture(page, `intake-${name}`)
  const check = new Date().toISOString()
  await keyboard.press('Control+Enter')
  const keyPresses = keyboard.take()
  const filed = { one, line, keyPresses, keystroke, check }
  const refusal = checkEntry(one.entry, context).find(({ severity }) => severity === 'error')
  // What the rules allow is filed, and told apart from what was expected by where it stands.
  if (expectationOf(one.filing) === 'not-filed' && refusal) {
    await expect(page.getByText(refusal.problem).first()).toBeVisible()
    await evidence.picture(page, `refused-${name}`)
    await keyboard.press('Escape')
    return { ...filed, filing: null, refusal, papers: [] }
  }
  const filing = await accepted(clerk, stage, one)
  const papers = await makePapers(clerk, stage, filing)
  await evidence.picture(page, `filing-${name}`)
  return { ...filed, filing, refusal: null, papers }
}

/** The filing whose page has just opened. */
async function accepted({ page }: Clerk, { desk }: DemoStage, one: DemoCase): Promise<Filing> {
  await expect(page.locator('#form-filing-form')).toBeVisible()
  const { documentType, documentNumber } = one.entry
  const own = await ask(desk, 'filing.findByPerson', { documentType, documentNumber })
  const filing = own.at(-1)
  if (filing === undefined) throw new Error('the accepted filing is not in the vault')
  return filing
}

async function lookAround(
  { page, keyboard }: Clerk,
  stage: DemoStage,
  line: string,
): Promise<void> {
  await keyboard.press('F4')
  await expect(page.getByRole('heading', { name: '报送队列' })).toBeVisible()
  await stage.evidence.picture(page, `queue-${line}`)
  await keyboard.press('F6')
  await expect(page.getByText('今日受理')).toBeVisible()
  await stage.evidence.picture(page, `today-${line}`)
}

async function showSettings({ page, keyboard }: Clerk, { evidence }: DemoStage): Promise<void> {
  await keyboard.press('F9')
  await expect(page.locator('#officePhone')).toBeVisible()
  await evidence.picture(page, 'settings')
  await keyboard.press('F6')
}

async function showLock({ page, keyboard }: Clerk, { evidence }: DemoStage): Promise<void> {
  await keyboard.press('Control+l')
  await expect(page.locator('#password')).toBeFocused()
  await evidence.picture(page, 'locked')
  await keyboard.type(`${PASSWORD}x`)
  await keyboard.press('Enter')
  await expect(page.locator('#password-note')).not.toBeEmpty()
  await evidence.picture(page, 'locked-wrong-password')
  await keyboard.press('Control+A')
  await keyboard.type(PASSWORD)
  await keyboard.press('Enter')
  await expect(page.getByText('今日受理')).toBeVisible()
}

/** Waits until nothing is on its way any more: acknowledged, or parked with its reason. */
async function untilSettled({ desk }: DemoStage): Promise<void> {
  await expect
    .poll(
      async () => {
        const { waiting, unknown } = await ask(desk, 'queue.counts', {})
        return waiting + unknown
      },
      { timeout: SETTLING_MS, intervals: [200] },
    )
    .toBe(0)
}
