import * as z from 'zod'
import type { Filing } from '#shared/filing/filing.ts'
import { actionRefusal, describeRefusal, type FilingAction } from '#shared/filing/status.ts'
import type { Result } from '#shared/result.ts'
import { hurried, setAside } from './entry-steps.ts'
import type { OutboxEntry } from './outbox-entry.ts'
import { isOpen, planCancel, planChange, planTakeBack } from './outbox-plan.ts'

/** What a clerk may do about an entry of the queue: 立即重试, 改后重报, 转人工, 撤回, 交接. */
export const QueueAct = z.enum(['send-now', 'change', 'set-aside', 'take-back', 'hand-over'])
export type QueueAct = z.infer<typeof QueueAct>

/** Act → why it is not possible now, in the clerk's words; '' where it is. */
export const QueueRefusals = z.record(QueueAct, z.string())
export type QueueRefusals = z.infer<typeof QueueRefusals>

/** An entry with its filing and all that waits about it. */
export interface QueuedFiling {
  readonly entry: OutboxEntry
  readonly filing: Filing
  /** The entries of the filing, oldest first. */
  readonly entries: readonly OutboxEntry[]
}

const UNDER_WAY = '正在报送，请等它有了结果'
const BEHIND = '这份备案排在前面的一项还等人处理，请先处理那一项'

/** Whether an entry waits behind one of its own filing that waits for a person. */
function isBehind({ state, sequence }: OutboxEntry, entries: readonly OutboxEntry[]): boolean {
  const mayMove = state === 'queued' || state === 'unknown'
  return mayMove && entries.some((other) => other.state === 'parked' && other.sequence < sequence)
}

/** Why each act is not possible now; the same rules as the desk goes by when it is asked to act. */
export function queueRefusals({ entry, filing, entries }: QueuedFiling, now: Date): QueueRefusals {
  const byFiling = (action: FilingAction, plan: Result<unknown>) => {
    const refusal = actionRefusal(filing, action)
    if (refusal) return describeRefusal(refusal)
    return plan.ok ? '' : plan.error.message
  }
  return {
    'send-now': isBehind(entry, entries)
      ? BEHIND
      : hurried(entry, now) === entry
        ? sendNowWords(entry)
        : '',
    change: byFiling('change', planChange(entries, now)),
    'set-aside': setAside(entry, '') === entry ? setAsideWords(entry) : '',
    'take-back':
      entry.operation === 'register'
        ? byFiling('void', planCancel(entries))
        : byFiling('take-back', planTakeBack(entries)),
    'hand-over': handOverRefusal(entry),
  }
}

/** Why another clerk cannot look after an entry now; '' where one can. */
export function handOverRefusal(entry: OutboxEntry): string {
  if (entry.state === 'sending') return UNDER_WAY
  return isOpen(entry) ? '' : '已办结，不用再交接'
}

function sendNowWords({ state }: OutboxEntry): string {
  if (state === 'sending') return UNDER_WAY
  return state === 'unknown' ? '刚查过一次没有查到，须隔一分钟再查才算数，到时自动' : '已办结'
}

function setAsideWords({ state }: OutboxEntry): string {
  if (state === 'sending') return UNDER_WAY
  return state === 'parked' ? '已经在等人处理' : '已办结'
}
