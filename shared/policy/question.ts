import * as z from 'zod'
import { Facts } from './conditions.ts'
import { Category } from './policy.ts'

/** What somebody wants to do with a filing. */
export const PolicyAction = z.enum(['register', 'change', 'terminate', 'void', 'renew'])
export type PolicyAction = z.infer<typeof PolicyAction>

/** A question to the rules: of which day, for whom, to do what, and what is known. */
export const PolicyQuestion = z.strictObject({
  /** The office's day; its packs answer. */
  date: z.iso.date().describe('The day asked about, YYYY-MM-DD; the packs in force on it answer'),
  insuredDivision: z
    .string()
    .regex(/^\d{6}$/)
    .describe('医保区划 of the insured person, six digits'),
  category: Category.describe('备案人员类别'),
  action: PolicyAction.default('register'),
  startDate: z.iso.date().optional().describe('Start of the filing; default: the day asked about'),
  endDate: z.iso.date().optional(),
  destination: z
    .string()
    .min(1)
    .max(50)
    .optional()
    .describe('就医地, a code of assets/codes/destinations.json, or what was written instead'),
  materials: z
    .record(z.string(), z.string())
    .optional()
    .describe('Material → evidence given, ids of assets/policies; left out: not asked'),
  laterDue: z.iso.date().optional().describe('补交期限 agreed for papers that come later'),
  facts: Facts.default({}).describe('What is known of person, filing and treatment'),
})
export type PolicyQuestion = z.infer<typeof PolicyQuestion>
