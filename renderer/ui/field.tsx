import { ExclamationCircleFilled, WarningFilled } from '@ant-design/icons'
import type { ReactNode } from 'react'
import styles from './field.module.css'

/** What is said under a field. */
export interface FieldNote {
  readonly severity: 'error' | 'warning'
  readonly text: string
  /** The article the note rests on; '' where there is none. */
  readonly basis: string
}

/** The notes of a field with something wrong; none where there are no words for it. */
export function errorNotes(text: string | undefined): readonly FieldNote[] {
  return text === undefined || text === '' ? [] : [{ severity: 'error', text, basis: '' }]
}

/** What a control needs to belong to its field. */
export interface ControlProps {
  readonly id: string
  readonly status: 'error' | 'warning' | ''
  readonly disabled: boolean
  readonly 'aria-required': boolean
  readonly 'aria-invalid': boolean
  readonly 'aria-describedby': string | undefined
}

/** How help is asked for by mouse; the cursor stays in its field. */
export interface FieldHelpOpener {
  readonly field: string
  /** What the question mark is called. */
  readonly label: string
  readonly onOpen: () => void
}

interface FieldProps {
  readonly id: string
  readonly label: string
  readonly isRequired?: boolean
  /** A radio group is named by a group label instead of a label for one input. */
  readonly isGroup?: boolean
  /** Shown, but not to be edited here. */
  readonly isDisabled?: boolean
  readonly notes: readonly FieldNote[]
  /** Said in grey while there is nothing wrong. */
  readonly hint?: ReactNode
  readonly onLeave?: () => void
  /** The name by which help finds the field, and what the small question mark does. */
  readonly help?: FieldHelpOpener
  readonly children: (control: ControlProps) => ReactNode
}

/** A label, a control and the line under it: the same grid on every form. */
export function Field(props: FieldProps) {
  const { id, label, isRequired = false, isGroup = false, notes, hint, onLeave, help } = props
  const hasNote = notes.length > 0 || hint !== undefined
  const control: ControlProps = {
    id,
    status: worst(notes),
    disabled: props.isDisabled ?? false,
    'aria-required': isRequired,
    'aria-invalid': worst(notes) === 'error',
    'aria-describedby': hasNote ? `${id}-note` : undefined,
  }
  const mark = isRequired ? styles.required : undefined
  return (
    // Leaving any part of the field is leaving the field; the group itself takes no input.
    // biome-ignore lint/a11y/noStaticElementInteractions: it only listens to its controls' blur.
    <div className={styles.field} onBlur={onLeave} data-field={help?.field}>
      <div className={styles.label}>
        {isGroup ? (
          <span id={`${id}-label`} className={mark}>
            {label}
          </span>
        ) : (
          <label htmlFor={id} className={mark}>
            {label}
          </label>
        )}
        {help && <HelpMark {...help} />}
      </div>
      <div className={styles.control}>
        {props.children(control)}
        <div id={`${id}-note`} className={styles.notes} aria-live="polite">
          {notes.map((note) => (
            <NoteLine key={note.text} note={note} />
          ))}
          {notes.length === 0 && hint !== undefined && <span className={styles.hint}>{hint}</span>}
        </div>
      </div>
    </div>
  )
}

/** The question mark beside a label, for the mouse; on the keyboard F1 does the same. */
export function HelpMark({ label, onOpen }: Omit<FieldHelpOpener, 'field'>) {
  return (
    <button
      type="button"
      className={styles.help}
      aria-label={label}
      tabIndex={-1}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onOpen}
    >
      ?
    </button>
  )
}

/** One problem, its remedy and the article it rests on. */
export function NoteLine({ note }: { readonly note: FieldNote }) {
  return (
    <p className={note.severity === 'error' ? styles.error : styles.warning}>
      {note.severity === 'error' ? <ExclamationCircleFilled /> : <WarningFilled />} {note.text}{' '}
      {note.basis !== '' && <span className={styles.basis}>{note.basis}</span>}
    </p>
  )
}

function worst(notes: readonly FieldNote[]): 'error' | 'warning' | '' {
  if (notes.some(({ severity }) => severity === 'error')) return 'error'
  return notes.length > 0 ? 'warning' : ''
}
