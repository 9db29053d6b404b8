import { type DeskContext, whenOpen } from '#electron/desk-context.ts'
import type { Services } from '#electron/serve.ts'
import { listOperators } from '#electron/vault/operators.ts'
import { changeOffice, changeSettings, hasFilings } from '#electron/vault/settings.ts'
import { ok } from '#shared/result.ts'
import { shownProfile } from '#shared/sync/subsystem-profile.ts'

type SettingsServices = Pick<
  Services,
  'desk.active' | 'settings.get' | 'settings.setOffice' | 'settings.setIdleMinutes'
>

/** How this desk works, and who says that somebody is there. */
export function settingsServices(context: DeskContext): SettingsServices {
  return {
    'desk.active': whenOpen(context, ({ idle, scrubs }) => {
      scrubs.active()
      idle.active()
      return ok({})
    }),
    'settings.get': whenOpen(context, ({ vault }) => {
      const operators = listOperators(vault)
      if (!operators.ok) return operators
      const profile = context.profileOf(vault)
      return ok({
        office: vault.office,
        isOfficeFixed: hasFilings(vault),
        settings: vault.settings,
        mode: context.mode,
        profile: profile ? shownProfile(profile) : null,
        operators: operators.value,
      })
    }),
    'settings.setOffice': whenOpen(context, ({ vault }, office) => {
      const changed = changeOffice(vault, office)
      if (!changed.ok) return changed
      context.deskChanged()
      return ok({})
    }),
    'settings.setIdleMinutes': whenOpen(context, ({ vault }, { idleMinutes }) => {
      changeSettings(vault, { idleMinutes })
      return ok({})
    }),
  }
}
