import { Switch } from 'antd'
import { DEEMED } from '#renderer/messages/help.ts'
import { labelOf } from '#shared/filing/fields.ts'
import { cite } from '#shared/policy/policy.ts'
import type { CategoryPolicy } from '#shared/policy/resolve.ts'
import styles from './deemed-panel.module.css'

interface DeemedPanelProps {
  readonly category: CategoryPolicy
  readonly isFiledAnyway: boolean
  readonly onChange: (fileAnyway: boolean) => void
}

/** 视同已备案: why nothing is filed and what the hospital does instead; the switch registers all the same. */
export function DeemedPanel({ category, isFiledAnyway, onChange }: DeemedPanelProps) {
  return (
    <section className={styles.panel} aria-label={DEEMED.title(category.label)}>
      <p className={styles.title}>{DEEMED.title(category.label)}</p>
      <ul className={styles.steps}>
        <li>{DEEMED.patient}</li>
        <li>{DEEMED.hospital}</li>
      </ul>
      {category.because.map((basis) => (
        <blockquote key={basis.article} className={styles.article}>
          <cite className={styles.cited}>{cite(basis)}</cite>
          {basis.text}
        </blockquote>
      ))}
      <div className={styles.anyway} data-field="fileAnyway">
        <label htmlFor="fileAnyway">{labelOf('fileAnyway')}</label>
        <Switch id="fileAnyway" checked={isFiledAnyway} onChange={onChange} />
        <span className={styles.hint}>{isFiledAnyway ? DEEMED.registered : DEEMED.hint}</span>
      </div>
    </section>
  )
}
