import * as z from 'zod'
import { call } from '#renderer/bridge.ts'
import { SETTINGS } from '#renderer/messages/settings.ts'
import { TextRow } from '#renderer/ui/text-row.tsx'
import type { SettingsView } from '#shared/bridge.ts'
import { ok } from '#shared/result.ts'
import { DeskSettings } from '#shared/settings.ts'
import { wrongWhen } from './rules.ts'
import { SavedFormPanel } from './saved-form-panel.tsx'
import { useSavedForm } from './use-saved-form.ts'

const Minutes = z
  .string()
  .regex(/^\d{1,2}$/)
  .transform(Number)
  .pipe(DeskSettings.shape.idleMinutes)

/** 自动锁定: after how many minutes without a key. */
export function LockPanel({ view }: { readonly view: SettingsView }) {
  const form = useSavedForm({
    start: { idleMinutes: String(view.settings.idleMinutes) },
    isForgetful: false,
    problemsOf: ({ idleMinutes }) => ({
      idleMinutes: wrongWhen(Minutes, idleMinutes, SETTINGS.problems.idleMinutes),
    }),
    save: async ({ idleMinutes }) => {
      const saved = await call('settings.setIdleMinutes', { idleMinutes: Number(idleMinutes) })
      return saved.ok ? ok(SETTINGS.saved) : saved
    },
  })
  return (
    <SavedFormPanel
      title={SETTINGS.lockTitle}
      buttonId="saveLock"
      button={SETTINGS.save}
      form={form}
    >
      <TextRow
        control={form.control}
        isAttempted={form.isAttempted}
        name="idleMinutes"
        label={SETTINGS.idleMinutes}
        hint={SETTINGS.idleHint}
      />
    </SavedFormPanel>
  )
}
