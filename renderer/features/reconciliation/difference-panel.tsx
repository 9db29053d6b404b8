import { Button } from 'antd'
import { RECONCILIATION } from '#renderer/messages/reconciliation.ts'
import { ASSUMED_NOTE } from '#renderer/messages/states.ts'
import { AssumedTag } from '#renderer/ui/assumed-tag.tsx'
import beside from '#renderer/ui/beside.module.css'
import { KeyHint } from '#renderer/ui/key-hint.tsx'
import { officeMoment } from '#renderer/ui/office-time.ts'
import { EmptyNote, Panel } from '#renderer/ui/panel.tsx'
import type { DifferenceRow } from '#shared/bridge-reconciliation.ts'
import type { DifferenceAct } from '#shared/sync/difference.ts'
import styles from './reconciliation.module.css'

interface DifferencePanelProps {
  readonly row: DifferenceRow | undefined
  readonly onAct: (act: DifferenceAct) => void
}

/** The finding the cursor is in: its three columns, and what may be done about it. */
export function DifferencePanel({ row, onAct }: DifferencePanelProps) {
  return (
    <Panel title={row ? `${row.name} ${row.documentNumber}` : RECONCILIATION.detail} isText>
      {row === undefined ? (
        <EmptyNote title={RECONCILIATION.detailEmpty} text={RECONCILIATION.detailEmptyText} />
      ) : (
        <>
          <div className={beside.acts}>
            {row.acts.map((act, at) => (
              <Button
                key={act}
                id={`difference-${act}`}
                type={at === 0 ? 'primary' : 'default'}
                title={RECONCILIATION.actWords[act]}
                onClick={() => onAct(act)}
              >
                {RECONCILIATION.acts[act]} <KeyHint>{RECONCILIATION.actKeys[act]}</KeyHint>
              </Button>
            ))}
          </div>
          {row.difference.dealt && (
            <p className={styles.dealt}>
              {officeMoment(row.difference.dealt.at)} {RECONCILIATION.dealt(row.difference.dealt)}
            </p>
          )}
          <Sides row={row} />
          <AssumedTag>{ASSUMED_NOTE}</AssumedTag>
        </>
      )}
    </Panel>
  )
}

function Sides({ row: { lines } }: { readonly row: DifferenceRow }) {
  const { local, acknowledged, held } = RECONCILIATION.columns
  return (
    <table className={styles.sides} aria-label={RECONCILIATION.detail}>
      <thead>
        <tr>
          <td />
          <th scope="col">{local}</th>
          <th scope="col">{acknowledged}</th>
          <th scope="col">{held}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.label} data-unlike={line.isUnlike}>
            <th scope="row">{line.label}</th>
            <td>{line.local}</td>
            <td>{line.acknowledged}</td>
            <td>{line.held}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
