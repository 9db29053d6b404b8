import { useState } from 'react'
import { useDeskQuery } from '#renderer/store/use-desk-query.ts'
import { flushDrafts, type WindowStore } from '#renderer/store/window-store.ts'
import type { Draft } from '#shared/filing/filing.ts'
import { requiredMaterials } from '#shared/policy/materials.ts'
import type { MaterialRequirement } from '#shared/policy/policy.ts'
import { fieldId } from './field-order.ts'
import type { MaterialPages } from './materials-column.tsx'
import type { IntakeForm } from './use-entry-form.ts'

/** The pages of the entry on screen, and the material whose pages are being taken. */
interface OpenMaterialPages extends MaterialPages {
  readonly material: MaterialRequirement | undefined
  /** Opens the material the cursor is in, else the first that is a paper. */
  openByKey(): void
  close(): void
}

interface CapturedDraft {
  readonly draft: Draft
  readonly store: WindowStore
}

/** Opens the capture of one material; its pages lie at the desk under the draft's id. */
export function useMaterialPages(
  { entry, policy }: IntakeForm,
  { draft, store }: CapturedDraft,
): OpenMaterialPages {
  const { value, reload } = useDeskQuery('material.list', { owner: draft.id })
  const [material, setMaterial] = useState<MaterialRequirement>()
  const open = async (requirement: MaterialRequirement) => {
    // The vault knows the entry before it knows its pages.
    await flushDrafts(store)
    setMaterial(requirement)
  }
  return {
    pages: value ?? [],
    material,
    onCapture: (requirement) => void open(requirement),
    openByKey: () => {
      const required = requiredMaterials(entry, policy)
      const wanted =
        required.find(hasCursor) ?? required.find(({ id }) => id !== 'voucher') ?? required[0]
      if (wanted) void open(wanted)
    },
    close: () => {
      setMaterial(undefined)
      void reload()
    },
  }
}

function hasCursor({ id }: MaterialRequirement): boolean {
  const field = document.querySelector(`[data-field="materials.${id}"]`)
  const group = field ?? document.getElementById(fieldId(`materials.${id}`))
  return group?.contains(document.activeElement) ?? false
}
