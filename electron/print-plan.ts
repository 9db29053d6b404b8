import { setImmediate } from 'node:timers/promises'
import { policyOf } from '#shared/filing/accepted-under.ts'
import type { Filing } from '#shared/filing/filing.ts'
import { formsOf } from '#shared/forms/form-layout.ts'
import type { FormId } from '#shared/paper.ts'
import type { PrintItem, PrintOrder } from '#shared/printing/print-run.ts'
import { copiesWithin, type PrinterProfile } from '#shared/printing/printer-profile.ts'
import type { Tables } from '#shared/reference-data.ts'

/** What a batch is asked to print. */
export interface BatchOrder {
  readonly runId: string
  /** In the order in which they shall come out. */
  readonly filingIds: readonly string[]
  /** Printed where a filing needs them. */
  readonly forms: readonly FormId[]
  readonly copies: number
  readonly order: PrintOrder
}

/** What planning needs to know. */
interface Planner {
  readonly tables: Tables
  /** ISO instant. */
  readonly now: string
  findFiling(id: string): Filing | undefined
}

/** Papers of one job: so many share a document, which bounds memory and what a crash leaves open. */
const MOST_TOGETHER = 50

/** Every paper of a batch in the order in which it comes out; breathes between the filings. */
export async function planItems(batch: BatchOrder, planner: Planner): Promise<PrintItem[]> {
  const sets: { readonly filing: Filing; readonly forms: readonly FormId[] }[] = []
  for (const id of batch.filingIds) {
    const filing = planner.findFiling(id)
    if (filing) sets.push({ filing, forms: wantedForms(filing, batch, planner) })
    await setImmediate()
  }
  const pairs =
    batch.order === 'by-person'
      ? sets.flatMap(({ filing, forms }) => forms.map((form) => ({ filing, form })))
      : batch.forms.flatMap((form) =>
          sets.filter(({ forms }) => forms.includes(form)).map(({ filing }) => ({ filing, form })),
        )
  return pairs.map(({ filing, form }, position) => ({
    position,
    form,
    filingId: filing.id,
    acceptanceNumber: filing.acceptanceNumber,
    name: filing.entry.name,
    state: 'waiting',
    printer: '',
    job: '',
    words: '',
    at: planner.now,
  }))
}

function wantedForms(
  filing: Filing,
  { forms }: BatchOrder,
  { tables }: Planner,
): readonly FormId[] {
  const needed = formsOf(filing, policyOf(filing, tables.policies))
  return forms.filter((form) => needed.includes(form))
}

interface JobSetting {
  readonly copies: number
  profileOf(item: PrintItem): PrinterProfile
}

/** The first papers that can share a job: printed alike, and as many as the profile lets. */
export function jobOf(
  waiting: readonly PrintItem[],
  { profileOf, copies }: JobSetting,
): readonly PrintItem[] {
  const [first] = waiting
  if (first === undefined) return []
  const profile = profileOf(first)
  // A sheet with two sides would carry the beginning of another person's paper.
  if (profile.jobs === 'each' || profile.sides !== 'one') return [first]
  const other = waiting.findIndex((item) => !isPrintedAlike(profileOf(item), profile))
  const most = Math.ceil(MOST_TOGETHER / copiesWithin(profile, copies))
  return waiting.slice(0, other === -1 ? most : Math.min(other, most))
}

function isPrintedAlike(one: PrinterProfile, other: PrinterProfile): boolean {
  const { form: _, ...own } = one
  const { form: __, ...others } = other
  return JSON.stringify(own) === JSON.stringify(others)
}

/** So many waiting papers are enough to find the next job among. */
export const LOOK_AHEAD = MOST_TOGETHER
