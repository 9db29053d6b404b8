import { AGENT_RELATIONSHIPS, findLabel } from '#shared/codes/code-tables.ts'
import type { Check } from './check.ts'
import { checkPhone } from './check-contact.ts'
import { missing } from './check-missing.ts'
import { checkDocumentNumber, checkName, unknownCode } from './check-person.ts'
import { AGENT_FIELDS } from './fields.ts'
import type { Agent } from './filing.ts'
import type { Issue } from './issue.ts'

/** Who files for the insured person (备案表: 被委托人): all of it, or no agent at all. */
export const checkAgent: Check = ({ agent }, _policy, { today, tables }) => {
  if (agent === null) return []
  const keys = Object.keys(AGENT_FIELDS) as (keyof Agent)[]
  const absent = keys
    .filter((key) => agent[key] === '')
    .map((key) => missing(`agent.${key}`, AGENT_FIELDS[key]))
  const rules: Readonly<Partial<Record<keyof Agent, () => readonly Issue[]>>> = {
    name: () => checkName(agent.name, 'agent.name', undefined),
    documentNumber: () =>
      checkDocumentNumber(agent, 'agent.documentNumber', {
        today,
        isKnownRegion: (code) => tables.divisions.has(code),
      }),
    phone: () => checkPhone(agent.phone, 'agent.phone'),
    relationship: () =>
      findLabel(AGENT_RELATIONSHIPS, agent.relationship)
        ? []
        : [
            unknownCode(
              'agent.relationship',
              AGENT_FIELDS.relationship.label,
              AGENT_RELATIONSHIPS.map((row) => row.label),
            ),
          ],
  }
  return [
    ...absent,
    ...keys.filter((key) => agent[key] !== '').flatMap((key) => rules[key]?.() ?? []),
  ]
}
