import { useState } from 'react'
import { FILING } from '#renderer/messages/filing.ts'
import { PaperPreview } from '#renderer/paper/paper-preview.tsx'
import { usePaper } from '#renderer/paper/use-paper.ts'
import { useDeskQuery } from '#renderer/store/use-desk-query.ts'
import { Panel } from '#renderer/ui/panel.tsx'
import { useShortcuts } from '#renderer/ui/use-shortcuts.ts'
import type { Filing } from '#shared/filing/filing.ts'
import type { FormId } from '#shared/paper.ts'
import { ExtraForms } from './extra-forms.tsx'
import styles from './filing.module.css'
import { FormRow } from './form-row.tsx'

/** The forms of a filing: the arrow keys mark one, Space previews it, P prints it, S saves it. */
export function FormsPanel({ filing }: { readonly filing: Filing }) {
  const filingId = filing.id
  const { value: forms, failure } = useDeskQuery('paper.forms', { filingId })
  const [marked, setMarked] = useState(0)
  const [previewed, setPreviewed] = useState<FormId>()
  const paper = usePaper()
  const current = forms?.[marked]
  const preview = (form: FormId) => {
    // The focus comes back to where it was when the preview closes.
    focusOn(`preview-${form}`)
    setPreviewed(form)
  }
  // The focus goes with the mark, so that Space never opens another form than the marked one.
  const mark = (index: number) => {
    const form = forms?.[index]
    if (form) focusOn(`preview-${form}`)
  }
  useShortcuts({
    p: () => current && void paper.print({ filingId, form: current }),
    s: () => current && void paper.save({ filingId, form: current }),
    c: () => current && focusOn(`copies-${current}`),
    ' ': () => current && preview(current),
    Enter: () => current && preview(current),
    ArrowDown: () => mark(marked + 1),
    ArrowUp: () => mark(marked - 1),
  })
  return (
    <Panel
      title={FILING.forms}
      extra={<span className={styles.faint}>{FILING.formsHint}</span>}
      isFlush
    >
      {failure && <p className={styles.failed}>{failure.message}</p>}
      {forms?.length === 0 && <p className={styles.loading}>{FILING.formsEmpty}</p>}
      {forms?.map((form, index) => (
        <FormRow
          key={form}
          filingId={filingId}
          form={form}
          paper={paper}
          isMarked={index === marked}
          onMark={() => setMarked(index)}
          onPreview={() => preview(form)}
        />
      ))}
      {forms !== undefined && <ExtraForms filing={filing} onPreview={preview} />}
      {previewed && (
        <PaperPreview
          wanted={{ filingId, form: previewed }}
          paper={paper}
          onClose={() => setPreviewed(undefined)}
        />
      )}
    </Panel>
  )
}

function focusOn(id: string): void {
  document.getElementById(id)?.focus()
}
