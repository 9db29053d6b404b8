import { useEffect, useState } from 'react'
import { type Control, useForm, useWatch } from 'react-hook-form'
import { call } from '#renderer/bridge.ts'
import type { Choice } from '#renderer/ui/pinyin.ts'
import type { DeskState } from '#shared/bridge.ts'
import { findDivisionPath } from '#shared/codes/divisions.ts'
import { officeDay } from '#shared/office-day.ts'
import { type Policy, resolvePolicy } from '#shared/policy/resolve.ts'
import { indexTables, type Tables } from '#shared/reference-data.ts'
import {
  EMPTY_REGISTRATION,
  FIELDS_OF_STEP,
  type Registration,
  resolveRegistration,
  setUpInput,
} from './registration.ts'

/** What becomes of the first start; the vault is made after the second step. */
export interface FirstRunTurns {
  /** The registration is on its way: the desk's opening must not take the page away. */
  readonly onRegistering: (isRegistering: boolean) => void
  readonly onOpened: (state: DeskState) => void
  readonly onDone: () => void
}

/** The page of the first start. */
export interface FirstRun {
  /** 0–3. */
  readonly step: number
  readonly control: Control<Registration>
  readonly divisions: readonly Choice[]
  /** The rules of the chosen division; undefined before there is one. */
  readonly policy: Policy | undefined
  readonly isAttempted: boolean
  /** Why the desk did not register them; '' while it did not say. */
  readonly refusal: string
  readonly isBusy: boolean
  /** The trials that went well. */
  readonly passed: ReadonlySet<number>
  pass(step: number): void
  next(): Promise<void>
  back(): void
}

/** Asks for office and operator, registers them, then offers the two trials. */
export function useFirstRun(turns: FirstRunTurns): FirstRun {
  const [step, setStep] = useState(0)
  const [attempted, setAttempted] = useState(-1)
  const [passed, setPassed] = useState<ReadonlySet<number>>(new Set())
  const { control, formState, handleSubmit, setError, trigger } = useForm<Registration>({
    defaultValues: EMPTY_REGISTRATION,
    resolver: resolveRegistration,
    mode: 'onTouched',
  })
  const tables = useTables()
  const division = useWatch({ control, name: 'officeDivision' })
  const register = handleSubmit(async (registration) => {
    turns.onRegistering(true)
    const answer = await call('office.setUp', setUpInput(registration))
    if (answer.ok) {
      turns.onOpened(answer.value)
      setStep(2)
    } else {
      turns.onRegistering(false)
      setError('root', { type: answer.error.code, message: answer.error.message })
    }
  })
  return {
    step,
    control,
    divisions: tables ? divisionChoices(tables) : [],
    policy: tables && division !== '' ? policyNow(tables, division) : undefined,
    isAttempted: attempted >= step,
    refusal: formState.errors.root?.message ?? '',
    isBusy: formState.isSubmitting,
    passed,
    pass: (done) => setPassed(new Set([...passed, done])),
    async next() {
      if (formState.isSubmitting) return
      const fields = FIELDS_OF_STEP[step]
      if (fields === undefined) return step === 3 ? turns.onDone() : setStep(step + 1)
      setAttempted(step)
      if (!(await trigger(fields, { shouldFocus: true }))) return
      if (step === 0) setStep(1)
      else await register()
    },
    // What was registered is changed in the settings, not by going back.
    back: () => setStep(step === 1 || step === 3 ? step - 1 : step),
  }
}

function useTables(): Tables | undefined {
  const [tables, setTables] = useState<Tables>()
  useEffect(() => {
    void call('reference.get', {}).then((answer) => {
      if (answer.ok) setTables(indexTables(answer.value))
    })
  }, [])
  return tables
}

function divisionChoices({ divisions }: Tables): readonly Choice[] {
  return [...divisions.values()].map(({ code, name }) => ({
    value: code,
    label: findDivisionPath(divisions, code) ?? name,
    name,
  }))
}

function policyNow({ policies }: Tables, division: string): Policy {
  return resolvePolicy(policies, division, officeDay(new Date()))
}
