import { OPERATOR } from '#build/rig-vault.ts'
import type { RulesContext } from '#electron/desk-context.ts'
import { NO_HOST } from '#electron/no-host.test-helper.ts'
import {
  decideChange,
  decideTakeBack,
  decideTermination,
  decideVoid,
} from '#electron/services/life-decisions.ts'
import type { SeededDraw } from '#electron/training/seeded-draw.ts'
import { acceptFiling, findFiling } from '#electron/vault/filings.ts'
import { commitDecision, type Decision } from '#electron/vault/life.ts'
import { listUnacknowledged } from '#electron/vault/outbox.ts'
import { handOver, sendNow, setEntryAside } from '#electron/vault/queue-acts.ts'
import type { Vault } from '#electron/vault/vault.ts'
import { officeDay } from '#shared/office-day.ts'
import type { Result } from '#shared/result.ts'
import { anEntry, identityNumber, TABLES } from '#tests/builders.ts'
import { drawId, type StepKind } from './draw-step.ts'
import { OTHER_OPERATOR } from './simulated-vault.ts'

/** What the clerks at the window do. */
export type ClerkAct = Extract<
  StepKind,
  'accept' | 'change' | 'terminate' | 'void' | 'take-back' | 'send-now' | 'set-aside' | 'hand-over'
>

/** The clerks of a desk: they remember which filings they took. */
export interface Clerk {
  /** Does one thing by these draws; what the rules refuse is not done. Returns what came of it. */
  act(vault: Vault, act: ClerkAct, draw: SeededDraw): string
}

/** So few that their filings meet in the queue. */
const PERSONS = 6
const NOT_ASKED = { costArisen: null, inHospital: null } as const
const PLACES = ['440100', '440300', '110000', '310000'] as const

/** Clerks who have done nothing yet. */
export function startClerk(): Clerk {
  const filings: string[] = []
  let changes = 0

  const accept = (vault: Vault, draw: SeededDraw) => {
    const person = draw.below(PERSONS)
    const id = drawId(draw)
    const entry = anEntry({
      documentNumber: identityNumber('19500611', person + 1),
      name: `样例${person}`,
      destination: draw.oneOf(PLACES),
      address: `样例路 ${filings.length} 号`,
    })
    const policy = { packs: [{ id: 'national', version: '2023-01-01' }] }
    const acceptance = { id, entry, entryId: drawId(draw), policy, by: vault.operator }
    acceptFiling(vault, acceptance, vault.clock.now())
    filings.push(id)
    return `${person}`
  }

  const decide = (vault: Vault, act: Wish['act'], draw: SeededDraw) => {
    const filingId = filings[draw.below(filings.length)]
    if (filingId === undefined) return 'no filing'
    const entryId = drawId(draw)
    changes += 1
    const decision = decided(vault, { act, filingId, change: changes, draw })
    if (!decision.ok) return decision.error.code
    commitDecision(vault, { ...decision.value, entryId }, vault.clock.now())
    return 'done'
  }

  return {
    act(vault, act, draw) {
      switch (act) {
        case 'accept':
          return accept(vault, draw)
        case 'change':
        case 'terminate':
        case 'void':
        case 'take-back':
          return decide(vault, act, draw)
        case 'send-now':
        case 'set-aside':
        case 'hand-over':
          return handle(vault, act, draw)
      }
    },
  }
}

interface Wish {
  readonly act: 'change' | 'terminate' | 'void' | 'take-back'
  readonly filingId: string
  readonly change: number
  readonly draw: SeededDraw
}

function decided(vault: Vault, { act, filingId, change, draw }: Wish): Result<Decision> {
  const context: RulesContext = {
    clock: vault.clock,
    tables: TABLES,
    host: NO_HOST,
    session: () => undefined,
  }
  const decider = { vault, operator: OPERATOR }
  const reason = '样例原因'
  switch (act) {
    case 'change': {
      const filing = findFiling(vault, filingId)
      if (filing === undefined) throw new Error(`no filing ${filingId}`)
      const { entry, revision } = filing
      const address = `样例路改 ${change} 号`
      const changed = { ...entry, address, destination: draw.oneOf(PLACES) }
      const wish = { filingId, revision, reason, facts: NOT_ASKED, entry: changed }
      return decideChange(context, decider, wish)
    }
    case 'terminate': {
      const on = officeDay(vault.clock.now())
      return decideTermination(context, decider, { filingId, on, reason, facts: NOT_ASKED })
    }
    case 'void':
      return decideVoid(context, decider, { filingId, reason, second: OTHER_OPERATOR })
    case 'take-back':
      return decideTakeBack(context, decider, { filingId, reason })
  }
}

function handle(
  vault: Vault,
  act: 'send-now' | 'set-aside' | 'hand-over',
  draw: SeededDraw,
): string {
  const open = listUnacknowledged(vault)
  const entry = open[draw.below(open.length || 1)]
  if (entry === undefined) return 'nothing waits'
  switch (act) {
    case 'send-now':
      return sendNow(vault, entry.id, () => drawId(draw)).state
    case 'set-aside':
      return wordOf(setEntryAside(vault, entry.id, '样例原因'))
    case 'hand-over':
      return wordOf(handOver(vault, entry.id, OTHER_OPERATOR))
  }
}

function wordOf(result: Result<object>): string {
  return result.ok ? 'done' : result.error.code
}
