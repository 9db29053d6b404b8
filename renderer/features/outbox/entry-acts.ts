import type { QueueRow } from '#shared/bridge-queue.ts'
import type { QueueAct, QueueRefusals } from '#shared/sync/queue-acts.ts'
import type { Outbox } from './use-outbox.ts'

/** What is done about an entry on the page of its filing. */
export type FilingAct = 'change' | 'take-back' | 'void'

/** What can be done about the selected entry; nothing where none is. */
export interface Acts {
  sendNow(): void
  change(): void
  takeBack(): void
  setAside(): void
  handOver(): void
}

/** What a dialog asks about: the row as it was, whatever becomes of its entry while the dialog is open. */
export interface Asked {
  readonly act: 'set-aside' | 'hand-over'
  readonly row: QueueRow
}

/** Where the acts lead. */
interface ActsContext {
  /** Why an act is not possible; undefined until the desk has said. */
  readonly refusals: QueueRefusals | undefined
  readonly outbox: Outbox
  readonly onOpen: (filingId: string, act?: FilingAct) => void
  readonly onAsk: (asked: Asked) => void
}

/** The acts on the selected row. */
export function actsOn(
  row: QueueRow | undefined,
  { refusals, outbox, onOpen, onAsk }: ActsContext,
): Acts {
  const act = (name: QueueAct, run: (row: QueueRow) => void) => () => {
    const refusal = refusals?.[name] ?? ''
    if (refusal !== '') outbox.refuse(refusal)
    else if (row) run(row)
  }
  return {
    sendNow: act('send-now', ({ entry }) => void outbox.sendNow(entry.id)),
    change: act('change', ({ entry }) => onOpen(entry.filingId, 'change')),
    // A registration is taken back by voiding its filing; where it never left, that is settled here.
    takeBack: act('take-back', ({ entry }) =>
      onOpen(entry.filingId, entry.operation === 'register' ? 'void' : 'take-back'),
    ),
    setAside: act('set-aside', (asked) => onAsk({ act: 'set-aside', row: asked })),
    handOver: act('hand-over', (asked) => onAsk({ act: 'hand-over', row: asked })),
  }
}
