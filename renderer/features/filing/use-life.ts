import { useState } from 'react'
import { call } from '#renderer/bridge.ts'
import { useOfficeToday } from '#renderer/store/office-today.ts'
import type { FilingFile } from '#shared/bridge-filing.ts'
import type { Draft, LifeFacts } from '#shared/filing/filing.ts'
import type { Injury } from '#shared/filing/injury.ts'
import type { Tables } from '#shared/reference-data.ts'
import { findRefusal, LIFE_ACTIONS, type LifeAction, type Refusal } from './find-refusal.ts'

/** What was entered into one of the dialogs; it outlives closing it, a password never does. */
export interface Wish {
  readonly on: string
  readonly reason: string
  readonly facts: LifeFacts
  /** The number of the operator who agrees; '' while nobody is chosen. */
  readonly second: string
  /** Undefined until something of it was typed. */
  readonly injury?: Injury
}

/** The row 办理: what is open, and what may be pressed. */
export interface Life {
  readonly today: string
  readonly possible: readonly LifeAction[]
  readonly opened: LifeAction | undefined
  /** Why what was pressed last is not possible. */
  readonly refused: { readonly action: LifeAction; readonly refusal: Refusal } | undefined
  readonly wish: Wish
  press(action: LifeAction): void
  enter(part: Partial<Wish>): void
  /** Closes what is open; what was entered stays. */
  close(): void
}

interface LifeStart {
  readonly file: FilingFile
  readonly tables: Tables
  readonly onChange: () => void
  readonly onRenewed: (draft: Draft) => void
}

/** Opens the dialogs of a filing's life, and the pages of 变更 and 续办. */
export function useLife({ file, tables, onChange, onRenewed }: LifeStart): Life {
  const [draftId] = useState(() => crypto.randomUUID())
  const [opened, setOpened] = useState<LifeAction>()
  const [refused, setRefused] = useState<Life['refused']>()
  const [wishes, setWishes] = useState<Partial<Record<LifeAction, Wish>>>({})
  const now = new Date()
  const today = useOfficeToday()
  const refusalOf = (action: LifeAction) => findRefusal(action, file, { tables, today, now })
  const wish = (opened && wishes[opened]) ?? emptyWish(today)
  const renew = async () => {
    const answer = await call('filing.renew', { filingId: file.filing.id, draftId })
    if (answer.ok) return onRenewed(answer.value)
    const refusal = { words: answer.error.message, basis: '', possible: [] }
    setRefused({ action: 'renew', refusal })
  }
  return {
    today,
    possible: LIFE_ACTIONS.filter((action) => refusalOf(action) === undefined),
    opened,
    refused,
    wish,
    press(action) {
      const refusal = refusalOf(action)
      if (refusal) setRefused({ action, refusal })
      else if (action === 'change') onChange()
      else if (action === 'renew') void renew()
      else setOpened(action)
    },
    enter: (part) => opened && setWishes({ ...wishes, [opened]: { ...wish, ...part } }),
    close() {
      setOpened(undefined)
      setRefused(undefined)
    },
  }
}

function emptyWish(today: string): Wish {
  return { on: today, reason: '', facts: { costArisen: null, inHospital: null }, second: '' }
}
