import { useState } from 'react'
import { type Control, type DefaultValues, type FieldErrors, useForm } from 'react-hook-form'
import type { Result } from '#shared/result.ts'

/** A form all of whose values are text. */
type Texts = Record<string, string>

/** What is wrong with a form: field → the words under it; undefined where it is right. */
export type Problems<V extends Texts> = { readonly [F in keyof V]?: string | undefined }

interface FormPlan<V extends Texts> {
  readonly start: V
  problemsOf(values: V): Problems<V>
  /** Tells the desk; answers with what to say. */
  save(values: V): Promise<Result<string>>
  /** Whether the fields are emptied afterwards, as passwords must be. */
  readonly isForgetful: boolean
}

/** A small form with a button of its own. */
export interface SavedForm<V extends Texts> {
  readonly control: Control<V>
  readonly isAttempted: boolean
  readonly isBusy: boolean
  /** What came of the last attempt; '' before there was one. */
  readonly words: string
  readonly isGood: boolean
  submit(): Promise<void>
}

/** Runs a form of the settings: wrong fields are said, the desk's answer stands beside the button. */
export function useSavedForm<V extends Texts>(plan: FormPlan<V>): SavedForm<V> {
  const [answer, setAnswer] = useState({ words: '', isGood: true })
  const { control, formState, handleSubmit, reset } = useForm<V>({
    // A form that starts complete.
    defaultValues: plan.start as DefaultValues<V>,
    mode: 'onTouched',
    resolver: (values) => {
      const wrong = Object.entries(plan.problemsOf(values)).filter(([, text]) => text !== undefined)
      if (wrong.length === 0) return { values, errors: {} }
      const errors = wrong.map(([field, message]) => [field, { type: 'wrong', message }])
      // One entry per wrong field, which fromEntries cannot tell the compiler.
      return { values: {}, errors: Object.fromEntries(errors) as FieldErrors<V> }
    },
  })
  const submit = handleSubmit(async (values) => {
    // The resolver hands the values on as they are.
    const saved = await plan.save(values as unknown as V)
    setAnswer(
      saved.ok
        ? { words: saved.value, isGood: true }
        : { words: saved.error.message, isGood: false },
    )
    if (saved.ok) reset(plan.isForgetful ? undefined : values)
  })
  return {
    control,
    isAttempted: formState.isSubmitted,
    isBusy: formState.isSubmitting,
    ...answer,
    submit: async () => {
      setAnswer({ words: '', isGood: true })
      await submit()
    },
  }
}
