import { useState } from 'react'
import { useDeskQuery } from '#renderer/store/use-desk-query.ts'
import { flushDrafts, type WindowStore } from '#renderer/store/window-store.ts'
import type { Draft } from '#shared/filing/filing.ts'
import { type PagedMaterial, unaskedMaterials } from '#shared/materials/unasked-materials.ts'
import { requiredMaterials } from '#shared/policy/materials.ts'
import type { Tables } from '#shared/reference-data.ts'
import { fieldId } from './field-order.ts'
import type { MaterialPages } from './materials-column.tsx'
import type { IntakeForm } from './use-entry-form.ts'

/** The pages of the entry on screen, and the material whose pages are being taken. */
interface OpenMaterialPages extends MaterialPages {
  readonly material: OpenMaterial | undefined
  /** Opens the material the cursor is in, else the first that is a paper. */
  openByKey(): void
  close(): void
}

interface OpenMaterial extends PagedMaterial {
  /** Whether the entry asks for it. */
  readonly isAsked: boolean
}

interface CapturedDraft {
  readonly draft: Draft
  readonly store: WindowStore
  readonly tables: Tables
}

/** Opens the capture of one material; its pages lie at the desk under the draft's id. */
export function useMaterialPages(
  { entry, policy }: IntakeForm,
  { draft, store, tables }: CapturedDraft,
): OpenMaterialPages {
  const { value, reload } = useDeskQuery('material.list', { owner: draft.id })
  const [material, setMaterial] = useState<OpenMaterial>()
  const pages = value ?? []
  const unasked = unaskedMaterials(pages, entry, { policy, packs: tables.policies })
  const open = async (requirement: PagedMaterial) => {
    // The vault knows the entry before it knows its pages.
    await flushDrafts(store)
    setMaterial({ ...requirement, isAsked: !unasked.some(({ id }) => id === requirement.id) })
  }
  return {
    pages,
    unasked,
    material,
    onCapture: (requirement) => void open(requirement),
    openByKey: () => {
      const required = requiredMaterials(entry, policy)
      const wanted =
        [...required, ...unasked].find(hasCursor) ??
        required.find(({ id }) => id !== 'voucher') ??
        required[0]
      if (wanted) void open(wanted)
    },
    close: () => {
      setMaterial(undefined)
      void reload()
    },
  }
}

function hasCursor({ id }: PagedMaterial): boolean {
  const field = document.querySelector(`[data-field="materials.${id}"]`)
  const group = field ?? document.getElementById(fieldId(`materials.${id}`))
  return group?.contains(document.activeElement) ?? false
}
