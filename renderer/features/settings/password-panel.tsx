import { call } from '#renderer/bridge.ts'
import { SETTINGS } from '#renderer/messages/settings.ts'
import { TextRow } from '#renderer/ui/text-row.tsx'
import { ok } from '#shared/result.ts'
import { LongPassword, wrongWhen } from './rules.ts'
import { SavedFormPanel } from './saved-form-panel.tsx'
import { useSavedForm } from './use-saved-form.ts'

const EMPTY = { oldPassword: '', newPassword: '', repeatedPassword: '' }

/** 修改本人密码: the old one, the new one twice. */
export function PasswordPanel() {
  const form = useSavedForm({
    start: EMPTY,
    isForgetful: true,
    problemsOf: ({ oldPassword, newPassword, repeatedPassword }) => ({
      oldPassword: oldPassword === '' ? SETTINGS.problems.missing : undefined,
      newPassword: wrongWhen(LongPassword, newPassword, SETTINGS.problems.password),
      repeatedPassword: repeatedPassword === newPassword ? undefined : SETTINGS.problems.repeated,
    }),
    save: async ({ oldPassword, newPassword }) => {
      const changed = await call('operator.changePassword', { password: oldPassword, newPassword })
      return changed.ok ? ok(SETTINGS.changed) : changed
    },
  })
  const row = { control: form.control, isAttempted: form.isAttempted, isSecret: true }
  return (
    <SavedFormPanel
      title={SETTINGS.passwordTitle}
      buttonId="changePassword"
      button={SETTINGS.change}
      form={form}
    >
      <TextRow {...row} name="oldPassword" label={SETTINGS.oldPassword} />
      <TextRow
        {...row}
        name="newPassword"
        label={SETTINGS.newPassword}
        placeholder={SETTINGS.example}
        deps={['repeatedPassword']}
      />
      <TextRow {...row} name="repeatedPassword" label={SETTINGS.repeatedPassword} />
    </SavedFormPanel>
  )
}
