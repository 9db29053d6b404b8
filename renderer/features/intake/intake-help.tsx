import { fieldAnswers } from '#shared/filing/field-answers.ts'
import { fieldHelp } from '#shared/filing/field-help.ts'
import { HelpPanel } from './help-panel.tsx'
import type { IntakeForm } from './use-entry-form.ts'
import type { OpenHelp } from './use-field-help.ts'
import { isGuardianFiled } from './use-guardian.ts'

interface IntakeHelpProps {
  readonly form: IntakeForm
  readonly help: OpenHelp
}

/** The help that is open, said to screen readers as it changes. */
export function IntakeHelp({ form, help }: IntakeHelpProps) {
  const { field } = help
  const known = { policy: form.policy, guardianFiled: isGuardianFiled(form.guardian) }
  const anchor =
    field === undefined ? null : document.querySelector<HTMLElement>(`[data-field="${field}"]`)
  return (
    <div aria-live="polite">
      {field !== undefined && anchor !== null && (
        <HelpPanel
          help={fieldHelp(field, form.entry, form.policy)}
          answers={fieldAnswers(field, form.entry, { ...form.context, ...known })}
          issues={form.issuesOf(field)}
          anchor={anchor}
          onClose={help.close}
        />
      )}
    </div>
  )
}
