import { findDocumentFacts } from '#shared/codes/documents/document-rules.ts'
import type { FilingEntry } from '#shared/filing/filing.ts'
import { EMPTY_REFERRAL } from '#shared/filing/referral.ts'
import {
  demandedParts,
  findReferralRule,
  isBlank,
  isReferralPaperGiven,
} from '#shared/filing/referral-rules.ts'
import {
  agreedLaterMaterials,
  findGiven,
  requiredMaterials,
  withVoucherMaterial,
} from '#shared/policy/materials.ts'
import type { Validity } from '#shared/policy/policy.ts'
import type { Policy } from '#shared/policy/resolve.ts'
import { defaultEnd } from '#shared/policy/validity.ts'

/** What an edit looks at besides the entry. */
export interface EditContext {
  readonly today: string
  policyOf(entry: FilingEntry): Policy
}

/** One edit: the entry before, and after the clerk's own change. */
interface Edit {
  readonly before: FilingEntry
  readonly after: FilingEntry
  readonly policy: Policy
  readonly policyBefore: Policy
  readonly today: string
}

type Follow = (edit: Edit) => FilingEntry

/** The entry after a change, with everything that follows from it by itself. */
export function editEntry(
  before: FilingEntry,
  change: Partial<FilingEntry>,
  context: EditContext,
): FilingEntry {
  const changed = tidy({ ...before, ...change })
  const { today } = context
  const policyBefore = context.policyOf(before)
  const follows: readonly Follow[] = [
    followGender,
    followEnd,
    followMaterials,
    followReferral,
    followFileAnyway,
  ]
  return follows.reduce(
    (after, follow) =>
      follow({ before, after, policyBefore, policy: context.policyOf(after), today }),
    changed,
  )
}

/** Document numbers have neither spaces nor small letters: both go while they are typed. */
function tidy(entry: FilingEntry): FilingEntry {
  const agent = entry.agent && {
    ...entry.agent,
    documentNumber: compact(entry.agent.documentNumber),
  }
  return { ...entry, documentNumber: compact(entry.documentNumber), agent }
}

function compact(number: string): string {
  return number.replace(/\s/gu, '').toUpperCase()
}

/** A resident identity number says the gender (GB 11643: 17th digit); what one number said no other goes on saying. */
function followGender({ before, after, today }: Edit): FilingEntry {
  const isSame =
    before.documentNumber === after.documentNumber && before.documentType === after.documentType
  if (isSame) return after
  const gender = findDocumentFacts(after, today)?.gender
  if (gender !== undefined) return { ...after, gender }
  const wasTold = findDocumentFacts(before, today)?.gender
  const isLeftOver = wasTold !== undefined && after.gender === wasTold
  return isLeftOver ? { ...after, gender: '' } : after
}

/** The end follows region, category and start (规程第十条) until the clerk sets another one. */
function followEnd({ before, after, policy, policyBefore }: Edit): FilingEntry {
  const wasOffered = endOffered(before, policyBefore)
  const isSame = before.category === after.category
  const isOwn = isSame && before.endDate !== '' && before.endDate !== wasOffered
  if (isOwn && isBetweenRegions(after)) return after
  if (findValidity(after, policy)?.end === 'none') return { ...after, endDate: '' }
  const offered = endOffered(after, policy)
  const isMoved = offered !== wasOffered || !isSame
  return isMoved && !isOwn ? { ...after, endDate: offered } : after
}

/** While a corrected number is looked up no region is known, whose rules could take away what was entered. */
function isBetweenRegions({ insuredDivision }: FilingEntry): boolean {
  return insuredDivision === ''
}

function endOffered(entry: FilingEntry, policy: Policy): string {
  return defaultEnd(findValidity(entry, policy), entry.startDate)
}

function findValidity({ category }: FilingEntry, policy: Policy): Validity | undefined {
  return category === '' ? undefined : policy.categories[category]?.validity?.value
}

/**
 * Materials are those of the category; the first of them is met by the voucher shown (规程第八条). The day
 * agreed for a paper that comes later goes with the last of these.
 */
function followMaterials({ before, after, policy }: Edit): FilingEntry {
  // The same evidence id under another category means another paper: ask again.
  const isSame = before.category === after.category
  if (isSame && isBetweenRegions(after)) {
    return after.category === '' ? after : withVoucherMaterial(after)
  }
  const kept = requiredMaterials(after, policy).flatMap((requirement) => {
    const given = isSame ? findGiven(after, requirement) : undefined
    return given ? [[requirement.id, given.id] as const] : []
  })
  const materials = { ...after, materials: Object.fromEntries(kept) }
  const isUntouched =
    isSame &&
    before.insuredDivision === after.insuredDivision &&
    before.materials === after.materials
  const isDayAgreed = isUntouched || (isSame && agreedLaterMaterials(materials, policy).length > 0)
  const dated = isDayAgreed ? materials : { ...materials, laterDue: '' }
  return after.category === '' ? dated : withVoucherMaterial(dated)
}

/** The record of a referral opens with a certificate whose content the rules demand, and closes with its category. */
function followReferral({ before, after, policy, policyBefore }: Edit): FilingEntry {
  if (after.category !== 'referred') return { ...after, referral: null }
  if (isDemanded(after, policy)) return { ...after, referral: after.referral ?? EMPTY_REFERRAL }
  const isLeftOver = isDemanded(before, policyBefore) && after.referral && isBlank(after.referral)
  return isLeftOver ? { ...after, referral: null } : after
}

function isDemanded(entry: FilingEntry, policy: Policy): boolean {
  const rule = findReferralRule(policy)?.value
  return isReferralPaperGiven(entry, policy) && demandedParts(rule).size > 0
}

/** Registering all the same is decided for one category, not for the next one (规程第八条（五）). */
function followFileAnyway({ before, after }: Edit): FilingEntry {
  return before.category === after.category ? after : { ...after, fileAnyway: false }
}
