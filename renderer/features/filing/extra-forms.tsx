import { Button } from 'antd'
import { FILING } from '#renderer/messages/filing.ts'
import { PAPER } from '#renderer/messages/paper.ts'
import { PRINT } from '#renderer/messages/print.ts'
import { FORMS_ON_DEMAND } from '#shared/forms/form-layout.ts'
import type { FormId } from '#shared/paper.ts'
import styles from './filing.module.css'

/** Forms that are printed when somebody asks for them; each opens its preview. */
export function ExtraForms({ onPreview }: { readonly onPreview: (form: FormId) => void }) {
  return (
    <div className={styles.extra}>
      <span className={styles.faint}>{FILING.extraForms}</span>
      {FORMS_ON_DEMAND.map((form) => (
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
