import { Input } from 'antd'
import { useState } from 'react'
import { DecisionDialog } from '#renderer/decision/decision-dialog.tsx'
import { useDecision } from '#renderer/decision/use-decision.ts'
import { ANNEXES } from '#renderer/messages/annexes.ts'
import { DAY_UNREAD } from '#renderer/messages/common.ts'
import { DateField } from '#renderer/ui/date-field.tsx'
import { errorNotes, Field } from '#renderer/ui/field.tsx'
import type { AnnexHead } from '#shared/annexes/annex.ts'
import { ANNEX_HEAD } from '#shared/annexes/annex-form.ts'
import styles from './annexes.module.css'
import type { AnnexWork } from './use-annex.ts'

interface HeadDialogProps {
  readonly title: string
  readonly head: AnnexHead
  readonly work: AnnexWork
  readonly onClose: () => void
}

const TEXTS = ['unit', 'leader', 'section', 'writer', 'phone'] as const

/** Who reports, and who signs. */
export function HeadDialog({ title, head, work, onClose }: HeadDialogProps) {
  const [typed, setTyped] = useState(head)
  const [isDayUnread, setDayUnread] = useState(false)
  const decision = useDecision({
    isComplete: !isDayUnread,
    decide: () => work.keepHead(typed),
    onDone: onClose,
  })
  const isDayWrong = isDayUnread && decision.isAttempted
  return (
    <DecisionDialog
      title={ANNEXES.head}
      subject={title}
      problem={decision.problem}
      confirm={{ label: ANNEXES.keep, isBusy: decision.isBusy, run: decision.run }}
      onClose={onClose}
    >
      <div className={styles.fields}>
        {TEXTS.map((key) => (
          <Field key={key} id={`annex-head-${key}`} label={ANNEX_HEAD[key]} notes={[]}>
            {(control) => (
              <Input
                id={control.id}
                autoComplete="off"
                maxLength={key === 'unit' ? 100 : 30}
                value={typed[key]}
                onChange={({ target }) => setTyped({ ...typed, [key]: target.value })}
              />
            )}
          </Field>
        ))}
        <Field
          id="annex-head-day"
          label={ANNEX_HEAD.day}
          notes={errorNotes(isDayWrong ? DAY_UNREAD : '')}
        >
          {(control) => (
            <DateField
              control={control}
              value={typed.day}
              placeholder={ANNEXES.dayExample}
              calendarLabel={ANNEXES.openCalendar}
              onChange={(day) => setTyped({ ...typed, day })}
              onUnread={setDayUnread}
            />
          )}
        </Field>
      </div>
    </DecisionDialog>
  )
}
