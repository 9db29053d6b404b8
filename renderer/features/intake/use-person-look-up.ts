import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { call } from '#renderer/bridge.ts'
import { useLine } from '#renderer/store/use-line.ts'
import { isClosedNumber, isSoundDocument } from '#shared/codes/documents/document-rules.ts'
import type { FilingEntry } from '#shared/filing/filing.ts'
import {
  type Difference,
  explainInsurances,
  fillable,
  findDifferences,
  type InsuranceNote,
  withoutFilled,
} from '#shared/filing/insured-person.ts'
import type { InsuredPerson, PersonLookUp } from '#shared/filing/person-look-up.ts'
import { fieldId } from './field-order.ts'
import type { IntakeForm } from './use-entry-form.ts'

/** Where the look-up of the person on the page stands. */
export type PersonLook =
  /** `isOnline`: it runs by itself once the number is complete. */
  { readonly kind: 'idle'; readonly isOnline: boolean } | { readonly kind: 'asking' } | PersonLookUp

/** The look-up of the person on the page. */
export interface PersonCheck {
  readonly look: PersonLook
  /** What the subsystem says otherwise than the clerk. */
  readonly differences: readonly Difference[]
  readonly notes: readonly InsuranceNote[]
  /** Asks, also while the line is thought to be down. */
  ask(): Promise<void>
  /** Takes the subsystem's value of the first field that differs. */
  /** A change of the document: what an answer about another one had filled goes with it. */
  editDocument(change: Partial<FilingEntry>): void
  /** The number was left: one that may go on while it is typed is complete now. */
  leaveNumber(): void
  takeFirst(): void
  take(difference: Difference): void
  /** Whether the field may still take another value: not one that a change leaves as it is. */
  canTake(difference: Difference): boolean
}

interface Asked {
  /** The document it was asked about. */
  readonly key: string
  readonly look: { readonly kind: 'asking' } | PersonLookUp
}

/**
 * Looks the person up (1101) as soon as the number is complete and the line is there. An answer fills
 * what is empty once, and never touches what the clerk has entered.
 */
export function usePersonLookUp(form: IntakeForm): PersonCheck {
  const { entry, edit, tables, policy, officeDivision } = form
  const { look, ask, askIfNew } = useLook(form)
  const person = look.kind === 'found' ? look.person : undefined
  const editDocument = useFilling(person, form)
  const differences = person ? findDifferences(person, entry, tables.divisions) : []
  const take = ({ field, told }: Difference) => edit({ [field]: told })
  const canTake = ({ field }: Difference) => !form.isFixed(field)
  const first = differences.find(canTake)
  return {
    look,
    differences,
    notes: person ? explainInsurances(person, officeDivision, { ...tables, policy }) : [],
    ask,
    editDocument,
    leaveNumber: askIfNew,
    take,
    canTake,
    takeFirst: () => first && take(first),
  }
}

function useLook({ entry, context }: IntakeForm) {
  const { documentType, documentNumber, name } = entry
  const key = `${documentType}:${documentNumber}`
  const isSound = isSoundDocument(entry, { today: context.today, isKnownRegion: () => true })
  const isOnline = useLine().state === 'online'
  const [asked, setAsked] = useState<Asked>()
  const lastAsked = useRef(0)
  const own = asked?.key === key ? asked.look : undefined

  const ask = async () => {
    if (!isSound) return
    lastAsked.current += 1
    const turn = lastAsked.current
    setAsked({ key, look: { kind: 'asking' } })
    const answer = await call('person.lookUp', { documentType, documentNumber, name })
    // Another number, or another question, overtook this one.
    if (turn !== lastAsked.current) return
    const look: PersonLookUp = answer.ok
      ? answer.value
      : { kind: 'refused', words: answer.error.message }
    setAsked({ key, look })
  }
  const askIfNew = () => {
    if (isOnline && (own === undefined || own.kind === 'offline')) void ask()
  }
  const askByItself = useEffectEvent(() => {
    // A passport's number is sound after five characters and goes on: it waits until it is left.
    if (isSound && (isClosedNumber(entry) || !isTyping())) askIfNew()
  })
  useEffect(() => {
    // `key` is named because another one is to be looked up anew.
    if (isSound && isOnline && key !== '') askByItself()
  }, [isSound, isOnline, key])

  const look: PersonLook = own ?? { kind: 'idle', isOnline }
  return { look, ask, askIfNew }
}

/**
 * Fills the empty fields when an answer comes; not again when the clerk empties one afterwards.
 * Returns the way to change the document: what an answer filled, and nobody changed, is not the next
 * person's.
 */
function useFilling(person: InsuredPerson | undefined, { entry, edit }: IntakeForm) {
  const filled = useRef<Partial<FilingEntry>>({})
  const fill = useEffectEvent((found: InsuredPerson) => {
    const change = fillable(found, entry)
    if (Object.keys(change).length === 0) return
    filled.current = { ...filled.current, ...change }
    edit(change)
    if (change.name !== undefined) selectIfFocused(fieldId('name'))
  })
  useEffect(() => {
    if (person) fill(person)
  }, [person])
  return (change: Partial<FilingEntry>) => {
    edit({ ...withoutFilled(filled.current, entry), ...change })
    filled.current = {}
  }
}

/** The cursor may already stand in a field that was filled: what is typed next replaces it. */
function selectIfFocused(id: string): void {
  requestAnimationFrame(() => {
    const { activeElement } = document
    if (activeElement instanceof HTMLInputElement && activeElement.id === id) activeElement.select()
  })
}

function isTyping(): boolean {
  return document.activeElement?.id === fieldId('documentNumber')
}
