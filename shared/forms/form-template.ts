import * as z from 'zod'

/** What is fixed on the printed forms; see `assets/forms/`. Filled in by the paper work. */
export const FormTemplates = z.record(z.string(), z.unknown())
export type FormTemplates = z.infer<typeof FormTemplates>
