import type { Page } from '@playwright/test'
import {
  AGENT_RELATIONSHIPS,
  type CodeRow,
  DOCUMENT_TYPES,
  getLabel,
  INSTITUTION_LEVELS,
  PHYSICIAN_TITLES,
  TRANSFER_RELATIONS,
} from '#shared/codes/code-tables.ts'
import { destinationLabel } from '#shared/codes/divisions.ts'
import type { Agent, FilingEntry } from '#shared/filing/filing.ts'
import type { OnwardTransfer, Referral } from '#shared/filing/referral.ts'
import { requiredMaterials } from '#shared/policy/materials.ts'
import type { Policy } from '#shared/policy/resolve.ts'
import type { Tables } from '#shared/reference-data.ts'
import type { CountedKeyboard } from './key-counter.ts'

/** More presses of Tab than any screen has stops. */
const MOST_TABS = 80

/** Someone at the keyboard of a window: types, tabs, never touches the mouse. */
export interface Clerk {
  readonly page: Page
  readonly keyboard: CountedKeyboard
}

/** What the clerk has to know to read an entry off paper. */
export interface Papers {
  readonly tables: Tables
  readonly policy: Policy
}

/** Types a whole entry into 新增备案, in the order of the page. */
export async function typeEntry(clerk: Clerk, entry: FilingEntry, papers: Papers): Promise<void> {
  await chooseRadio(clerk, 'voucher', entry.voucher)
  if (entry.documentType !== '01') {
    await chooseFromList(clerk, 'documentType', getLabel(DOCUMENT_TYPES, entry.documentType))
  }
  await typeText(clerk, 'documentNumber', entry.documentNumber)
  await typeText(clerk, 'name', entry.name)
  await chooseRadio(clerk, 'gender', entry.gender)
  await typeDate(clerk, 'documentValidUntil', entry.documentValidUntil)
  await chooseRadio(clerk, 'insuranceType', entry.insuranceType)
  await chooseFromList(clerk, 'insuredDivision', entry.insuredDivision)
  const category = entry.category === '' ? undefined : papers.policy.categories[entry.category]
  await chooseFromList(clerk, 'category', category?.label ?? '')
  const place = papers.tables.destinations.get(entry.destination)
  await chooseFromList(clerk, 'destination', place ? destinationLabel(place) : entry.destination)
  await typeDate(clerk, 'startDate', entry.startDate)
  if (category?.validity?.value.end !== 'none') await typeDate(clerk, 'endDate', entry.endDate)
  await typeText(clerk, 'address', entry.address)
  await typeText(clerk, 'phone', entry.phone)
  await typeText(clerk, 'secondPhone', entry.secondPhone)
  if (entry.fileAnyway) await switchOn(clerk, 'fileAnyway')
  for (const { id } of requiredMaterials(entry, papers.policy)) {
    if (id !== 'voucher') await chooseRadio(clerk, `materials-${id}`, entry.materials[id] ?? '')
  }
  await typeDate(clerk, 'laterDue', entry.laterDue)
  if (entry.referral) await typeReferral(clerk, entry.referral)
  if (entry.agent) await typeAgent(clerk, entry.agent)
  await typeText(clerk, 'note', entry.note)
}

async function typeAgent(clerk: Clerk, agent: Agent): Promise<void> {
  await switchOn(clerk, 'agent')
  await typeText(clerk, 'agent-name', agent.name)
  if (agent.documentType !== '01') {
    await chooseFromList(clerk, 'agent-documentType', getLabel(DOCUMENT_TYPES, agent.documentType))
  }
  await typeText(clerk, 'agent-documentNumber', agent.documentNumber)
  await typeText(clerk, 'agent-phone', agent.phone)
  await chooseFromList(
    clerk,
    'agent-relationship',
    getLabel(AGENT_RELATIONSHIPS, agent.relationship),
  )
}

