import { Button } from 'antd'
import { useState } from 'react'
import { OBLIGATIONS } from '#renderer/messages/obligations.ts'
import { KeyHint } from '#renderer/ui/key-hint.tsx'
import { Panel } from '#renderer/ui/panel.tsx'
import { useShortcuts } from '#renderer/ui/use-shortcuts.ts'
import { policyOf } from '#shared/filing/accepted-under.ts'
import type { Filing } from '#shared/filing/filing.ts'
import { actionRefusal, isPending } from '#shared/filing/status.ts'
import type { Tables } from '#shared/reference-data.ts'
import { DueDialog } from './due-dialog.tsx'
import { ObligationFacts } from './obligation-facts.tsx'
import styles from './obligations.module.css'
import type { OwedOf } from './owed-of.ts'
import { SupplyDialog } from './supply-dialog.tsx'
import { VerifyDialog } from './verify-dialog.tsx'

/** What may be done about something owed. */
type Act = 'supply' | 'verify' | 'due'

const DIALOGS = { supply: SupplyDialog, verify: VerifyDialog, due: DueDialog } as const

interface ObligationsPanelProps {
  readonly filing: Filing
  readonly tables: Tables
}

/** 待补材料与承诺 of a filing: what is owed until when, and what became of it; nothing where nothing ever was. */
export function ObligationsPanel({ filing, tables }: ObligationsPanelProps) {
  const [open, setOpen] = useState<{ readonly id: string; readonly act: Act }>()
  useShortcuts({ m: () => document.querySelector<HTMLElement>('[data-owed-act]')?.focus() })
  const { obligations } = filing
  if (obligations.length === 0) return null
  const refusal = obligations.some(isPending) && actionRefusal(filing, 'supply-material')
  const isOpen = obligations.some(isPending) && !refusal
  const chosen = obligations.find(({ id }) => id === open?.id)
  const Sheet = open && DIALOGS[open.act]
  const policy = policyOf(filing, tables.policies)
  return (
    <Panel
      title={OBLIGATIONS.reminder}
      isFlush
      extra={
        isOpen && (
          <span className={styles.hint}>
            <KeyHint>{OBLIGATIONS.panelKey}</KeyHint> {OBLIGATIONS.panelHint}
          </span>
        )
      }
    >
      {refusal && (
        <p className={styles.refused}>{OBLIGATIONS.closedBy(refusal.problem, refusal.remedy)}</p>
      )}
      <ul>
        {obligations.map((obligation) => (
          <li key={obligation.id} className={styles.item} data-obligation={obligation.id}>
            <ObligationFacts filing={filing} obligation={obligation} policy={policy} />
            {isOpen && isPending(obligation) && (
              <Actions
                obligation={obligation}
                onAct={(act) => setOpen({ id: obligation.id, act })}
              />
            )}
          </li>
        ))}
      </ul>
      {Sheet && chosen && (
        <Sheet
          filing={filing}
          policy={policy}
          obligation={chosen}
          onClose={() => setOpen(undefined)}
        />
      )}
    </Panel>
  )
}

interface ActionsProps {
  readonly obligation: OwedOf['obligation']
  readonly onAct: (act: Act) => void
}

function Actions({ obligation: { id, kind, workingDays, dueDay }, onAct }: ActionsProps) {
  return (
    <div className={styles.actions}>
      {kind === 'promise' && (
        <Button id={`verify-${id}`} data-owed-act onClick={() => onAct('verify')}>
          {OBLIGATIONS.verify}
        </Button>
      )}
      <Button id={`supply-${id}`} data-owed-act onClick={() => onAct('supply')}>
        {OBLIGATIONS.supply}
      </Button>
      {workingDays === null && (
        <Button id={`due-${id}`} data-owed-act onClick={() => onAct('due')}>
          {dueDay === null ? OBLIGATIONS.setDue : OBLIGATIONS.changeDue}
        </Button>
      )}
    </div>
  )
}
