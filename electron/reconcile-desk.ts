import { randomUUID } from 'node:crypto'
import type { PolicyPack } from '#shared/policy/pack.ts'
import { ok, type Result, refuse } from '#shared/result.ts'
import type { Difference } from '#shared/sync/difference.ts'
import type { Reconciliation } from '#shared/sync/reconciliation.ts'
import { compareFilings, type Findings } from './compare-filings.ts'
import { officeToday, type TimeContext } from './corrected-now.ts'
import type { SubsystemClient } from './sync/subsystem-client.ts'
import type { Timers } from './sync/timers.ts'
import { DESK } from './vault/actors.ts'
import { lastSeq } from './vault/audit.ts'
import { commit } from './vault/commit.ts'
import {
  beginDownload,
  closeDownload,
  countHeld,
  keepHeldPage,
  readDownload,
} from './vault/held-there.ts'
import {
  countSides,
  hasAcknowledgedBefore,
  listReconciliations,
  writeDifference,
  writeReconciliation,
} from './vault/reconciliations.ts'
import type { Vault } from './vault/vault.ts'

/** What comparing the vault with the subsystem works with. */
export interface ReconcileDeskSetup extends TimeContext {
  readonly vault: Vault
  readonly timers: Timers
  readonly client: Pick<SubsystemClient, 'download'>
  /** The packs filings were accepted under. */
  readonly policies: readonly PolicyPack[]
  isOnline(): boolean
  reportFault(where: string, fault: unknown): void
}

/** 日对账: once a day by itself while the line is up, and at the clerk's wish. */
export interface ReconcileDesk {
  /** The line is up: compares where today's comparison has not been made yet. Never throws. */
  due(): void
  /** Compares now; `fromStart` asks for everything and not only for what was changed since. */
  run(fromStart: boolean): Promise<Result<Reconciliation>>
  /** Whether a comparison is under way, and why the last one was not finished; '' where it was. */
  state(): { readonly isRunning: boolean; readonly problem: string }
  /** Breaks off what is under way. */
  stop(): Promise<void>
}

/** Between two looks at whether a new day has begun. */
const EVERY_MS = 15 * 60_000

/** How long after a comparison that failed it is tried again by itself. */
const AFTER_FAILURE_MS = 3_600_000

/** Findings written by one commit. */
const PORTION = 500

/** More pages than a full district has. */
const MOST_PAGES = 50_000

const BUSY = refuse('reconciling', '正在对账，请等它结束')

/** Opens the comparison of an open vault with its subsystem. */
export function openReconcileDesk(setup: ReconcileDeskSetup): ReconcileDesk {
  const { vault, timers } = setup
  const ending = new AbortController()
  let running: Promise<Result<Reconciliation>> | undefined
  let problem = ''
  /** Not before then after a failure, in epoch milliseconds. */
  let againAt = 0

  const start = (by: string, fromStart: boolean): Promise<Result<Reconciliation>> => {
    const work = reconcile({ ...setup, signal: ending.signal }, { by, fromStart })
      .catch((fault: unknown) => {
        setup.reportFault('reconcile', fault)
        return refuse('desk-fault', '对账没有做成，原因已记录；请稍后再试')
      })
      .then((result) => {
        running = undefined
        problem = result.ok ? '' : result.error.message
        if (!result.ok && result.error.code !== 'offline') {
          againAt = setup.clock.now().getTime() + AFTER_FAILURE_MS
        }
        return result
      })
    running = work
    return work
  }
  const due = () => {
    if (ending.signal.aborted || running !== undefined || !setup.isOnline()) return
    if (setup.clock.now().getTime() < againAt) return
    const today = officeToday(setup)
    const [last] = listReconciliations(vault, 1)
    if (last?.day === today || !hasAcknowledgedBefore(vault, today)) return
    void start(DESK, false)
  }
  let cancel = () => {}
  const tick = () => {
    due()
    cancel = timers.after(EVERY_MS, tick)
  }
  cancel = timers.after(EVERY_MS, tick)
  return {
    due,
    run: async (fromStart) => {
      if (running !== undefined) return BUSY
      if (!setup.isOnline()) {
        return refuse('offline', '现在连不上国家子系统，没有对账；线路恢复后当天会自动对账')
      }
      return start(vault.operator.number, fromStart)
    },
    state: () => ({ isRunning: running !== undefined, problem }),
    stop: async () => {
      cancel()
      ending.abort()
      await running
    },
  }
}

