import { useEffect, useState } from 'react'
import { type Control, useForm } from 'react-hook-form'
import { call } from '#renderer/bridge.ts'
import type { Choice } from '#renderer/ui/pinyin.ts'
import type { DeskState } from '#shared/bridge.ts'
import { findDivisionPath } from '#shared/codes/divisions.ts'
import { indexTables } from '#shared/reference-data.ts'
import {
  EMPTY_REGISTRATION,
  type Registration,
  resolveRegistration,
  setUpInput,
} from './registration.ts'

/** The page of the first start. */
export interface FirstRun {
  readonly control: Control<Registration>
  readonly divisions: readonly Choice[]
  /** Why the desk did not register them; '' while it did not say. */
  readonly refusal: string
  readonly isBusy: boolean
  submit(): Promise<void>
}

/** Registers office and operator; wrong fields are said when left, all of them on an attempt. */
export function useFirstRun(onOpened: (state: DeskState) => void): FirstRun {
  const { control, formState, handleSubmit, setError } = useForm<Registration>({
    defaultValues: EMPTY_REGISTRATION,
    resolver: resolveRegistration,
    mode: 'onTouched',
  })
  const register = handleSubmit(async (registration) => {
    const answer = await call('office.setUp', setUpInput(registration))
    if (answer.ok) onOpened(answer.value)
    else setError('root', { type: answer.error.code, message: answer.error.message })
  })
  return {
    control,
    divisions: useDivisions(),
    refusal: formState.errors.root?.message ?? '',
    isBusy: formState.isSubmitting,
    async submit() {
      if (!formState.isSubmitting) await register()
    },
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
