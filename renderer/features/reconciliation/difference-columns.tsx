import { DIFFERENCE_LOOKS } from '#renderer/messages/looks.ts'
import { RECONCILIATION } from '#renderer/messages/reconciliation.ts'
import beside from '#renderer/ui/beside.module.css'
import { type Columns, columnsOf } from '#renderer/ui/data-table.tsx'
import { StateTag } from '#renderer/ui/state-tag.tsx'
import type { DifferenceRow } from '#shared/bridge-reconciliation.ts'
import type { Reconciliation } from '#shared/sync/reconciliation.ts'
import styles from './reconciliation.module.css'

/** The columns of the findings. */
export const DIFFERENCE_COLUMNS = differenceColumns()

/** The columns of the comparisons that were made. */
export const HISTORY_COLUMNS = historyColumns()

function differenceColumns(): Columns<DifferenceRow> {
  const column = columnsOf<DifferenceRow>()
  return column.columns([
    column.display({
      id: 'person',
      header: RECONCILIATION.person,
      cell: ({ row: { original } }) => (
        <div className={beside.person} title={original.name}>
          {original.name}
        </div>
      ),
    }),
    column.accessor(({ acceptanceNumber }) => acceptanceNumber || RECONCILIATION.noNumber, {
      id: 'acceptanceNumber',
      header: RECONCILIATION.acceptanceNumber,
    }),
    column.display({
      id: 'kind',
      header: RECONCILIATION.kind,
      cell: ({ row: { original } }) => {
        const { kind, state } = original.difference
        return (
          <StateTag look={state === 'open' ? DIFFERENCE_LOOKS[kind] : 'done'}>
            {RECONCILIATION.kinds[kind]}
          </StateTag>
        )
      },
    }),
    column.display({
      id: 'unlike',
      header: RECONCILIATION.unlike,
      cell: ({ row: { original } }) => (
        <div className={styles.unlike}>{original.difference.unlike.join('、')}</div>
      ),
    }),
    column.accessor(({ difference }) => difference.foundOn, {
      id: 'foundOn',
      header: RECONCILIATION.foundOn,
    }),
  ])
}

function historyColumns(): Columns<Reconciliation> {
  const column = columnsOf<Reconciliation>()
  return column.columns([
    column.accessor(({ day }) => day, { id: 'day', header: RECONCILIATION.day }),
    column.accessor(({ by }) => (by === 'desk' ? RECONCILIATION.automatic : by), {
      id: 'by',
      header: RECONCILIATION.by,
    }),
    column.accessor(({ isWhole }) => (isWhole ? RECONCILIATION.whole : RECONCILIATION.since), {
      id: 'scope',
      header: RECONCILIATION.scope,
    }),
    column.accessor(({ counts }) => counts.local, { id: 'local', header: RECONCILIATION.local }),
    column.accessor(({ counts }) => counts.acknowledged, {
      id: 'acknowledged',
      header: RECONCILIATION.acknowledged,
    }),
    column.accessor(({ counts }) => counts.held, { id: 'held', header: RECONCILIATION.held }),
    column.accessor(({ found }) => Object.values(found).reduce((sum, count) => sum + count, 0), {
      id: 'found',
      header: RECONCILIATION.found,
    }),
  ])
}
