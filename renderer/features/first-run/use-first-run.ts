import { useEffect, useState } from 'react'
import { call } from '#renderer/bridge.ts'
import { FIRST_RUN } from '#renderer/messages/first-run.ts'
import type { FieldNote } from '#renderer/ui/field.tsx'
import type { Choice } from '#renderer/ui/pinyin.ts'
import type { DeskState } from '#shared/bridge.ts'
import { findDivisionPath } from '#shared/codes/divisions.ts'
import { indexTables } from '#shared/reference-data.ts'
import {
  EMPTY_REGISTRATION,
  type Registration,
  type RegistrationField,
  setUpInput,
  wrongFields,
} from './registration.ts'

/** The page of the first start. */
export interface FirstRun {
  readonly values: Registration
  readonly divisions: readonly Choice[]
  readonly refusal: string
  readonly isBusy: boolean
  notesOf(field: RegistrationField): readonly FieldNote[]
  type(field: RegistrationField, value: string): void
  leave(field: RegistrationField): void
  submit(): Promise<void>
}

/** Registers office and operator; wrong fields are said when left, all of them on an attempt. */
export function useFirstRun(onOpened: (state: DeskState) => void): FirstRun {
  const [values, setValues] = useState<Registration>(EMPTY_REGISTRATION)
  const [left, setLeft] = useState<ReadonlySet<RegistrationField>>(new Set())
  const [refusal, setRefusal] = useState('')
  const [isBusy, setBusy] = useState(false)
  const divisions = useDivisions()
  const wrong = wrongFields(values)
  const submit = async () => {
    if (isBusy) return
    setLeft(new Set(Object.keys(values) as RegistrationField[])) // the keys are the fields
    setRefusal('')
    if (wrong[0] !== undefined) return document.getElementById(wrong[0])?.focus()
    setBusy(true)
    const answer = await call('office.setUp', setUpInput(values))
    setBusy(false)
    if (answer.ok) onOpened(answer.value)
    else setRefusal(answer.error.message)
  }
  return {
    values,
    divisions,
    refusal,
    isBusy,
    notesOf: (field) =>
      left.has(field) && wrong.includes(field)
        ? [{ severity: 'error', text: FIRST_RUN.problems[field], basis: '' }]
        : [],
    type: (field, value) => setValues({ ...values, [field]: value }),
    leave: (field) => {
      if (values[field] !== '') setLeft(new Set([...left, field]))
    },
    submit,
  }
}

function useDivisions(): readonly Choice[] {
  const [choices, setChoices] = useState<readonly Choice[]>([])
  useEffect(() => {
    void call('reference.get', {}).then((answer) => {
      if (!answer.ok) return
      const { divisions } = indexTables(answer.value)
      setChoices(
        [...divisions.values()].map(({ code, name }) => ({
          value: code,
          label: findDivisionPath(divisions, code) ?? name,
          name,
        })),
      )
    })
  }, [])
  return choices
}
