import type { FilingFile } from '#shared/bridge-filing.ts'
import { checkChange } from '#shared/filing/check-change.ts'
import { describeIssue } from '#shared/filing/issue.ts'
import {
  ACTION_NAMES,
  actionRefusal,
  type FilingAction,
  possibleActions,
} from '#shared/filing/status.ts'
import type { Tables } from '#shared/reference-data.ts'
import { planAddition, planCancel, planChange, planTakeBack } from '#shared/sync/outbox-plan.ts'

/** What the row 办理 offers, in its order. */
export const LIFE_ACTIONS = [
  'change',
  'terminate',
  'void',
  'renew',
  'take-back',
  'record-injury',
] as const satisfies readonly FilingAction[]
export type LifeAction = (typeof LIFE_ACTIONS)[number]

/** Why something is not possible now, and what is instead. */
export interface Refusal {
  readonly words: string
  /** The article; '' where the order of work itself forbids it. */
  readonly basis: string
  /** Names of what may be done instead. */
  readonly possible: readonly string[]
}

/** What the page of a filing knows when an action is asked for. */
export interface RefusalContext {
  readonly tables: Tables
  readonly today: string
  readonly now: Date
}

type Words = Omit<Refusal, 'possible'>

/** By which rule an action is not possible; undefined where it is, so that nobody fills in a form in vain. */
export function findRefusal(
  action: LifeAction,
  file: FilingFile,
  context: RefusalContext,
): Refusal | undefined {
  const words = findWords(action, file, context)
  if (words === undefined) return undefined
  const isLife = (other: FilingAction) => LIFE_ACTIONS.some((known) => known === other)
  const other = possibleActions(file.filing).filter((one) => one !== 'send-now' && !isLife(one))
  const life = LIFE_ACTIONS.filter((one) => findWords(one, file, context) === undefined)
  return { ...words, possible: [...life, ...other].map((one) => ACTION_NAMES[one]) }
}

function findWords(
  action: LifeAction,
  file: FilingFile,
  context: RefusalContext,
): Words | undefined {
  const refused = actionRefusal(file.filing, action)
  if (refused) {
    return { words: `${refused.problem}，${refused.remedy}`, basis: refused.basis }
  }
  const expired = action === 'change' ? findExpired(file, context) : undefined
  return expired ?? findHeldUp(action, file, context)
}

function findExpired({ filing }: FilingFile, { tables, today }: RefusalContext): Words | undefined {
  const context = { tables, today, otherFilings: [] }
  const issue = checkChange(filing, filing.entry, context).find(
    ({ rule }) => rule === 'filing-expired',
  )
  return issue && { words: describeIssue({ ...issue, basis: '' }), basis: issue.basis }
}

/** What waits in the outbox may stand in the way of an action, or be the only thing it is about. */
function findHeldUp(
  action: LifeAction,
  { outbox }: FilingFile,
  { now }: RefusalContext,
): Words | undefined {
  const plan = planOf(action, outbox, now)
  return plan === undefined || plan.ok ? undefined : { words: plan.error.message, basis: '' }
}

function planOf(action: LifeAction, outbox: FilingFile['outbox'], now: Date) {
  switch (action) {
    case 'change':
      return planChange(outbox, now)
    case 'record-injury':
      return planAddition(outbox, now)
    case 'terminate':
    case 'void':
      return planCancel(outbox)
    case 'take-back':
      return planTakeBack(outbox)
    case 'renew':
      return undefined
  }
}
