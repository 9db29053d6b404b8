import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs'
import { createRecoveryHold } from '#electron/recovery-desk.ts'
import { SYSTEM_TIMERS } from '#electron/sync/timers.ts'
import { type HeldFiling, openFilingBook } from '#electron/training/filing-book.ts'
import { findAuditLink, lastSeq } from '#electron/vault/audit.ts'
import { findAuditFault } from '#electron/vault/audit-check.ts'
import { findFiling } from '#electron/vault/filings.ts'
import { closeVault, unlockKeys, type Vault } from '#electron/vault/vault.ts'
import { comparePages } from './compare-pages.ts'
import { compareSides } from './compare-sides.ts'
import {
  type Acknowledgement,
  CheckerOrder,
  type Findings,
  type RunFolders,
  type Verdict,
} from './torture-messages.ts'
import { unlockOf } from './torture-vault.ts'

/**
 * Child of the torture rig: keeps every acknowledgement in a journal outside the disk that faults happen to,
 * and afterwards opens the vault twice, as the next start of a desk would, to see whether it kept its word.
 */
process.on('message', (message) => {
  const order = CheckerOrder.parse(message)
  waiting = waiting.then(() => obey(order))
})

let waiting: Promise<void> = Promise.resolve()
let journal = -1
let isCut = false
const acknowledged = new Map<string, Acknowledgement>()

async function obey(order: CheckerOrder): Promise<void> {
  switch (order.kind) {
    case 'begin':
      if (journal !== -1) closeSync(journal)
      journal = openSync(order.journal, 'a')
      acknowledged.clear()
      isCut = false
      return
    case 'accepted':
      if (isCut) return
      writeSync(journal, `${JSON.stringify(order.filing)}\n`)
      acknowledged.set(order.filing.filingId, order.filing)
      return
    case 'cut':
      fsyncSync(journal)
      isCut = true
      return
    case 'verify':
      process.send?.(await verify(order))
  }
}

type Verify = Extract<CheckerOrder, { kind: 'verify' }>

async function verify(order: Verify): Promise<Verdict> {
  const { folders, startAt, isFinal } = order
  const findings: Findings = {
    lost: [],
    duplicate: [],
    'wrong-state': [],
    'silent-gap': [],
    'stale-window': [],
  }
  const count = acknowledged.size
  let recovered: string | null = null
  let told = 0
  for (const opening of ['first', 'second']) {
    const opened = await open(folders, startAt)
    if ('stuck' in opened) {
      findings.lost.push(`the ${opening} opening led nowhere: ${opened.stuck}`)
      break
    }
    const { vault, way } = opened
    if (way !== null) {
      recovered = way
      told += forgetTold(vault)
    }
    findSilentGaps(vault, findings)
    findLost(vault, findings)
    compareSides(vault, { held: readHeld(folders), isFinal }, findings)
    const pages = [...acknowledged.values()].flatMap((filing) => filing.pages)
    comparePages(vault, pages, { verify: order, findings })
    closeVault(vault)
  }
  return { findings, acknowledged: count, recovered, told }
}

/** Opens as a desk does; where it leads to a recovery, the advised way is taken. */
async function open(
  { profile }: RunFolders,
  startAt: number,
): Promise<{ readonly vault: Vault; readonly way: string | null } | { readonly stuck: string }> {
  const hold = createRecoveryHold({
    timers: SYSTEM_TIMERS,
    profileDirectory: profile,
    onLeft: () => undefined,
  })
  const station = unlockOf(profile, { now: () => new Date(startAt) })
  const keys = await unlockKeys(station)
  if (!keys.ok) return { stuck: keys.error.code }
  const opened = hold.open(keys.value, station)
  if (!opened.ok) return { stuck: opened.error.code }
  if (opened.value) return { vault: opened.value, way: null }
  const way = hold.current()?.found.ways[0]
  if (way === undefined || way === 'read-only') {
    hold.leave()
    return { stuck: 'no way on' }
  }
  const taken = hold.take(way)
  return taken.ok ? { vault: taken.value, way } : { stuck: taken.error.code }
}

/** A recovery says up to which save it goes: what came after it is missing, but not in silence. */
function forgetTold(vault: Vault): number {
  const upTo = recoveredUpTo(vault)
  const gone = [...acknowledged.values()].filter(({ seq }) => seq > upTo)
  for (const { filingId } of gone) acknowledged.delete(filingId)
  return gone.length
}

function recoveredUpTo(vault: Vault): number {
  for (let seq = lastSeq(vault); seq > 0; seq -= 1) {
    const action = findAuditLink(vault, seq)?.action
    if (action === 'vault.restore' || action === 'vault.continue') return seq - 1
  }
  throw new Error('a recovery without its audit row')
}

function findSilentGaps(vault: Vault, findings: Findings): void {
  const fault = findAuditFault(vault)
  if (fault) findings['silent-gap'].push(`the chain breaks at ${fault.where} ${fault.seq}`)
  const gone = [...acknowledged.values()].filter(
    ({ seq, filingId }) => findAuditLink(vault, seq)?.object !== filingId,
  )
  if (gone.length > 0) {
    findings['silent-gap'].push(`opened without a word, ${gone.length} saves not in the chain`)
  }
}

function findLost(vault: Vault, findings: Findings): void {
  for (const { filingId } of acknowledged.values()) {
    if (findFiling(vault, filingId) === undefined) findings.lost.push(`filing ${filingId}`)
  }
}

function readHeld({ subsystem }: RunFolders): readonly HeldFiling[] {
  const book = openFilingBook(subsystem)
  try {
    return book.list()
  } finally {
    book.close()
  }
}
