import { Button } from 'antd'
import { useState } from 'react'
import { COMMON } from '#renderer/messages/common.ts'
import { POLICY } from '#renderer/messages/policy.ts'
import { useDeskQuery } from '#renderer/store/use-desk-query.ts'
import { AssumedTag } from '#renderer/ui/assumed-tag.tsx'
import { officeMoment } from '#renderer/ui/office-time.ts'
import { Panel } from '#renderer/ui/panel.tsx'
import type { Operator } from '#shared/bridge.ts'
import { nameOfVersion } from '#shared/policy/pack.ts'
import type { PolicyView } from '#shared/policy/policy-view.ts'
import styles from './policy.module.css'
import { PolicyImportDialog } from './policy-import.tsx'

interface PolicyPanelProps {
  readonly operators: readonly Operator[]
}

/** 政策包: what the desk rules by, and the way a new pack comes in. */
export function PolicyPanel({ operators }: PolicyPanelProps) {
  const { value: view, failure } = useDeskQuery('policy.get', {})
  const [isImporting, setImporting] = useState(false)
  const [words, setWords] = useState('')
  return (
    <Panel
      title={POLICY.title}
      isFlush
      extra={
        <span className={styles.head}>
          <span role="status" data-state={words === '' ? 'hint' : 'good'}>
            {words === '' ? POLICY.hint : words}
          </span>
          <Button id="importPolicy" onClick={() => setImporting(true)}>
            {POLICY.open}
          </Button>
        </span>
      }
    >
      {view ? (
        <>
          {view.leftOut.length > 0 && <LeftOut leftOut={view.leftOut} />}
          <PackTable view={view} operators={operators} />
        </>
      ) : (
        <p>{failure?.message ?? COMMON.loading}</p>
      )}
      {isImporting && (
        <PolicyImportDialog
          onClose={() => setImporting(false)}
          onTaken={(taken) => {
            setWords(POLICY.taken(nameOfVersion(taken)))
            setImporting(false)
          }}
        />
      )}
    </Panel>
  )
}

interface PackTableProps extends PolicyPanelProps {
  readonly view: PolicyView
}

function PackTable({ view: { packs }, operators }: PackTableProps) {
  const groups = [
    { title: POLICY.ours, packs: packs.filter(({ rulesOffice }) => rulesOffice) },
    { title: POLICY.others, packs: packs.filter(({ rulesOffice }) => !rulesOffice) },
  ].filter((group) => group.packs.length > 0)
  return (
    <table className={styles.table} aria-label={POLICY.packs}>
      <thead>
        <tr>
          {[POLICY.pack, POLICY.versionHead, POLICY.days, POLICY.state, POLICY.source].map(
            (column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ),
          )}
          <th scope="col" className={styles.documents}>
            {POLICY.document}
          </th>
        </tr>
      </thead>
      {groups.map((group) => (
        <tbody key={group.title} aria-label={group.title}>
          <tr className={styles.group}>
            <th scope="rowgroup" colSpan={6}>
              {group.title}
            </th>
          </tr>
          {group.packs.map((pack) => (
            <PackRow key={nameOfVersion(pack)} pack={pack} operators={operators} />
          ))}
        </tbody>
      ))}
    </table>
  )
}

interface PackProps extends PolicyPanelProps {
  readonly pack: PolicyView['packs'][number]
}

function PackRow({ pack, operators }: PackProps) {
  const { name, version, status, state, effectiveFrom, effectiveUntil, taken } = pack
  const by = operators.find(({ number }) => number === taken?.by)?.name ?? taken?.by ?? ''
  return (
    <tr>
      <td className={styles.name}>
        <b>{name}</b> {status === 'draft' && <AssumedTag>{POLICY.draft}</AssumedTag>}
      </td>
      <td>{version}</td>
      <td>
        {effectiveUntil === null
          ? POLICY.from(effectiveFrom)
          : POLICY.span(effectiveFrom, effectiveUntil)}
      </td>
      <td className={styles.state} data-state={state}>
        {POLICY.states[state]}
      </td>
      <td>{taken === null ? POLICY.shipped : POLICY.imported(officeMoment(taken.at), by)}</td>
      <td className={styles.documents}>
        {POLICY.documents(pack.documents.map(({ title }) => title))}
      </td>
    </tr>
  )
}

function LeftOut({ leftOut }: Pick<PolicyView, 'leftOut'>) {
  return (
    <div className={styles.leftOut} role="alert">
      <h3>{POLICY.leftOut}</h3>
      {leftOut.map(({ name, problems }) => (
        <div key={name}>
          <b>{name}</b>
          {problems.map((problem) => (
            <p key={problem}>{problem}</p>
          ))}
        </div>
      ))}
      <p>{POLICY.leftOutReason}</p>
    </div>
  )
}
