import { INTAKE } from '#renderer/messages/intake.ts'
import { NoteLine } from '#renderer/ui/field.tsx'
import { searchChoices } from '#renderer/ui/pinyin.ts'
import { checkDestination } from '#shared/filing/check-destination.ts'
import { findGeneralRule } from '#shared/policy/resolve.ts'
import { destinationChoices } from './choices.ts'
import { notesOf } from './field-order.ts'
import styles from './intake.module.css'
import type { IntakeForm } from './use-entry-form.ts'

interface DestinationNothingProps {
  readonly form: IntakeForm
  /** What was typed into the search. */
  readonly query: string
}

/** Instead of an empty list: why what was typed is no place to file to (规程第十一条). */
export function DestinationNothing({ form, query }: DestinationNothingProps) {
  const { entry, tables, policy, context } = form
  // A place of the own province is not in the list, but the rule about it says more.
  const [known] = searchChoices(destinationChoices(tables, ''), query)
  const destination = known?.value ?? query.trim()
  const [issue] = checkDestination({ ...entry, destination }, policy, context)
  if (issue === undefined) return null
  const [level] = findGeneralRule(policy, 'destination-level')?.because ?? []
  const isHospital = issue.rule === 'destination-hospital'
  return (
    <div className={styles.nothing}>
      <p className={styles.nothingTitle}>{isHospital ? INTAKE.hospitalTitle : INTAKE.placeTitle}</p>
      {notesOf([issue]).map((note) => (
        <NoteLine key={note.text} note={note} />
      ))}
      <p className={styles.article}>{level?.text}</p>
    </div>
  )
}
