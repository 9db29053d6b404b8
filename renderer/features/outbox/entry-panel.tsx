import { Button, Timeline } from 'antd'
import { OUTBOX } from '#renderer/messages/outbox.ts'
import { pauseWords } from '#renderer/messages/pause.ts'
import { ASSUMED_NOTE } from '#renderer/messages/states.ts'
import { AssumedTag } from '#renderer/ui/assumed-tag.tsx'
import beside from '#renderer/ui/beside.module.css'
import { KeyHint } from '#renderer/ui/key-hint.tsx'
import { officeClock, officeMoment } from '#renderer/ui/office-time.ts'
import { EmptyNote, Panel } from '#renderer/ui/panel.tsx'
import type { LineState } from '#shared/bridge.ts'
import type { QueueFile, QueueRow } from '#shared/bridge-queue.ts'
import { handlingOf } from '#shared/sync/handling.ts'
import type { QueueAct, QueueRefusals } from '#shared/sync/queue-acts.ts'
import type { Acts } from './entry-acts.ts'
import { historySteps } from './history-steps.ts'
import styles from './outbox.module.css'
import { reasonWords } from './outbox-columns.tsx'

interface EntryPanelProps {
  readonly row: QueueRow | undefined
  readonly line: LineState
  /** Undefined until the desk has told of the row. */
  readonly file: QueueFile | undefined
  readonly acts: Acts
}

/** The entry the cursor is in: what next, who and when, what may be said of it, and how it came here. */
export function EntryPanel({ row, line, file, acts }: EntryPanelProps) {
  return (
    <Panel title={row ? `${row.name} ${row.documentNumber}` : OUTBOX.detail} isText>
      {row === undefined ? (
        <EmptyNote title={OUTBOX.detailEmpty} text={OUTBOX.detailEmptyText} />
      ) : (
        <>
          <ActButtons acts={acts} refusals={file?.refusals} />
          <Facts row={row} line={line} />
          {file && <History file={file} />}
          <AssumedTag>{ASSUMED_NOTE}</AssumedTag>
        </>
      )}
    </Panel>
  )
}

interface ActButtonsProps {
  readonly acts: Acts
  readonly refusals: QueueRefusals | undefined
}

/** The acts; what is not possible now is grey, with the reason under it. */
function ActButtons({ acts, refusals }: ActButtonsProps) {
  const { keys } = OUTBOX
  const buttons = [
    { act: 'send-now', label: OUTBOX.sendNow, hint: keys.sendNow, run: acts.sendNow },
    { act: 'change', label: OUTBOX.change, hint: keys.change, run: acts.change },
    { act: 'set-aside', label: OUTBOX.setAside, hint: keys.setAside, run: acts.setAside },
    { act: 'take-back', label: OUTBOX.takeBack, hint: keys.takeBack, run: acts.takeBack },
    { act: 'hand-over', label: OUTBOX.handOver, hint: keys.handOver, run: acts.handOver },
  ] as const
  const refusalOf = (act: QueueAct) => refusals?.[act] ?? ''
  return (
    <>
      <div className={beside.acts}>
        {buttons.map(({ act, label, hint, run }) => (
          <Button
            key={act}
            id={`act-${act}`}
            type={act === 'send-now' ? 'primary' : 'default'}
            disabled={refusalOf(act) !== ''}
            onClick={run}
          >
            {label} <KeyHint>{hint}</KeyHint>
          </Button>
        ))}
      </div>
      <ul className={styles.refusals}>
        {buttons
          .filter(({ act }) => refusalOf(act) !== '')
          .map(({ act, label }) => (
            <li key={act}>{OUTBOX.notNow(label, refusalOf(act))}</li>
          ))}
      </ul>
    </>
  )
}

interface FactsProps {
  readonly row: QueueRow
  readonly line: LineState
}

function Facts({ row: { entry, holder }, line }: FactsProps) {
  const { next, when, visitor, owner } = handlingOf(entry)
  const facts = [
    [OUTBOX.why, reasonWords(entry)],
    [OUTBOX.next, next],
    [OUTBOX.owner, OUTBOX.ownerOf(owner, holder.name)],
    [OUTBOX.when, pauseWords(entry, line, new Date()) ?? when],
    [OUTBOX.holder, holder.name],
    [OUTBOX.sent, OUTBOX.attemptsTimes(entry.attempts)],
    [OUTBOX.visitor, visitor],
  ] as const
  return (
    <dl className={styles.facts}>
      {facts.map(([label, words]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{words}</dd>
        </div>
      ))}
    </dl>
  )
}

function History({ file }: { readonly file: QueueFile }) {
  return (
    <>
      <h3 className={styles.subtitle}>{OUTBOX.timeline}</h3>
      <Timeline
        className={styles.timeline ?? ''}
        items={historySteps(file).map(({ key, at, what, detail }) => ({
          key,
          content: (
            <>
              <p>
                {what}{' '}
                <span className={beside.faint}>
                  {officeMoment(at).slice(5, 10)} {officeClock(at)}
                </span>
              </p>
              {detail !== '' && <p className={beside.faint}>{detail}</p>}
            </>
          ),
        }))}
      />
    </>
  )
}
