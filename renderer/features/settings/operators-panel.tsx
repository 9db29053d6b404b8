import { call } from '#renderer/bridge.ts'
import { SETTINGS } from '#renderer/messages/settings.ts'
import { TextRow } from '#renderer/ui/text-row.tsx'
import { Operator, type SettingsView } from '#shared/bridge.ts'
import { ok } from '#shared/result.ts'
import { LongPassword, wrongWhen } from './rules.ts'
import { SavedFormPanel } from './saved-form-panel.tsx'
import styles from './settings.module.css'
import { useSavedForm } from './use-saved-form.ts'

const EMPTY = { newNumber: '', newName: '', initialPassword: '', ownPassword: '' }

/** 经办人: who may open this desk, and how another one joins. */
export function OperatorsPanel({ view }: { readonly view: SettingsView }) {
  const form = useAddForm()
  const row = { control: form.control, isAttempted: form.isAttempted }
  return (
    <SavedFormPanel
      title={SETTINGS.operatorsTitle}
      buttonId="addOperator"
      button={SETTINGS.add}
      form={form}
    >
      <ul className={styles.operators}>
        {view.operators.map(({ number, name }) => (
          <li key={number}>
            {name} <span className={styles.number}>{number}</span>
          </li>
        ))}
      </ul>
      <h3 className={styles.subtitle}>{SETTINGS.addTitle}</h3>
      <TextRow {...row} name="newNumber" label={SETTINGS.newNumber} />
      <TextRow {...row} name="newName" label={SETTINGS.newName} />
      <TextRow
        {...row}
        name="initialPassword"
        label={SETTINGS.initialPassword}
        placeholder={SETTINGS.example}
        isSecret
      />
      <TextRow
        {...row}
        name="ownPassword"
        label={SETTINGS.ownPassword}
        placeholder={SETTINGS.ownPasswordExample}
        isSecret
      />
    </SavedFormPanel>
  )
}

function useAddForm() {
  return useSavedForm({
    start: EMPTY,
    isForgetful: true,
    problemsOf: (typed) => ({
      newNumber: wrongWhen(Operator.shape.number, typed.newNumber, SETTINGS.problems.newNumber),
      newName: wrongWhen(Operator.shape.name, typed.newName, SETTINGS.problems.newName),
      initialPassword: wrongWhen(LongPassword, typed.initialPassword, SETTINGS.problems.password),
      ownPassword: typed.ownPassword === '' ? SETTINGS.problems.missing : undefined,
    }),
    save: async (typed) => {
      const added = await call('operator.add', {
        operator: { number: typed.newNumber, name: typed.newName },
        initialPassword: typed.initialPassword,
        password: typed.ownPassword,
      })
      return added.ok ? ok(SETTINGS.added(typed.newName)) : added
    },
  })
}
