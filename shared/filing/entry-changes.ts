import {
  AGENT_RELATIONSHIPS,
  findLabel,
  INSTITUTION_LEVELS,
  PHYSICIAN_TITLES,
  VOUCHERS,
} from '#shared/codes/code-tables.ts'
import { destinationLabel } from '#shared/codes/divisions.ts'
import type { MaterialRequirement } from '#shared/policy/policy.ts'
import type { Policy } from '#shared/policy/resolve.ts'
import type { Tables } from '#shared/reference-data.ts'
import { ENTRY_FIELDS, REFERRAL_FIELDS, type ReferralPart } from './fields.ts'
import type { Agent, FieldChange, FilingEntry } from './filing.ts'
import { injuryWords } from './injury.ts'
import { EMPTY_REFERRAL, type Referral } from './referral.ts'
import { onwardLine } from './referral-words.ts'

type PlainField = keyof typeof ENTRY_FIELDS

const NONE = '（空）'

/** By what the codes of an entry become words. */
export interface ChangeTables {
  readonly destinations: Tables['destinations']
  readonly policy: Policy
}

/** What differs between two entries, field by field, in words: `就医地：广州市 → 深圳市`. */
export function describeChanges(
  before: FilingEntry,
  after: FilingEntry,
  tables: ChangeTables,
): readonly FieldChange[] {
  // The keys are those of ENTRY_FIELDS.
  const fields = Object.keys(ENTRY_FIELDS) as PlainField[]
  const plain = fields
    .filter((field) => before[field] !== after[field])
    .map((field) => ({
      field: ENTRY_FIELDS[field].label,
      from: wordsOf(before, field, tables),
      to: wordsOf(after, field, tables),
    }))
  const injury = {
    field: '外伤情况',
    from: before.injury ? injuryWords(before.injury) : NONE,
    to: after.injury ? injuryWords(after.injury) : NONE,
  }
  const agent = { field: '代办人', from: agentWords(before.agent), to: agentWords(after.agent) }
  return [
    ...plain,
    ...describeMaterials(before, after, tables.policy),
    ...(injury.from === injury.to ? [] : [injury]),
    ...describeReferral(before.referral ?? EMPTY_REFERRAL, after.referral ?? EMPTY_REFERRAL),
    ...(agent.from === agent.to ? [] : [agent]),
  ]
}

function wordsOf(entry: FilingEntry, field: PlainField, tables: ChangeTables): string {
  switch (field) {
    case 'destination': {
      const place = tables.destinations.get(entry.destination)
      return place ? destinationLabel(place) : entry.destination
    }
    case 'category':
      return categoryWords(entry.category, tables.policy)
    case 'endDate':
      return entry.endDate === '' ? '长期有效' : entry.endDate
    case 'voucher':
      return findLabel(VOUCHERS, entry.voucher) ?? (entry.voucher || NONE)
    case 'fileAnyway':
      return entry.fileAnyway ? '是' : '否'
    default:
      return entry[field] || NONE
  }
}

function categoryWords(category: FilingEntry['category'], policy: Policy): string {
  if (category === '') return NONE
  return policy.categories[category]?.label ?? category
}

function describeMaterials(
  before: FilingEntry,
  after: FilingEntry,
  policy: Policy,
): readonly FieldChange[] {
  const requirements = Object.values(policy.categories).flatMap(({ materials }) => materials)
  const ids = [...new Set([...Object.keys(before.materials), ...Object.keys(after.materials)])]
  return ids
    .filter((id) => before.materials[id] !== after.materials[id])
    .map((id) => {
      const requirement = requirements.find((known) => known.id === id)
      return {
        field: requirement?.label ?? id,
        from: evidenceWords(requirement, before.materials[id]),
        to: evidenceWords(requirement, after.materials[id]),
      }
    })
}

function evidenceWords(requirement: MaterialRequirement | undefined, given = ''): string {
  if (given === '') return NONE
  return requirement?.anyOf.find(({ id }) => id === given)?.label ?? given
}

function describeReferral(before: Referral, after: Referral): readonly FieldChange[] {
  // The keys are those of REFERRAL_FIELDS.
  const parts = Object.keys(REFERRAL_FIELDS) as ReferralPart[]
  const onward = { from: onwardWords(before), to: onwardWords(after) }
  return [
    ...parts
      .filter((part) => before[part] !== after[part])
      .map((part) => ({
        field: REFERRAL_FIELDS[part].label,
        from: referralWords(before, part),
        to: referralWords(after, part),
      })),
    ...(onward.from === onward.to ? [] : [{ field: '再次转诊', ...onward }]),
  ]
}

function referralWords(referral: Referral, part: ReferralPart): string {
  const value = referral[part]
  const label = findLabel([...INSTITUTION_LEVELS, ...PHYSICIAN_TITLES], value)
  return (part.endsWith('Level') || part === 'opinionBy' ? label : value) || NONE
}

function onwardWords({ onward }: Referral): string {
  return onward === null ? NONE : onwardLine(onward)
}

function agentWords(agent: Agent | null): string {
  if (agent === null) return '本人办理'
  const relationship = findLabel(AGENT_RELATIONSHIPS, agent.relationship)
  return [agent.name, relationship, agent.documentNumber, agent.phone].filter(Boolean).join('，')
}
