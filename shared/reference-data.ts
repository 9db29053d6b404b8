import * as z from 'zod'
import type { Destination, Division } from '#shared/codes/divisions.ts'
import { DestinationTable, DivisionTable } from '#shared/codes/divisions.ts'
import { FormTemplates } from '#shared/forms/form-template.ts'
import { PolicyPack } from '#shared/policy/pack.ts'

/** Everything the rules need to know that is data, not code: read by the desk from `assets/`. */
export const ReferenceData = z.strictObject({
  divisions: DivisionTable,
  destinations: DestinationTable,
  policies: z.array(PolicyPack).min(1),
  forms: FormTemplates,
})
export type ReferenceData = z.infer<typeof ReferenceData>

/** The reference data with look-ups by code. */
export interface Tables {
  readonly divisions: ReadonlyMap<string, Division>
  readonly destinations: ReadonlyMap<string, Destination>
  readonly policies: readonly PolicyPack[]
  readonly forms: FormTemplates
}

/** Indexes the tables by code, once per start. */
export function indexTables(data: ReferenceData): Tables {
  return {
    divisions: new Map(data.divisions.divisions.map((row) => [row.code, row])),
    destinations: new Map(data.destinations.destinations.map((row) => [row.code, row])),
    policies: data.policies,
    forms: data.forms,
  }
}
