import { useState } from 'react'
import { INTAKE } from '#renderer/messages/intake.ts'
import { PAPER } from '#renderer/messages/paper.ts'
import { PaperPreview } from '#renderer/paper/paper-preview.tsx'
import { usePaper } from '#renderer/paper/use-paper.ts'
import { KeyHint } from '#renderer/ui/key-hint.tsx'
import { useShortcuts } from '#renderer/ui/use-shortcuts.ts'
import type { NoticeId } from '#shared/paper.ts'
import styles from './notice-preview.module.css'
import type { WantedNotice } from './use-notices.ts'

interface NoticePreviewProps {
  readonly wanted: readonly WantedNotice[]
  readonly onClose: () => void
}

/** The notices as they would come out of the printer; 1, 2 and 3 go from one to the other. */
export function NoticePreview({ wanted, onClose }: NoticePreviewProps) {
  const [chosen, setChosen] = useState<NoticeId>()
  const paper = usePaper()
  const choose = (index: number) => setChosen(wanted[index]?.form ?? chosen)
  useShortcuts({ 1: () => choose(0), 2: () => choose(1), 3: () => choose(2) }, 'dialog')
  const shown = wanted.find(({ form }) => form === chosen) ?? wanted[0]
  if (shown === undefined) return null
  return (
    <PaperPreview
      wanted={shown}
      paper={paper}
      choices={<Choices wanted={wanted} shown={shown.form} onChoose={setChosen} />}
      onClose={onClose}
    />
  )
}

interface ChoicesProps {
  readonly wanted: readonly WantedNotice[]
  readonly shown: NoticeId
  readonly onChoose: (form: NoticeId) => void
}

function Choices({ wanted, shown, onChoose }: ChoicesProps) {
  return (
    <fieldset className={styles.choices} aria-label={INTAKE.notices}>
      {wanted.map(({ form }, index) => (
        <button
          key={form}
          id={`choose-${form}`}
          type="button"
          aria-pressed={form === shown}
          onClick={() => onChoose(form)}
        >
          {PAPER.shortNames[form]} <KeyHint>{String(index + 1)}</KeyHint>
        </button>
      ))}
    </fieldset>
  )
}
