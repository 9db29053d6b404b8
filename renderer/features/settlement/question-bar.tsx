import { Button, Input } from 'antd'
import { COMMON } from '#renderer/messages/common.ts'
import { SETTLEMENT } from '#renderer/messages/settlement.ts'
import { ChoiceSelect } from '#renderer/ui/choice-select.tsx'
import { DateField } from '#renderer/ui/date-field.tsx'
import { enterMoves } from '#renderer/ui/enter-moves.ts'
import { errorNotes, Field } from '#renderer/ui/field.tsx'
import { KeyHint } from '#renderer/ui/key-hint.tsx'
import { DOCUMENT_TYPES } from '#shared/codes/code-tables.ts'
import styles from './settlement.module.css'
import type { Settlements } from './use-settlements.ts'

const DOCUMENTS = DOCUMENT_TYPES.map(({ code, label }) => ({ value: code, label, name: label }))

interface QuestionBarProps {
  readonly work: Settlements
  readonly onAsk: () => void
}

/** Whose settlements, and between which days. */
export function QuestionBar({ work, onAsk }: QuestionBarProps) {
  const { question, enter, isAsking } = work
  return (
    <form
      className={styles.bar}
      aria-label={SETTLEMENT.title}
      onKeyDownCapture={enterMoves}
      onSubmit={(event) => {
        event.preventDefault()
        onAsk()
      }}
    >
      <Field id="settledType" label={SETTLEMENT.documentType} notes={[]}>
        {(control) => (
          <ChoiceSelect
            control={control}
            choices={DOCUMENTS}
            value={question.documentType}
            placeholder=""
            renderNothing={COMMON.notFoundChoice}
            onChoose={(documentType) => enter({ documentType })}
          />
        )}
      </Field>
      <Field
        id="settledNumber"
        label={SETTLEMENT.documentNumber}
        isRequired
        notes={errorNotes(work.problemOf('documentNumber'))}
      >
        {(control) => (
          <Input
            {...control}
            value={question.documentNumber}
            maxLength={50}
            placeholder={SETTLEMENT.documentNumberExample}
            autoComplete="off"
            spellCheck={false}
            autoFocus
            onChange={({ target }) => enter({ documentNumber: target.value.toUpperCase().trim() })}
          />
        )}
      </Field>
      <Field id="settledName" label={SETTLEMENT.name} notes={[]}>
        {(control) => (
          <Input
            {...control}
            value={question.name}
            maxLength={50}
            placeholder={SETTLEMENT.nameHint}
            autoComplete="off"
            spellCheck={false}
            onChange={({ target }) => enter({ name: target.value })}
          />
        )}
      </Field>
      <DayField work={work} name="from" />
      <DayField work={work} name="to" />
      <Button id="settledAsk" type="primary" htmlType="submit" loading={isAsking}>
        {SETTLEMENT.ask} <KeyHint>{SETTLEMENT.askKey}</KeyHint>
      </Button>
    </form>
  )
}

function DayField({ work, name }: { readonly work: Settlements; readonly name: 'from' | 'to' }) {
  const { question, enter } = work
  return (
    <Field
      id={name === 'from' ? 'settledFrom' : 'settledTo'}
      label={SETTLEMENT[name]}
      isRequired
      notes={errorNotes(work.problemOf(name))}
    >
      {(control) => (
        <DateField
          control={control}
          value={question[name]}
          placeholder={SETTLEMENT.dayMissing}
          calendarLabel={SETTLEMENT.calendar}
          onChange={(day) => enter({ [name]: day })}
        />
      )}
    </Field>
  )
}
