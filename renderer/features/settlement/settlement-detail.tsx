import { Button } from 'antd'
import { useState } from 'react'
import { PAPER } from '#renderer/messages/paper.ts'
import { SETTLEMENT } from '#renderer/messages/settlement.ts'
import { PaperOutcomeLine } from '#renderer/paper/paper-outcome-line.tsx'
import { PaperPreview } from '#renderer/paper/paper-preview.tsx'
import { usePaper } from '#renderer/paper/use-paper.ts'
import { KeyHint } from '#renderer/ui/key-hint.tsx'
import { officeMoment } from '#renderer/ui/office-time.ts'
import { Panel } from '#renderer/ui/panel.tsx'
import { useShortcuts } from '#renderer/ui/use-shortcuts.ts'
import type { Tables } from '#shared/reference-data.ts'
import { yuan } from '#shared/settlement/money.ts'
import type { Settlement } from '#shared/settlement/settlement.ts'
import styles from './settlement.module.css'
import { CategoryTable, FundTable, LineTable } from './settlement-tables.tsx'

interface SettlementDetailProps {
  readonly settlement: Settlement
  readonly tables: Tables
}

/** One settlement: where and why, who paid what, the fourteen categories, and the way to paper. */
export function SettlementDetail({ settlement }: SettlementDetailProps) {
  const { sums, accountIncluded, visit, hospital } = settlement
  return (
    <Panel title={hospital.name} extra={<PrintBar settlement={settlement} />}>
      <dl className={styles.facts}>
        <Fact
          label={SETTLEMENT.stay}
          text={SETTLEMENT.stayWords(visit.from, visit.to, visit.dischargedFrom)}
        />
        <Fact label={SETTLEMENT.diagnosis} text={visit.diagnosis} />
        <Fact label={SETTLEMENT.number} text={settlement.settlementNumber} />
        <Fact label={SETTLEMENT.total} text={yuan(sums.total)} isStrong />
        <Fact label={SETTLEMENT.fundTotal} text={yuan(sums.fundTotal)} isStrong />
        <Fact label={SETTLEMENT.cash} text={yuan(sums.cash)} isStrong />
        <Fact label={SETTLEMENT.inScope} text={told(sums.inScope)} />
        <Fact label={SETTLEMENT.deductible} text={told(sums.deductible)} />
        <Fact label={SETTLEMENT.account} text={told(sums.account)} />
      </dl>
      <p className={styles.account}>{SETTLEMENT.accountIncluded[accountIncluded]}</p>
      <CategoryTable settlement={settlement} />
      <FundTable settlement={settlement} />
      <LineTable settlement={settlement} />
      <p className={styles.faint}>{SETTLEMENT.askedAt(officeMoment(settlement.askedAt))}</p>
    </Panel>
  )
}

function told(cents: number | null): string {
  return cents === null ? SETTLEMENT.none : yuan(cents)
}

interface FactProps {
  readonly label: string
  readonly text: string
  readonly isStrong?: boolean
}

function Fact({ label, text, isStrong = false }: FactProps) {
  return (
    <div>
      <dt>{label}</dt>
      <dd data-strong={isStrong}>{text || SETTLEMENT.none}</dd>
    </div>
  )
}

/** 附件13 of the settlement shown: Space, P and S, as on the page of a filing. */
function PrintBar({ settlement }: { readonly settlement: Settlement }) {
  const [isPreviewed, setPreviewed] = useState(false)
  const paper = usePaper()
  const form = 'settlement-statement'
  const wanted = { form, recordId: settlement.id } as const
  const preview = () => {
    document.getElementById('preview-statement')?.focus()
    setPreviewed(true)
  }
  useShortcuts({
    ' ': preview,
    p: () => void paper.print(wanted),
    s: () => void paper.save(wanted),
  })
  return (
    <div className={styles.print}>
      <PaperOutcomeLine outcome={paper.outcomes.get(form)} />
      <Button id="preview-statement" onClick={preview}>
        {PAPER.preview} <KeyHint>{PAPER.space}</KeyHint>
      </Button>
      <Button id="print-statement" type="primary" onClick={() => void paper.print(wanted)}>
        {PAPER.print} <KeyHint>P</KeyHint>
      </Button>
      <Button id="save-statement" onClick={() => void paper.save(wanted)}>
        {PAPER.save} <KeyHint>S</KeyHint>
      </Button>
      {isPreviewed && (
        <PaperPreview wanted={wanted} paper={paper} onClose={() => setPreviewed(false)} />
      )}
    </div>
  )
}
