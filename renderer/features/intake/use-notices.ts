import { useState } from 'react'
import { useShortcuts } from '#renderer/ui/use-shortcuts.ts'
import type { Issue } from '#shared/filing/issue.ts'
import type { NoticeId, WantedPaper } from '#shared/paper.ts'
import type { Intake } from './use-intake.ts'

/** A notice that can be printed of what is entered so far. */
export type WantedNotice = Extract<WantedPaper, { form: NoticeId }>

/** The notices of the page: which may be looked at, and whether one is. */
export interface Notices {
  /** The one that fits best first. */
  readonly wanted: readonly WantedNotice[]
  readonly isOpen: boolean
  open(): void
  close(): void
}

/** Ctrl+G looks at the notices of the region and category that are chosen. */
export function useNotices({ form, issues, help }: Intake, draftId: string): Notices {
  const [isOpen, setOpen] = useState(false)
  const open = () => {
    help.close()
    setOpen(true)
  }
  useShortcuts({ 'Ctrl+g': open })
  return {
    wanted: noticesOf(form, issues, draftId),
    isOpen,
    open,
    close: () => setOpen(false),
  }
}

/** 告知书 once a category is chosen, 一次性告知书 always, 补正通知书 where something keeps the entry back. */
function noticesOf(
  { entry, officeDivision, tables }: Intake['form'],
  issues: readonly Issue[],
  draftId: string,
): readonly WantedNotice[] {
  const { category } = entry
  // Before the insured division is entered, the office's own.
  const insuredDivision = tables.divisions.has(entry.insuredDivision)
    ? entry.insuredDivision
    : officeDivision
  // What the clerk mistyped is nothing to ask of the person.
  const isHeldBack = issues.some(
    ({ severity, rule }) => severity === 'error' && rule !== 'day-unread',
  )
  return [
    ...(category === '' ? [] : [{ form: 'notice', insuredDivision, category } as const]),
    { form: 'one-time-notice', insuredDivision },
    ...(isHeldBack ? [{ form: 'correction-notice', draftId, entry } as const] : []),
  ]
}
