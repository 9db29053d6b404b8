import * as z from 'zod'
import { PaperId } from '#shared/paper.ts'

/** Where a printer has to put a page so that it lies right on the paper; the paper's edge is the origin. */
export const Placement = z.strictObject({
  /** To the right and down, in mm. */
  offsetX: z.number().min(-20).max(20),
  offsetY: z.number().min(-20).max(20),
  /** Enlargement along each edge; 1 is true to size. */
  scaleX: z.number().min(0.95).max(1.05),
  scaleY: z.number().min(0.95).max(1.05),
  /** Further down with every sheet of a job, in mm: paper that is fed a little too far or too short. */
  drift: z.number().min(-2).max(2),
})
export type Placement = z.infer<typeof Placement>

/** A page as it was drawn. */
export const TRUE_PLACEMENT: Placement = {
  offsetX: 0,
  offsetY: 0,
  scaleX: 1,
  scaleY: 1,
  drift: 0,
}

/** What goes onto the paper: the whole form, or the values alone for paper that bears the form (套打). */
export const PrintedContent = z.enum(['whole', 'values'])
export type PrintedContent = z.infer<typeof PrintedContent>

/** Which sides of a sheet are printed on; two-sided pages turn over the long or the short edge. */
export const Sides = z.enum(['one', 'long-edge', 'short-edge'])
export type Sides = z.infer<typeof Sides>

/** How a form is printed at this desk. */
export const PrinterProfile = z.strictObject({
  form: PaperId,
  /** Name at the spooler; '' is the system's default printer. */
  printer: z.string().max(200),
  /** The spooler's name of a tray; '' leaves it to the printer. */
  tray: z.string().max(100),
  sides: Sides,
  content: PrintedContent,
  /** In a batch: many papers in one job, or a job for each. */
  jobs: z.enum(['together', 'each']),
  placement: Placement,
})
export type PrinterProfile = z.infer<typeof PrinterProfile>

/** How a form is printed before anybody set it. */
export function defaultProfile(form: PaperId): PrinterProfile {
  return {
    form,
    printer: '',
    tray: '',
    sides: 'one',
    content: 'whole',
    jobs: 'together',
    placement: TRUE_PLACEMENT,
  }
}

/** Whether a profile changes the page itself, not only where it is printed. */
export function changesPage({ content, placement }: PrinterProfile): boolean {
  return content !== 'whole' || !isTrue(placement)
}

/**
 * How often a document holds each paper itself instead of the spooler copying it: with a drift no two copies
 * lie alike. Two-sided, where nothing drifts, a copy would begin on the back of the one before.
 */
export function copiesWithin({ placement, sides }: PrinterProfile, copies: number): number {
  return placement.drift !== 0 && sides === 'one' ? copies : 1
}

/** Whether nothing is moved. */
export function isTrue(placement: Placement): boolean {
  const { offsetX, offsetY, scaleX, scaleY, drift } = placement
  return offsetX === 0 && offsetY === 0 && scaleX === 1 && scaleY === 1 && drift === 0
}
