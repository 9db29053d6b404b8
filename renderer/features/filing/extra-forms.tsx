import { Button } from 'antd'
import { FILING } from '#renderer/messages/filing.ts'
import { PAPER } from '#renderer/messages/paper.ts'
import { PRINT } from '#renderer/messages/print.ts'
import type { Filing } from '#shared/filing/filing.ts'
import { FORMS_ON_DEMAND, formRefusal } from '#shared/forms/form-layout.ts'
import type { FormId } from '#shared/paper.ts'
import styles from './filing.module.css'

interface ExtraFormsProps {
  readonly filing: Filing
  readonly onPreview: (form: FormId) => void
}

/** Forms that are printed when somebody asks for them; each opens its preview. */
export function ExtraForms({ filing, onPreview }: ExtraFormsProps) {
  const forms = FORMS_ON_DEMAND.filter((form) => !formRefusal(filing, form))
  if (forms.length === 0) return null
  return (
    <div className={styles.extra}>
      <span className={styles.faint}>{FILING.extraForms}</span>
      {forms.map((form) => (
        <Button
          key={form}
          id={`preview-${form}`}
          type="link"
          title={PAPER.formBases[form]}
          onClick={() => onPreview(form)}
        >
          {PRINT.formShort[form]}
        </Button>
      ))}
    </div>
  )
}
