import { StopFilled } from '@ant-design/icons'
import { REFUSED } from '#renderer/messages/refused.ts'
import styles from './refused.module.css'

interface RefusedScreenProps {
  readonly reason: string
  readonly remedy: string
}

/** The whole page of a desk that refuses to open: why, and what to do. */
export function RefusedScreen({ reason, remedy }: RefusedScreenProps) {
  return (
    <main className={styles.page}>
      <section className={styles.card} role="alert">
        <h1 className={styles.title}>
          <StopFilled /> {REFUSED.title}
        </h1>
        <dl className={styles.list}>
          <dt>{REFUSED.reason}</dt>
          <dd>{reason}</dd>
          <dt>{REFUSED.remedy}</dt>
          <dd>{remedy}</dd>
        </dl>
      </section>
    </main>
  )
}