/** Opens the record where the rules did not, and types what the certificate says. */
async function typeReferral(clerk: Clerk, referral: Referral): Promise<void> {
  if ((await clerk.page.locator('#referral-issuer').count()) === 0)
    await switchOn(clerk, 'referral')
  await typeText(clerk, 'referral-issuer', referral.issuer)
  await chooseCode(clerk, 'referral-issuerLevel', [INSTITUTION_LEVELS, referral.issuerLevel])
  await typeText(clerk, 'referral-issuerCode', referral.issuerCode)
  await chooseCode(clerk, 'referral-opinionBy', [PHYSICIAN_TITLES, referral.opinionBy])
  if (referral.approvedBy !== '') await switchOn(clerk, 'referral-approvedBy')
  await typeDate(clerk, 'referral-date', referral.date)
  await typeText(clerk, 'referral-diagnosisCode', referral.diagnosisCode)
  await typeText(clerk, 'referral-diagnosis', referral.diagnosis)
  await typeText(clerk, 'referral-reason', referral.reason)
  await typeText(clerk, 'referral-receiver', referral.receiver)
  await chooseCode(clerk, 'referral-receiverLevel', [INSTITUTION_LEVELS, referral.receiverLevel])
  if (referral.onward) await typeOnward(clerk, referral.onward)
}

async function typeOnward(clerk: Clerk, onward: OnwardTransfer): Promise<void> {
  await switchOn(clerk, 'referral-onward')
  await typeText(clerk, 'referral-onward-from', onward.from)
  await chooseCode(clerk, 'referral-onward-relation', [TRANSFER_RELATIONS, onward.relation])
  await chooseFromList(clerk, 'referral-onward-issuer', onward.issuer)
  await typeDate(clerk, 'referral-onward-date', onward.date)
}

async function chooseCode(
  clerk: Clerk,
  id: string,
  [table, code]: readonly [readonly CodeRow[], string],
): Promise<void> {
  if (code !== '') await chooseFromList(clerk, id, getLabel(table, code))
}

/** Turns a switch on, or ticks a box. */
async function switchOn(clerk: Clerk, id: string): Promise<void> {
  await moveTo(clerk, id)
  await clerk.keyboard.press('Space')
}

/** Tabs to the control with this id, or into the group that has it. */
export async function moveTo({ page, keyboard }: Clerk, id: string): Promise<void> {
  for (let tabs = 0; tabs <= MOST_TABS; tabs += 1) {
    const isThere = await page.evaluate(
      (wanted) => document.getElementById(wanted)?.contains(document.activeElement) ?? false,
      id,
    )
    if (isThere) return
    await keyboard.press('Tab')
  }
  throw new Error(`Tab never reaches #${id}`)
}

/** Types into a text field, replacing what is there; an empty text is left out. */
export async function typeText(clerk: Clerk, id: string, text: string): Promise<void> {
  if (text === '') return
  await moveTo(clerk, id)
  await clerk.keyboard.press('Control+A')
  await clerk.keyboard.type(text)
}

/** Chooses a row of a list by typing what names it. */
export async function chooseFromList(clerk: Clerk, id: string, words: string): Promise<void> {
  if (words === '') return
  await moveTo(clerk, id)
  await clerk.keyboard.type(words)
  await clerk.keyboard.press('Enter')
}

async function typeDate(clerk: Clerk, id: string, date: string): Promise<void> {
  if (date === '' || (await clerk.page.locator(`#${id}`).inputValue()) === date) return
  await moveTo(clerk, id)
  await clerk.keyboard.press('Control+A')
  await clerk.keyboard.type(date)
  await clerk.keyboard.press('Enter')
}

async function chooseRadio(clerk: Clerk, id: string, value: string): Promise<void> {
  const group = clerk.page.locator(`#${id} input[type=radio]`)
  const values = await group.evaluateAll((inputs) =>
    inputs.map((input) => (input as HTMLInputElement).value),
  )
  const wanted = values.indexOf(value)
  if (wanted < 0 || (await group.nth(wanted).isChecked())) return
  await moveTo(clerk, id)
  await clerk.keyboard.press('Space')
  for (let at = await checkedIndex(clerk, id); at !== wanted; at = await checkedIndex(clerk, id)) {
    await clerk.keyboard.press('ArrowRight')
  }
}

async function checkedIndex({ page }: Clerk, id: string): Promise<number> {
  return page
    .locator(`#${id} input[type=radio]`)
    .evaluateAll((inputs) => inputs.findIndex((input) => (input as HTMLInputElement).checked))
}
