import { useRef, useState } from 'react'
import { call } from '#renderer/bridge.ts'
import { SETTLEMENT } from '#renderer/messages/settlement.ts'
import { officeToday } from '#renderer/store/office-today.ts'
import { addDays } from '#shared/calendar/days.ts'
import {
  type SettlementAnswer,
  type SettlementLookUp,
  SettlementQuestion,
} from '#shared/settlement/settlement-look-up.ts'

type FieldName = keyof SettlementQuestion

/** Whose settlements are asked for, how far the question is, and what came of it. */
export interface Settlements {
  readonly question: SettlementQuestion
  readonly isAsking: boolean
  /** Of the last question; undefined before the first. */
  readonly found: SettlementLookUp | undefined
  /** What is wrong with a field once it was tried; '' where nothing is. */
  problemOf(field: FieldName): string
  /** Why the desk itself refused; '' while it did not. */
  readonly failure: string
  /** Types another question: what is under way will be nobody's answer. */
  enter(part: Partial<SettlementQuestion>): void
  /** Whether something was found; undefined where another question was typed meanwhile. */
  ask(): Promise<boolean | undefined>
}

/** A year back: bills of last year are settled until the end of March (规程第五十条). */
const DAYS_BACK = 365

/** Asks the desk for a person's settlements; what was typed stays whatever the answer. */
export function useSettlements(): Settlements {
  const [question, setQuestion] = useState(emptyQuestion)
  const [isAsking, setAsking] = useState(false)
  const [isAttempted, setAttempted] = useState(false)
  const [found, setFound] = useState<SettlementLookUp>()
  const [failure, setFailure] = useState('')
  const typed = useRef(0)
  const problems = problemsOf(question)
  return {
    question,
    isAsking,
    found,
    failure,
    problemOf: (field) => (isAttempted ? (problems[field] ?? '') : ''),
    enter(part) {
      typed.current += 1
      setAsking(false)
      // Who was found is done with: another number is another person's, and the name is not.
      const isNext = part.documentNumber !== undefined && (found?.settlements.length ?? 0) > 0
      setQuestion({ ...question, ...(isNext && { name: '' }), ...part })
      // What is on screen is of the question before.
      setFound(undefined)
      setFailure('')
    },
    async ask() {
      setAttempted(true)
      setFailure('')
      if (isAsking || Object.keys(problems).length > 0) return false
      setAsking(true)
      const own = typed.current
      const answer = await call('settlement.lookUp', question)
      if (own !== typed.current) return undefined
      setAsking(false)
      if (answer.ok) setFound(answer.value)
      else setFailure(answer.error.message)
      return answer.ok && answer.value.settlements.length > 0
    },
  }
}

/** The answer in one line, for the clerk. */
export function answerWords({ answer, settlements }: SettlementLookUp): string {
  switch (answer.kind) {
    case 'found':
      return [settlements.length > 0 ? SETTLEMENT.found(answer.count) : '', answer.words]
        .filter((part) => part !== '')
        .join(' ')
    case 'offline':
      return SETTLEMENT.notAsked(answer.words, settlements.length)
    case 'refused':
      return SETTLEMENT.refused(answer.words, settlements.length)
  }
}

/** Whether the answer is a good one. */
export function isAnswered({ kind }: SettlementAnswer): boolean {
  return kind === 'found'
}

function emptyQuestion(): SettlementQuestion {
  const to = officeToday()
  return { documentType: '01', documentNumber: '', name: '', from: addDays(to, -DAYS_BACK), to }
}

function problemsOf(question: SettlementQuestion): Partial<Record<FieldName, string>> {
  const read = SettlementQuestion.safeParse(question)
  if (read.success) return {}
  const wrong = new Set(read.error.issues.map(({ path }) => String(path[0])))
  const { from, to, documentNumber } = question
  return {
    ...(wrong.has('documentNumber') && {
      documentNumber:
        documentNumber.trim() === '' ? SETTLEMENT.documentMissing : SETTLEMENT.numberTooLong,
    }),
    ...(wrong.has('from') && { from: SETTLEMENT.dayMissing }),
    ...(wrong.has('to') && {
      to: from !== '' && to !== '' ? SETTLEMENT.daysReversed : SETTLEMENT.dayMissing,
    }),
  }
}