interface Reconciling extends ReconcileDeskSetup {
  readonly signal: AbortSignal
}

interface Wish {
  readonly by: string
  readonly fromStart: boolean
}

const LOCKED = refuse('locked', '对账途中柜台锁定或更换了接入，没有做完；下次接着做')

async function reconcile(setup: Reconciling, wish: Wish): Promise<Result<Reconciliation>> {
  const { vault, clock, signal } = setup
  const startedAt = clock.now()
  const day = officeToday(setup)
  const month = day.slice(0, 7)
  // A record the subsystem has lost shows only where everything is asked for: once a month.
  if (wish.fromStart || readDownload(vault).month !== month) beginDownload(vault, month)
  const isWhole = readDownload(vault).comparedSeq === 0
  const startedSeq = lastSeq(vault)
  const downloaded = await downloadAll(setup, month)
  if (signal.aborted) return LOCKED
  if (!downloaded.ok) return downloaded
  const { policies } = setup
  const findings = await compareFilings({ vault, policies, startedSeq, day, signal })
  if (signal.aborted) return LOCKED
  const { by } = wish
  return ok(keepFindings(setup, findings, { by, day, startedAt, isWhole, startedSeq }))
}

/** Page after page, each kept with how far it leads: what breaks off goes on there. */
async function downloadAll(
  { vault, client, signal }: Reconciling,
  month: string,
): Promise<Result<undefined>> {
  let isSetBack = false
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const reply = await client.download(readDownload(vault).mark, signal)
    if (signal.aborted) return LOCKED
    switch (reply.kind) {
      case 'page':
        keepHeldPage(vault, reply.rows, reply.mark)
        if (reply.isLast) return ok(undefined)
        break
      case 'set-back':
        if (isSetBack) return refuse('refused', '国家子系统的版本号前后不一，没有对账')
        isSetBack = true
        beginDownload(vault, month)
        break
      case 'offline':
      case 'refused':
        return refuse(reply.kind, `${reply.words}，没有对账`)
    }
  }
  return refuse('refused', '国家子系统的回答没有尽头，没有对账')
}

interface Run {
  readonly by: string
  readonly day: string
  readonly startedAt: Date
  readonly isWhole: boolean
  readonly startedSeq: number
}

function keepFindings(
  { vault, clock }: Reconciling,
  { changed, open, compared, underWay }: Findings,
  { by, day, startedAt, isWhole, startedSeq }: Run,
): Reconciliation {
  const id = randomUUID()
  const reconciliation: Reconciliation = {
    id,
    day,
    startedAt: startedAt.toISOString(),
    endedAt: clock.now().toISOString(),
    by,
    isWhole,
    counts: { ...countSides(vault), held: countHeld(vault), compared, underWay },
    found: countKinds(open),
  }
  const note = { object: id, by, fields: ['differences'] }
  // The last portion carries the result: one that is there is complete.
  for (let from = 0; from + PORTION < changed.length; from += PORTION) {
    commit(vault, { ...note, action: 'reconcile.find' }, (tx) => {
      for (const one of changed.slice(from, from + PORTION)) writeDifference(tx, one)
    })
  }
  const rest = changed.length === 0 ? 0 : Math.floor((changed.length - 1) / PORTION) * PORTION
  commit(vault, { ...note, action: 'reconcile' }, (tx) => {
    for (const one of changed.slice(rest)) writeDifference(tx, one)
    writeReconciliation(tx, reconciliation)
  })
  closeDownload(vault, startedSeq)
  return reconciliation
}

function countKinds(open: readonly Difference[]): Reconciliation['found'] {
  const counts: Partial<Record<Difference['kind'], number>> = {}
  for (const { kind } of open) counts[kind] = (counts[kind] ?? 0) + 1
  return counts
}
