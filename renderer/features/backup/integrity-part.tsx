import { CheckCircleFilled, WarningFilled } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { call } from '#renderer/bridge.ts'
import { INTEGRITY } from '#renderer/messages/integrity.ts'
import { useIntegrity } from '#renderer/store/use-integrity.ts'
import { officeMoment } from '#renderer/ui/office-time.ts'
import type { Damage, IntegrityState } from '#shared/backup/integrity.ts'
import type { Result } from '#shared/result.ts'
import styles from './backup.module.css'

/** 完整性检查: when all that is stored was last read, what is damaged, and what leads on. */
export function IntegrityPart() {
  const { state, take } = useIntegrity()
  const [problem, setProblem] = useState('')
  if (!state) return null
  const act = async (asked: Promise<Result<IntegrityState>>) => {
    const answer = await asked
    setProblem(answer.ok ? '' : answer.error.message)
    if (answer.ok) take(answer.value)
  }
  return (
    <section className={styles.integrity} aria-label={INTEGRITY.title}>
      <h3 className={styles.subtitle}>{INTEGRITY.title}</h3>
      <p className={styles.intro}>{INTEGRITY.intro}</p>
      <p className={state.last && state.damages.length === 0 ? styles.good : styles.said}>
        {state.last && state.damages.length === 0 && <CheckCircleFilled />} {lastWords(state)}
      </p>
      <ul className={styles.places}>
        {state.damages.map((damage) => (
          <DamageLine
            key={damage.id}
            damage={damage}
            onMend={() => void act(call('integrity.mend', { id: damage.id }))}
          />
        ))}
      </ul>
      {problem !== '' && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
      <Button
        id="integrity-check"
        loading={state.isRunning}
        onClick={() => void act(call('integrity.check', {}))}
      >
        {state.isRunning ? INTEGRITY.running : INTEGRITY.check}
      </Button>
    </section>
  )
}

function lastWords({ last, damages }: IntegrityState): string {
  if (last === null) return INTEGRITY.never
  const { saves, pages, backups } = last.counts
  const looked = INTEGRITY.looked(saves, pages, backups)
  const moment = officeMoment(last.finishedAt)
  return damages.length === 0 ? INTEGRITY.good(moment, looked) : INTEGRITY.read(moment, looked)
}

function DamageLine({
  damage: { id, words, remedy, canMend, kind },
  onMend,
}: {
  readonly damage: Damage
  readonly onMend: () => void
}) {
  return (
    <li className={styles.place}>
      <span className={styles.problem}>
        <WarningFilled /> {words}
      </span>
      {canMend && (
        <Button size="small" id={`mend-${id}`} onClick={onMend}>
          {INTEGRITY.mend[kind]}
        </Button>
      )}
      <span className={styles.said}>{remedy}</span>
    </li>
  )
}
